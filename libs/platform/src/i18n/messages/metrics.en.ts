/** Sentences and words of metrics. */
export const metrics = {};
