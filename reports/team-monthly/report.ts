import type { ReportContext, ReportDefinition } from '@platform/report/report-definition.js';
import type { WorkbookModel } from '@platform/spreadsheet/write/workbook-model.js';
import { coverOf } from '../monthly/cover.js';
import { monthLabel, speaker } from '../monthly/say.js';
import { trendBlocks } from '../monthly/trend-blocks.js';
import { casesSheet } from './cases-sheet.js';
import { coachingSheet } from './coaching-sheet.js';
import { definitionsSheet } from './definitions-sheet.js';
import { evaluationsSheet } from './evaluations-sheet.js';
import { examsSheet } from './exams-sheet.js';
import { missedSheet } from './missed-sheet.js';
import { summarySheet } from './summary-sheet.js';
import { loadTeamFacts, type TeamFacts } from './team-facts.js';

const NAME = 'team-monthly';

/** A month of one team for its leader: whom to coach on what, the ratings of the month, what all should train. */
export const report: ReportDefinition = {
  kind: 'workbook',
  name: NAME,
  scope: 'team',
  async build(context) {
    if (context.subject === null) throw new Error(`${NAME} is about a team`);
    return teamMonthly(context, await loadTeamFacts(context, context.subject));
  },
};

/** The workbook of facts already read. */
export function teamMonthly(context: ReportContext, facts: TeamFacts): WorkbookModel {
  const say = speaker(context.language);
  const { team } = facts;
  const missing = say('monthly_report.nobody');
  const cover = coverOf(context, facts.setup, {
    title: say('team_report.title', { team: team.team_name, month: monthLabel(context.language, context.period.id) }),
    subtitle: say('team_report.subtitle', {
      leader: team.details.leader_name ?? missing,
      supervisor: team.details.supervisor_name ?? missing,
      n: team.headcount,
    }),
    signature: [say('monthly_report.sign_prepared'), say('monthly_report.sign_reviewed'), say('team_report.sign_leader')],
  });
  const sheets = { context, facts, say };
  return {
    ...cover,
    sheets: [
      summarySheet(sheets),
      evaluationsSheet(sheets),
      missedSheet(sheets),
      examsSheet(sheets),
      casesSheet(sheets),
      { name: say('monthly_report.sheet_trend'), title: say('monthly_report.trend_sheet_title'), blocks: trendBlocks(say, facts.trend) },
      coachingSheet(sheets),
      definitionsSheet(sheets),
    ],
  };
}
