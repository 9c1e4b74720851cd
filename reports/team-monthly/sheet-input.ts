import type { ReportContext } from '@platform/report/report-definition.js';
import type { Say } from '../monthly/say.js';
import type { TeamFacts } from './team-facts.js';

/** What every sheet of the workbook is made of. */
export interface SheetInput {
  context: ReportContext;
  facts: TeamFacts;
  say: Say;
}
