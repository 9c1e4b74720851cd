import { useSearchParams } from 'react-router';
import { usePeriod } from '../shell/use-periods.js';

/** The run that the address asks for; undefined: the newest that the caller may see. */
export function useAskedRun(): number | undefined {
  const [search] = useSearchParams();
  const run = Number(search.get('run'));
  return Number.isInteger(run) && run > 0 ? run : undefined;
}

/** What pages about cards ask for: the month and the run of the address. Null month: there is none yet. */
export function useAskedCards(): { period: string | null; run: number | undefined } {
  return { period: usePeriod(), run: useAskedRun() };
}

/** `?run=2`, to keep to the run that is looked at; empty: the newest. */
export function runQueryOf(run: number | undefined): string {
  return run === undefined ? '' : `?run=${run}`;
}
