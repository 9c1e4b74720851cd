/**
 * Scores chosen options with a key: 1 for the right one, 0 for any other and for none. Width, case and spaces do not matter; where
 * several letters are right (ABD), neither does their order nor what separates them.
 * @param answers persons × items as written; null: not answered
 * @param key the right answer of each item
 */
export function scoreOptions(answers: readonly (readonly (string | null)[])[], key: readonly string[]): number[][] {
  const right = key.map(comparable);
  return answers.map((person) =>
    right.map((answer, item) => {
      const given = person[item] ?? null;
      return given !== null && comparable(given) === answer ? 1 : 0;
    }),
  );
}

/** Letters of options are sorted, words are left as they are. */
function comparable(text: string): string {
  const bare = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s,;、·]+/gu, '');
  const isLetters = /^[A-H]{2,8}$/.test(bare) && new Set(bare).size === bare.length;
  return isLetters ? [...bare].sort().join('') : bare;
}
