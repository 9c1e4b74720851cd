/** Sentences and words of reporting. */
export const reporting = {};
