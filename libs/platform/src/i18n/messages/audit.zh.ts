/** 审计记录的用语。 */
export const audit = {
  col_id: '编号',
  col_seq: '链上位置',
  col_at: '时间',
  col_actor: '操作人',
  col_actor_name: '姓名',
  col_action: '操作',
  col_subject: '对象',
  col_detail: '详情',
};
