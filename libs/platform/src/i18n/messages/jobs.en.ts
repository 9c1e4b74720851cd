/** Sentences about jobs. */
export const jobs = {
  asked_otherwise: 'Job {id} does this already, or has done it, with other options; look at what came of it.',
  unknown: 'There is no job {id}, or it is not yours.',
};
