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
      { figure: say('supervisor_report.col_accuracy'), meaning: say('supervisor_report.def_accuracy') },
      ...otherDefinitions(say, scheme),
      ...compositeDefinitions(say, scheme),
      {
        figure: say('supervisor_report.col_rank_center'),
        meaning: say(scheme.teamRankBy === 'pooled' ? 'supervisor_report.def_team_rank' : 'supervisor_report.def_team_rank_agents'),
      },
      { figure: say('supervisor_report.sheet_common'), meaning: say('monthly_report.def_missed_words') },
      { figure: say('supervisor_report.col_half_low'), meaning: say('supervisor_report.def_half') },
      { figure: say('supervisor_report.col_error_rate'), meaning: say('supervisor_report.def_error_rate') },
      { figure: say('supervisor_report.sheet_below'), meaning: say('supervisor_report.def_below') },
      { figure: say('monthly_report.sheet_trend'), meaning: say('monthly_report.def_trend_words') },
    ]),
  };
}
