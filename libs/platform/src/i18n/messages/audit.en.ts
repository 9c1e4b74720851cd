/** Words of the audit trail. */
export const audit = {
  col_id: 'No.',
  col_seq: 'Place in the chain',
  col_at: 'Time',
  col_actor: 'By',
  col_actor_name: 'Name',
  col_action: 'Action',
  col_subject: 'Subject',
  col_detail: 'Detail',
};
