/** Sentences and words of maintenance. */
export const maintenance = {};
