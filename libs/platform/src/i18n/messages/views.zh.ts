/** Sentences about saved views of lists. */
export const views = {
  unknown: '没有编号为 {id} 的视图，或者它不是您的。',
  name_taken: '您已经有名为“{name}”的视图，请换一个名称或更新它。',
  too_many: '最多保存 {limit} 个视图，请先删除不用的。',
};
