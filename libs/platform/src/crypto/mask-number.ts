import { FairmarkError } from '../errors/fairmark-error.js';
import type { FieldCipher } from './field-cipher.js';

/** A customer number as people may see it: `13812345678` is `138****5678`; shorter ones show less, under 7 characters nothing. */
export function maskNumber(number: string): string {
  const signs = [...number.trim()];
  const [head, tail] = signs.length >= 11 ? [3, 4] : signs.length >= 7 ? [2, 2] : [0, 0];
  return signs.map((sign, index) => (index < head || index >= signs.length - tail ? sign : '*')).join('');
}

/** The same of a sealed number; one that cannot be read, for its key is lost, shows nothing, so that a list of many still stands. */
export function maskSealed(cipher: FieldCipher, sealed: Uint8Array): string {
  try {
    return maskNumber(cipher.decrypt(sealed));
  } catch (error) {
    if (error instanceof FairmarkError) return '****';
    throw error;
  }
}
