/** Code of the team a person is in on a day, as an expression in SQL; null: none. @param day an expression of type date */
export function teamCodeSql(agent: string, day: string): string {
  return `(select t.code from team_membership m join team t on t.id = m.team_id where m.agent_id = ${agent} and m.valid @> ${day})`;
}

/**
 * True for facts of people who are in a team on the day; `?` twice stands for its code. Whoever was ever in it is found first, so that
 * their facts are read by person and not day by day.
 */
export function inTeamSql(agent: string, day: string): string {
  return `${agent} in (select m.agent_id from team_membership m join team t on t.id = m.team_id where t.code = ?)
    and exists (select from team_membership m join team t on t.id = m.team_id where m.agent_id = ${agent} and m.valid @> ${day} and t.code = ?)`;
}

/** The person with a number; `?` stands for it. */
export const PERSON_BY_NO = '(select id from person where employee_no = ?)';
