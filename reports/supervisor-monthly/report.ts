import type { ReportContext, ReportDefinition } from '@platform/report/report-definition.js';
import type { WorkbookModel } from '@platform/spreadsheet/write/workbook-model.js';
import { coverOf } from '../monthly/cover.js';
import { monthLabel, speaker } from '../monthly/say.js';
import { belowSheet } from './below-sheet.js';
import { commonSheet } from './common-sheet.js';
import { definitionsSheet } from './definitions-sheet.js';
import { qaWorkSheet } from './qa-work-sheet.js';
import { rankingSheet } from './ranking-sheet.js';
import { loadSupervisorFacts, type SupervisorFacts } from './supervisor-facts.js';
import { teamsSheet } from './teams-sheet.js';
import { trendSheet } from './trend-sheet.js';

const NAME = 'supervisor-monthly';

/** A month of a supervisor's teams: which team needs support, and whether the scores can be trusted. */
export const report: ReportDefinition = {
  kind: 'workbook',
  name: NAME,
  scope: 'supervisor',
  async build(context) {
    if (context.subject === null) throw new Error(`${NAME} is about a supervisor`);
    return supervisorMonthly(context, await loadSupervisorFacts(context, context.subject));
  },
};

/** The workbook of facts already read. */
export function supervisorMonthly(context: ReportContext, facts: SupervisorFacts): WorkbookModel {
  const say = speaker(context.language);
  const { supervisor, teams } = facts;
  const cover = coverOf(context, facts.setup, {
    title: say('supervisor_report.title', { name: supervisor.name, month: monthLabel(context.language, context.period.id) }),
    subtitle: say('supervisor_report.subtitle', {
      no: supervisor.employee_no,
      teams: teams.map((team) => team.team_name).join(say('monthly_report.list_separator')),
      n: supervisor.headcount,
    }),
    signature: [say('monthly_report.sign_prepared'), say('monthly_report.sign_reviewed'), say('monthly_report.sign_approved')],
  });
  const input = { context, facts, say };
  return {
    ...cover,
    sheets: [
      teamsSheet(input),
      rankingSheet(input),
      commonSheet(input),
      qaWorkSheet(input),
      belowSheet(input),
      trendSheet(input),
      definitionsSheet(input),
    ],
  };
}
