import { z } from 'zod';
import { ScorecardQueryService, type Scorecards } from '@domain/scorecards/scorecard-query.service.js';
import { ScorecardsModule } from '@domain/scorecards/scorecards.module.js';
import type { CommandContext } from '../command-context.js';
import { defineCommand } from '../define-command.js';
import { countText, instantText, MISSING, percentText, scoreText } from '../output/figures.js';
import { teamTable } from '../output/team-table.js';

const input = z.object({ period: z.string(), agent: z.string().optional(), team: z.string().optional(), run: z.number().optional() });

export const command = defineCommand(input, async (context, { period, agent, team, run }) => {
  const services = await context.open(ScorecardsModule);
  const cards = await services.get(ScorecardQueryService).scorecards(period, { agentNo: agent, teamCode: team, run });
  context.output.document(cards);
  context.output.say('cli.run_heading', {
    period,
    run: cards.run,
    scheme: cards.scheme,
    as_of: instantText(cards.as_of, services.timeZone),
  });
  context.output.say('cli.checksum', { checksum: cards.checksum });
  if (cards.agents.length > 0) agentTable(context, cards.agents);
  if (cards.team_leaders.length > 0) leaderTable(context, cards.team_leaders);
  if (cards.teams.length > 0) teamTable(context, cards.teams);
});

const STATUS = {
  ranked: 'cli.status_ranked',
  insufficient_sample: 'cli.status_insufficient_sample',
  no_data: 'cli.status_no_data',
} as const;

function agentTable(context: CommandContext, agents: Scorecards['agents']): void {
  const text = (key: Parameters<CommandContext['text']>[0]): string => context.text(key);
  context.output.line();
  context.output.table(
    [
      { title: text('cli.col_employee_no'), value: (card) => card.employee_no },
      { title: text('cli.col_name'), value: (card) => card.name },
      { title: text('cli.col_team'), value: (card) => card.team_code ?? MISSING },
      { title: text('cli.col_counted'), value: (card) => `${card.evaluations_counted}/${card.evaluations_planned}`, align: 'right' },
      { title: text('cli.col_qa'), value: (card) => scoreText(card.qa_score), align: 'right' },
      { title: text('cli.col_pass_rate'), value: (card) => percentText(card.pass_rate), align: 'right' },
      { title: text('cli.col_critical'), value: (card) => countText(card.critical_count), align: 'right' },
      { title: text('cli.col_exam'), value: (card) => scoreText(card.exam_score), align: 'right' },
      { title: text('cli.col_workload'), value: (card) => scoreText(card.workload_score), align: 'right' },
      { title: text('cli.col_attendance'), value: (card) => scoreText(card.attendance_score), align: 'right' },
      { title: text('cli.col_complaints'), value: (card) => countText(card.at_fault_complaints), align: 'right' },
      { title: text('cli.col_commendations'), value: (card) => countText(card.commendations), align: 'right' },
      { title: text('cli.col_composite'), value: (card) => scoreText(card.composite), align: 'right' },
      { title: text('cli.col_grade'), value: (card) => card.grade ?? MISSING },
      { title: text('cli.col_rank_team'), value: (card) => countText(card.rank_team), align: 'right' },
      { title: text('cli.col_rank'), value: (card) => countText(card.rank_center), align: 'right' },
      { title: text('cli.col_status'), value: (card) => text(STATUS[card.status]) },
    ],
    agents,
  );
}

function leaderTable(context: CommandContext, leaders: Scorecards['team_leaders']): void {
  const text = (key: Parameters<CommandContext['text']>[0]): string => context.text(key);
  context.output.line();
  context.output.table(
    [
      { title: text('cli.col_employee_no'), value: (card) => card.employee_no },
      { title: text('cli.col_leader'), value: (card) => card.name },
      { title: text('cli.col_team'), value: (card) => card.team_code ?? MISSING },
      { title: text('cli.col_team_qa'), value: (card) => scoreText(card.team_qa), align: 'right' },
      { title: text('cli.col_team_exam'), value: (card) => scoreText(card.team_exam), align: 'right' },
      { title: text('cli.col_team_workload'), value: (card) => scoreText(card.team_workload), align: 'right' },
      { title: text('cli.col_own_calls'), value: (card) => scoreText(card.own_calls), align: 'right' },
      { title: text('cli.col_attendance'), value: (card) => scoreText(card.attendance_score), align: 'right' },
      { title: text('cli.col_composite'), value: (card) => scoreText(card.composite), align: 'right' },
      { title: text('cli.col_grade'), value: (card) => card.grade ?? MISSING },
      { title: text('cli.col_rank'), value: (card) => countText(card.rank_center), align: 'right' },
    ],
    leaders,
  );
}
