/** 任务的提示。 */
export const jobs = {
  asked_otherwise: '任务 {id} 正在以其他选项做这件事，或已做完；请查看它的结果。',
  unknown: '没有任务 {id}，或它不是您的。',
};
