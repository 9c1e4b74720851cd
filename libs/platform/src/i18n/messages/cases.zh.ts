/** Sentences about complaints and commendations. */
export const cases = {
  same_person_twice: '编号“{case}”工号 {no} 在第 {row} 行已经出现过，请只留一行',
  unknown_verifier: '没有核实人“{no}”，请填他的工号，或先在员工名单里导入',
  verifier_by_name: '核实人“{name}”按姓名认作工号 {no}',
  fault_ignored: '核实结论是不属实，责任不计入成绩单',
  confirmed_before_received: '确认时间早于受理时间，请核对',
  closed_before_received: '办结时间早于受理时间，请核对',
  confirmed_without_verdict: '已经确认，但没有核实结论，不计入成绩单',
  confirmed_without_fault: '投诉已经确认，但没有认定责任，不计入成绩单',
  not_found: '没有编号为“{case}”的投诉或表扬。',
  in_future: '{given} 在今天之后，请核对',
};
