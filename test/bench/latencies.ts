import type { Reading } from './harness.js';

/** Milliseconds that something took, again and again. */
export class Latencies {
  private readonly taken: number[] = [];

  async time<Result>(work: () => Promise<Result>): Promise<Result> {
    const began = performance.now();
    const result = await work();
    this.taken.push(performance.now() - began);
    return result;
  }

  /** Forgets the warm-up. */
  clear(): void {
    this.taken.length = 0;
  }

  /** The time that this share of all was not longer than. @param share such as 0.95 */
  percentile(share: number): number {
    const sorted = this.taken.toSorted((a, b) => a - b);
    const found = sorted[Math.min(sorted.length, Math.ceil(sorted.length * share)) - 1];
    if (found === undefined) throw new Error('Nothing was timed');
    return found;
  }
}

/** The 95th percentile of ours over that of a peer, which must not be more than a bound. */
export function p95Against(name: string, ours: Latencies, peer: Latencies, peerName: string, bound: number): Reading {
  const [value, peerValue] = [ours.percentile(0.95), peer.percentile(0.95)];
  const ratio = value / peerValue;
  const target = { ratio, target: `ratio <= ${bound}`, holds: ratio <= bound };
  return { name, value, unit: 'ms', peer: `p95 of ${peerName}`, peer_value: peerValue, ...target, cpu: null, peer_cpu: null };
}
