/** Writes one sentence to stderr. */
export function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
