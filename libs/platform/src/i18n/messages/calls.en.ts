/** Sentences about calls. */
export const calls = {
  evaluated_for_another:
    'recording “{recording}” has evaluations of {name} ({no}), and this row names someone else; check the number, or correct the evaluations first',
  evaluated_since:
    'Recording “{recording}” was evaluated after it was given to someone else; revert the imports of these evaluations first.',
  negative_duration: 'the duration {given} is below 0; please check',
  not_found: 'There is no call with recording “{recording}”.',
  in_future: 'the call starts on {given}, which is still to come; please check',
  duration_too_long: 'a duration of {given} seconds is too long; please check',
  no_customer_number: 'The call with recording “{recording}” has no customer number.',
};
