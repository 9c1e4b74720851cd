/** Words that explain scores as arithmetic. */
export const explain = {
  evaluation_unknown: 'There is no evaluation “{evaluation}”.',
};
