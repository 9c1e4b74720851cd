/** Sentences about complaints and commendations. */
export const cases = {
  same_person_twice: 'case “{case}” of number {no} already stands in row {row}; keep one row',
  unknown_verifier: 'there is no verifier “{no}”; give the employee number, or import them with the roster first',
  verifier_by_name: 'verifier “{name}” was taken by name for number {no}',
  fault_ignored: 'the verdict is unsubstantiated, so the fault does not count',
  confirmed_before_received: 'confirmed before it was received; please check',
  closed_before_received: 'closed before it was received; please check',
  confirmed_without_verdict: 'confirmed without a verdict, so it does not count on a scorecard',
  confirmed_without_fault: 'a complaint confirmed without a fault, so it does not count on a scorecard',
  not_found: 'There is no case “{case}”.',
  in_future: '{given} is still to come; please check',
};
