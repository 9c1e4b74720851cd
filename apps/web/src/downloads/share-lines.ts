import type { AgentCard, TeamCard } from '@contracts/scorecards.js';
import { percent, score, whole } from '../format/figures.js';
import type { Say } from '../i18n/use-text.js';
import type { DownloadsKey } from './messages.js';

export interface Shared {
  /** As the page writes it. */
  period: string;
  run: number;
  asOf: string;
  team: TeamCard;
  /** null: names were not chosen. */
  agents: readonly AgentCard[] | null;
  /** Who takes it out, and when: stands under what has names. */
  mark: { who: string; when: string };
}

/** What goes round of a team's month, a line each: figures of the team, names only when they were chosen. */
export function shareLines({ period, run, asOf, team, agents, mark }: Shared, say: Say<DownloadsKey>): string[] {
  const names = (agents ?? []).map(({ name, qa_score: qa, composite, grade }) =>
    say('share_agent', { name, qa: score(qa), composite: score(composite), grade: grade ?? '—' }),
  );
  return [
    say('share_title', { team: team.team_name, period }),
    say('share_qa', { value: score(team.qa_score), n: team.evaluations_counted }),
    say('share_pass', { value: percent(team.pass_rate) }),
    say('share_excellent', { value: percent(team.excellent_rate) }),
    say('share_critical', { value: percent(team.critical_error_rate) }),
    say('share_exam', { value: score(team.exam_score) }),
    say('share_complaints', { value: team.at_fault_complaints, commendations: team.commendations }),
    say('share_rank', { value: whole(team.rank_center) }),
    ...names,
    say('share_run', { run, as_of: asOf }),
    ...(agents === null ? [] : [say('share_mark', mark)]),
  ];
}
