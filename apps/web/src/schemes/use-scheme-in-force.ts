import type { getSchemeVersion, listSchemes, SchemeJson } from '@contracts/schemes.js';
import { useAsk } from '../api/use-ask.js';
import { versionInForce } from './scheme-in-force.js';

const STANDARD = 'AGENT-STD';

/** What the agents' scorecards of a month are made of; null: not known yet, or there is none. */
export function useSchemeInForce(month: string): SchemeJson | null {
  const { data: schemes } = useAsk<typeof listSchemes>('/schemes', {});
  const agents = (schemes?.items ?? []).filter(({ kind }) => kind === 'agent');
  const scheme = agents.find(({ code }) => code === STANDARD) ?? agents[0];
  const number = scheme === undefined ? null : versionInForce(scheme.versions, month);
  const { data: version } = useAsk<typeof getSchemeVersion>(
    '/schemes/:code/versions/:number',
    { params: { code: scheme?.code ?? '', number: number ?? 0 } },
    { enabled: number !== null },
  );
  return version?.definition ?? null;
}
