import type { JobView } from '@contracts/jobs.js';
import type { ShellKey } from './messages.js';

const kinds: Record<string, ShellKey> = {
  export: 'kind_export',
  close: 'kind_close',
  close_checks: 'kind_checks',
  publish: 'kind_publish',
  import: 'kind_import',
  verify: 'kind_verify',
  statistics: 'kind_statistics',
  scheme_trial: 'kind_scheme_trial',
};

export function jobKindKey(kind: string): ShellKey {
  return kinds[kind] ?? 'kind_other';
}

export function jobStateKey(state: JobView['state']): ShellKey {
  return state === 'running' ? 'job_queued' : `job_${state}`;
}

/** The page that shows what came of a job; null: there is none. */
export function jobPlace({ kind, result_link }: Pick<JobView, 'kind' | 'result_link'>): string | null {
  if (kind === 'export') return '/downloads';
  const period = /\/periods\/(\d{4}-\d{2})/.exec(result_link ?? '')?.[1];
  if (period !== undefined) return `/scorecards?period=${period}`;
  return kind.startsWith('import') ? '/imports' : null;
}
