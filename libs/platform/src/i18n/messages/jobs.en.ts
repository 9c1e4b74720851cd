/** Sentences about jobs. */
export const jobs = {
  unknown: 'There is no job {id}, or it is not yours.',
};
