/** Sentences about people and teams. */
export const organization = {
  unknown_employee_no: 'nobody has employee number “{no}”; import them with the roster first or check the number',
  no_person_named: 'no employee number; without one, give name and team',
  unknown_team: 'there is no team “{team}”; check its code or name',
  unknown_name: 'on {day} nobody called “{name}” was in team “{team}”; check the name or give the employee number',
  name_not_unique:
    'on {day} more than one person is called “{name}” (team {team}; numbers {numbers}); give the employee number or the team',
  found_by_name: 'taken by name and team for number {no} ({name}, {team})',
  name_differs: 'number {no} is “{known}”, this row says “{name}”; please check',
  after_leaving: '{name} ({no}) worked until {left_on}, and {day} is after that; please check',
  no_team_that_day: '{name} ({no}) was in no team on {day}: not counted for any team',
  team_required: 'agents and team leaders need a team',
  effective_from_required: '{name} ({no}) has another team or post; give “effective_from”, or --effective-from DATE in the command',
  left_before_hired: 'the last day worked {left_on} is before the hiring date {hired_on}; please check',
  left_before_effective: 'the last day worked {left_on} is before the effective date {effective_from}; please check',
  unknown_supervisor: 'no supervisor has number “{no}”: neither known nor in this file',
  supervisor_post: '“{no}” is neither supervisor nor manager by post; taken as the team’s supervisor all the same',
  supervisor_conflict: 'team “{team}” has two supervisors on {day} ({one}, {other}); {one} is taken',
  duplicate_row: 'number {no} with effective date {effective_from} already stands in row {row}; keep one row',
  leader_conflict: 'team “{team}” has two leaders from {day} on ({one}, {other}); please check',
  team_name_conflict: 'team “{team}” has two names in this file (“{one}”, “{other}”); use one',
  person_in_use: '{name} ({no}) of this import has calls, evaluations or other records by now; revert those imports first.',
};
