import type { ReportContext } from '@platform/report/report-definition.js';
import type { Say } from '../monthly/say.js';
import type { SupervisorFacts } from './supervisor-facts.js';

/** What every sheet of the workbook is made of. */
export interface SheetInput {
  context: ReportContext;
  facts: SupervisorFacts;
  say: Say;
}
