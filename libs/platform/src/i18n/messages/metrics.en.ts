/** Sentences about key figures. */
export const metrics = {
  no_metric_column: 'File “{file}” has no column of a metric; metrics are: {known}.',
  negative: 'the value {given} is below 0; please check',
  attendance_above_required: '{given} days attended are more than the {required} required; please check',
  same_row_twice: 'number {no} on {date} already stands in row {row}; keep one row',
  in_future: '{given} is still to come; please check',
  unusual: 'the value {given} is above {most}, the most that is usual; please check',
};
