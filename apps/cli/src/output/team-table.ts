import type { Scorecards } from '@domain/scorecards/scorecard-query.service.js';
import type { CommandContext } from '../command-context.js';
import { countText, percentText, scoreText } from './figures.js';

/** The teams of a run side by side. */
export function teamTable(context: CommandContext, teams: Scorecards['teams']): void {
  const text = (key: Parameters<CommandContext['text']>[0]): string => context.text(key);
  context.output.line();
  context.output.table(
    [
      { title: text('cli.col_team'), value: (team) => team.team_code },
      { title: text('cli.col_team_name'), value: (team) => team.team_name },
      { title: text('cli.col_headcount'), value: (team) => countText(team.headcount), align: 'right' },
      { title: text('cli.col_counted'), value: (team) => countText(team.evaluations_counted), align: 'right' },
      { title: text('cli.col_qa_pooled'), value: (team) => scoreText(team.qa_score), align: 'right' },
      { title: text('cli.col_qa_mean'), value: (team) => scoreText(team.qa_score_mean_of_agents), align: 'right' },
      { title: text('cli.col_pass_rate'), value: (team) => percentText(team.pass_rate), align: 'right' },
      { title: text('cli.col_critical'), value: (team) => countText(team.critical_count), align: 'right' },
      { title: text('cli.col_exam'), value: (team) => scoreText(team.exam_score), align: 'right' },
      { title: text('cli.col_complaints'), value: (team) => countText(team.at_fault_complaints), align: 'right' },
      { title: text('cli.col_commendations'), value: (team) => countText(team.commendations), align: 'right' },
      { title: text('cli.col_rank'), value: (team) => countText(team.rank_center), align: 'right' },
    ],
    teams,
  );
}
