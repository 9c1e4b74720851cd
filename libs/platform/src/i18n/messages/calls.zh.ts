/** Sentences about calls. */
export const calls = {
  evaluated_for_another: '录音“{recording}”已有 {name}（{no}）的质检记录，这一行是另一个人；请核对工号，或先更正质检记录',
  evaluated_since: '录音“{recording}”换人之后已有质检记录，不能撤回；请先撤回这些质检记录的导入。',
  negative_duration: '通话时长 {given} 小于 0，请核对',
  not_found: '没有录音编号为“{recording}”的通话。',
  in_future: '通话开始时间 {given} 在今天之后，请核对',
  duration_too_long: '通话时长 {given} 秒太大，请核对',
  no_customer_number: '录音“{recording}”没有客户号码。',
};
