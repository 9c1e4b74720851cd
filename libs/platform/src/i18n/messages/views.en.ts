/** Sentences about saved views of lists. */
export const views = {
  unknown: 'There is no view {id}, or it is not yours.',
  name_taken: 'You have a view called “{name}” already; choose another name, or update it.',
  too_many: 'No more than {limit} views are kept; delete one that is not used first.',
};
