/** 任务的提示。 */
export const jobs = {
  unknown: '没有任务 {id}，或它不是您的。',
};
