/** Sentences about exam results. */
export const exams = {
  score_out_of_range: 'the score {given} is not between 0 and 100; please check',
  score_missing: 'with status normal or retake, theory or practical needs a score',
  score_not_counted: 'this status does not count by score; the score is kept as a remark only',
  unexcused_not_absent: 'only an absence can be unexcused; not taken over',
  two_names: 'exam “{exam}” is called “{name}” in row {row}; use one name',
  two_results: 'number {no} already has a result of exam “{exam}” in row {row}; keep one row, and give a retake the status retake',
  two_retakes: 'number {no} already has a retake of exam “{exam}” in row {row}; keep one row',
  in_future: 'the exam is on {given}, which is still to come; please check',
};
