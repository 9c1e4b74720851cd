import { measuresOf, type Measure } from './measures.js';
import { useListState, type ListState } from '../list/use-list-state.js';
import { usePeriod } from '../shell/use-periods.js';
import { monthAfter, spanBefore } from './months.js';

export const views = ['trend', 'comparison', 'criteria', 'teams', 'scores'] as const;
export type View = (typeof views)[number];

const names = ['view', 'from', 'to', 'measure', 'teams', 'direction', 'form', 'agent', 'criterion', 'before_from', 'before_to'] as const;
type Name = (typeof names)[number];

/** Months shown when none are chosen. */
const USUAL_MONTHS = 12;

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export interface Filters {
  view: View;
  measure: Measure;
  from: string;
  to: string;
  before: { from: string; to: string };
  teams: string | undefined;
  direction: 'inbound' | 'outbound' | undefined;
  form: string | undefined;
  agent: string | undefined;
  criterion: string | undefined;
}

export type SetFilters = ListState<Name>['set'];

/** Which evaluations are meant, as every route of slices takes it. */
export function selectionOf({ from, to, teams, direction, form }: Filters) {
  return { from, to, teams, direction, form };
}

/** What is looked at, as it stands in the address; null: it is not known yet which months there are. */
export function useTrendFilters(): { filters: Filters | null; set: SetFilters } {
  const { values, set } = useListState(names);
  const newest = usePeriod();
  const monthIn = (name: Name) => (MONTH.test(values[name] ?? '') ? values[name] : undefined);
  const to = monthIn('to') ?? newest;
  if (to === null || to === undefined) return { filters: null, set };
  const view = views.find((each) => each === values.view) ?? 'trend';
  const agent = view === 'trend' ? values.agent : undefined;
  const start = monthIn('from') ?? monthAfter(to, 1 - (view === 'trend' ? USUAL_MONTHS : 1));
  const from = start > to ? to : start;
  const usual = spanBefore(from, to);
  return {
    set,
    filters: {
      view,
      from,
      to,
      before: { from: monthIn('before_from') ?? usual.from, to: monthIn('before_to') ?? usual.to },
      measure: measuresOf({ view, teams: values.teams, agent }).find((each) => each === values.measure) ?? 'qa_score',
      teams: values.teams,
      direction: values.direction === 'inbound' || values.direction === 'outbound' ? values.direction : undefined,
      form: values.form,
      agent,
      criterion: values.criterion,
    },
  };
}
