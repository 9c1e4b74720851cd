/** Sentences about key figures. */
export const metrics = {
  no_metric_column: '文件“{file}”里没有指标列，可用的指标：{known}。',
  negative: '数值 {given} 小于 0，请核对',
  attendance_above_required: '出勤天数 {given} 多于应出勤天数 {required}，请核对',
  same_row_twice: '工号 {no} 在 {date} 的数据在第 {row} 行已经出现过，请只留一行',
  in_future: '{given} 在今天之后，请核对',
  unusual: '数值 {given} 大于通常的上限 {most}，请核对',
};
