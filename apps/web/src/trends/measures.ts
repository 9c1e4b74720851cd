import type { SliceMeasure } from '@contracts/trend-slices.js';

/** Figures that sums of evaluations give, in the order people read them. */
export const sliceMeasures = [
  'qa_score',
  'pass_rate',
  'excellent_rate',
  'critical_error_rate',
  'non_critical_error_rate',
  'business_accuracy',
] as const satisfies readonly SliceMeasure[];

/** Figures of cards, which know no direction and no form. */
export type Measure = SliceMeasure | 'exam_score' | 'workload_score' | 'attendance_score' | 'composite';

/** What there is a figure of: a card of an agent has all, that of one team most, that of the centre the fewest. */
export function measuresOf({
  view,
  teams,
  agent,
}: {
  view: string;
  teams: string | undefined;
  agent: string | undefined;
}): readonly Measure[] {
  if (view !== 'trend') return sliceMeasures;
  if (agent !== undefined) return [...sliceMeasures, 'exam_score', 'workload_score', 'attendance_score', 'composite'];
  if (teams !== undefined && !teams.includes(',')) return [...sliceMeasures, 'exam_score', 'workload_score', 'attendance_score'];
  return teams === undefined ? [...sliceMeasures, 'exam_score'] : sliceMeasures;
}

export function isSliceMeasure(measure: Measure): measure is SliceMeasure {
  return (sliceMeasures as readonly string[]).includes(measure);
}
