/** Words that explain scores as arithmetic. */
export const explain = {
  evaluation_unknown: '没有编号为“{evaluation}”的质检。',
};
