/** The algorithm by its name, to be stored beside every seed: a new one would be a new name. */
export const GENERATOR = 'xoshiro256** 1.0 seeded by SplitMix64';

const MASK = (1n << 64n) - 1n;

/** A stream of random numbers that anyone can repeat from the seed. */
export interface SeededGenerator {
  /** The next 64 bits, 0 to 2^64 − 1. */
  next(): bigint;
  /** A whole number from 0 to below `bound`, every one equally likely. `bound` is a safe integer above 0. */
  below(bound: number): number;
}

/**
 * xoshiro256** 1.0 with its four words of state taken from SplitMix64, as its authors advise.
 * `below` rejects what is at or above the largest multiple of the bound that fits 64 bits, and takes the remainder of the rest.
 * Source: Blackman & Vigna, "Scrambled Linear Pseudorandom Number Generators", 2021; reference code at prng.di.unimi.it.
 * @param seed a whole number from 0 to 2^64 − 1
 * @throws RangeError for another seed
 */
export function seededGenerator(seed: bigint): SeededGenerator {
  if (seed < 0n || seed > MASK) throw new RangeError('a seed is a whole number from 0 to 2^64 - 1');
  const split = splitMix64(seed);
  return xoshiro256([split(), split(), split(), split()]);
}

/** The generator on a state of its own; exported so that it can be held against the reference. */
export function xoshiro256(state: readonly [bigint, bigint, bigint, bigint]): SeededGenerator {
  let [a, b, c, d] = state;
  const next = (): bigint => {
    const result = (rotate((b * 5n) & MASK, 7n) * 9n) & MASK;
    const shifted = (b << 17n) & MASK;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 45n);
    return result;
  };
  const below = (bound: number): number => {
    if (!Number.isSafeInteger(bound) || bound < 1) throw new RangeError('a bound is a whole number above 0');
    const many = BigInt(bound);
    const limit = (1n << 64n) - ((1n << 64n) % many);
    let drawn = next();
    while (drawn >= limit) drawn = next();
    return Number(drawn % many);
  };
  return { next, below };
}

/** Source: Steele, Lea & Flood 2014; reference code at prng.di.unimi.it. */
export function splitMix64(seed: bigint): () => bigint {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & MASK;
    let mixed = state;
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & MASK;
    return mixed ^ (mixed >> 31n);
  };
}

function rotate(word: bigint, bits: bigint): bigint {
  return ((word << bits) | (word >> (64n - bits))) & MASK;
}
