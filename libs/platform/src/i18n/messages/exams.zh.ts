/** Sentences about exam results. */
export const exams = {
  score_out_of_range: '分数 {given} 不在 0 到 100 之间，请核对',
  score_missing: '状态是正常或补考，理论和实操至少要填一项',
  score_not_counted: '这个状态不按分数计算，填写的分数只作记录',
  unexcused_not_absent: '只有缺考才有无故缺考，这里不采用',
  two_names: '考试“{exam}”在第 {row} 行叫“{name}”，请统一名称',
  two_results: '考试“{exam}”工号 {no} 在第 {row} 行已经有成绩，请只留一行；补考请把状态填为补考',
  two_retakes: '考试“{exam}”工号 {no} 在第 {row} 行已经有补考成绩，请只留一行',
  in_future: '考试日期 {given} 在今天之后，请核对',
};
