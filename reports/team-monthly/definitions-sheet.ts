import type { SheetModel } from '@platform/spreadsheet/write/workbook-model.js';
import { compositeDefinitions, definitionBlocks, otherDefinitions, qaDefinitions } from '../monthly/definitions.js';
import type { SheetInput } from './sheet-input.js';

export function definitionsSheet({ context, facts, say }: SheetInput): SheetModel {
  const scheme = facts.setup.scheme.definition;
  return {
    name: say('monthly_report.sheet_definitions'),
    title: say('monthly_report.definitions_heading'),
    landscape: false,
    blocks: definitionBlocks(context, facts.setup, say, [
      ...qaDefinitions(say, scheme),
      ...otherDefinitions(say, scheme),
      ...compositeDefinitions(say, scheme),
      { figure: say('team_report.total'), meaning: say('team_report.def_total') },
      { figure: say('team_report.sheet_missed'), meaning: say('monthly_report.def_missed_words') },
      { figure: say('team_report.sheet_coaching'), meaning: say('team_report.def_coaching') },
      { figure: say('monthly_report.sheet_trend'), meaning: say('monthly_report.def_trend_words') },
    ]),
  };
}
