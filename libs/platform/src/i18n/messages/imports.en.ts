/** Sentences about imports as a whole. */
export const imports = {
  map_not_found: 'There is no column map called “{name}”; save one with fairmark map first.',
  map_kind: 'Column map “{name}” is for {kind}, but this is an import of {asked}.',
  map_header: 'The file has no column “{header}”; it has: {headers}.',
  map_column: 'There is no column “{column}”; use one of: {columns}.',
  batch_not_found: 'There is no import batch “{batch}”.',
  batch_reverted: 'Import batch {batch} has already been reverted.',
  batch_overtaken: 'After import batch {batch}, batch {later} changed the same records (for example “{key}”); revert those first.',
  json_broken: 'The file “{file}” is not a whole JSON document; export it again.',
  json_only_forms: 'The file “{file}” is JSON; only forms can come as JSON, so use xlsx or csv.',
  revert_reason: 'import batch {batch} reverted',
  template_roster: 'Roster',
  template_calls: 'Calls',
  template_forms: 'Forms',
  template_evaluations: 'Evaluations',
  template_exam_results: 'Exam results',
  template_cases: 'Complaints and commendations',
  template_metrics: 'Metrics',
  template_headers:
    'Keep the headers as they are; columns may change places, and columns you do not need may go. Columns with * are required.',
  template_empty: 'What an empty cell means is said for each column; write NA where something does not apply.',
  template_again:
    'The same file may be imported again: rows that did not change are not doubled, changed rows update by their key and leave their history.',
  template_criterion: 'Criterion “{name}” (form {forms}): points; for a deduction the points taken off; NA where it does not apply',
  template_yes_no: 'yes,no',
};
