/** Sentences about calls. */
export const calls = {
  evaluated_for_another: '录音“{recording}”已有 {name}（{no}）的质检记录，这一行是另一个人；请核对工号，或先更正质检记录',
  evaluated_since: '录音“{recording}”换人之后已有质检记录，不能撤回；请先撤回这些质检记录的导入。',
  negative_duration: '通话时长 {given} 小于 0，请核对',
};
