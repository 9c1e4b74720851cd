/** Sentences and words of cases. */
export const cases = {};
