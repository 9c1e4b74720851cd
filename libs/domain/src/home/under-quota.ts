import type { Duty } from '@contracts/home.js';
import { covers, type DataScope } from '@platform/auth/data-scope.js';
import type { AgentQuota } from '../scorecards/quota.service.js';

/** How many agents, or teams with such agents, have fewer evaluations than planned; nothing when all have theirs. */
export function underQuota(
  kind: 'agents_under_quota' | 'teams_under_quota',
  agents: readonly AgentQuota[],
  scope: DataScope,
  period: string,
): Duty[] {
  const within = agents.filter(({ agentId, lastDay }) => covers(scope, agentId, lastDay));
  const under = within.filter(({ planned, completed }) => completed < planned);
  const counted = (some: readonly AgentQuota[]): number =>
    kind === 'agents_under_quota' ? some.length : new Set(some.map(({ teamCode }) => teamCode)).size;
  return under.length === 0 ? [] : [{ kind, count: counted(under), of: counted(within), period, until: null }];
}
