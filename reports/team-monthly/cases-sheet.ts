import type { Column, Row, SheetModel } from '@platform/spreadsheet/write/workbook-model.js';
import type { CaseEffect } from '../monthly/cards.js';
import type { Say } from '../monthly/say.js';
import type { SheetInput } from './sheet-input.js';
import type { CaseRow } from './team-facts.js';

/** Confirmed complaints and commendations with what became of each. */
export function casesSheet({ facts, say }: SheetInput): SheetModel {
  const { team, cases } = facts;
  return {
    name: say('team_report.sheet_cases'),
    title: say('team_report.cases_heading'),
    freeze: { columns: 3 },
    blocks: [
      {
        type: 'facts',
        pairs: [
          {
            label: say('monthly_report.col_complaints'),
            value: team.at_fault_complaints,
            kind: 'int',
            ...(team.at_fault_complaints > 0 ? { emphasis: 'warn' as const } : {}),
          },
          { label: say('team_report.cases_complaints'), value: cases.filter((one) => one.kind === 'complaint').length, kind: 'int' },
          {
            label: say('monthly_report.col_commendations'),
            value: team.commendations,
            kind: 'int',
            ...(team.commendations > 0 ? { emphasis: 'good' as const } : {}),
          },
        ],
      },
      {
        type: 'table',
        id: 'cases',
        caption: say('team_report.cases_caption'),
        columns: caseColumns(say),
        rows: cases.map((one) => caseLine(say, one)),
        emptyText: say('team_report.cases_empty'),
      },
    ],
  };
}

function caseColumns(say: Say): Column[] {
  return [
    { key: 'no', title: say('monthly_report.col_no'), kind: 'text', width: 8 },
    { key: 'name', title: say('monthly_report.col_name'), kind: 'text', width: 10 },
    { key: 'kind', title: say('team_report.col_case_kind'), kind: 'text' },
    { key: 'case', title: say('team_report.col_case_no'), kind: 'text', width: 16 },
    { key: 'received', title: say('team_report.col_received'), kind: 'datetime', width: 17 },
    { key: 'source', title: say('team_report.col_source'), kind: 'text' },
    { key: 'category', title: say('team_report.col_category'), kind: 'text' },
    { key: 'level', title: say('team_report.col_level'), kind: 'text' },
    { key: 'content', title: say('team_report.col_content'), kind: 'text', width: 34 },
    { key: 'verdict', title: say('team_report.col_verdict'), kind: 'text' },
    { key: 'fault', title: say('team_report.col_fault'), kind: 'text' },
    { key: 'handling', title: say('team_report.col_handling'), kind: 'text', width: 24 },
    { key: 'confirmed', title: say('team_report.col_confirmed'), kind: 'date', width: 11 },
    { key: 'points', title: say('team_report.col_points'), kind: 'points', width: 8 },
    { key: 'effect', title: say('team_report.col_effect'), kind: 'text', width: 20 },
  ];
}

const VERDICTS = {
  substantiated: 'team_report.verdict_substantiated',
  partly: 'team_report.verdict_partly',
  unsubstantiated: 'team_report.verdict_unsubstantiated',
} as const;
const FAULTS = {
  at_fault: 'team_report.fault_at_fault',
  partly: 'team_report.fault_partly',
  not_at_fault: 'team_report.fault_none',
} as const;
const EFFECTS = {
  counted: 'team_report.effect_counted',
  repeat_of_call: 'team_report.effect_repeat',
  not_verified: 'team_report.effect_not_verified',
  unsubstantiated: 'team_report.effect_unsubstantiated',
  not_at_fault: 'team_report.effect_not_at_fault',
  fault_not_determined: 'team_report.effect_fault_open',
  fault_ignored: 'team_report.effect_fault_ignored',
  level_unknown: 'team_report.effect_level_unknown',
  partly_substantiated: 'team_report.effect_partly',
} as const satisfies Record<CaseEffect, string>;

function caseLine(say: Say, one: CaseRow): Row {
  const complaint = one.kind === 'complaint';
  const taken = one.effect === 'counted' || one.effect === 'level_unknown';
  const points = one.points_bp === null ? null : (complaint ? -one.points_bp : one.points_bp) / 100;
  return {
    key: one.employee_no,
    ...(taken ? {} : { emphasis: 'muted' as const }),
    cells: {
      no: one.employee_no,
      name: one.name,
      kind: {
        value: say(complaint ? 'team_report.kind_complaint' : 'team_report.kind_commendation'),
        ...(taken ? { emphasis: complaint ? ('warn' as const) : ('good' as const) } : {}),
      },
      case: one.case_no,
      received: one.received_at,
      source: one.source,
      category: one.category,
      level: one.level,
      content: one.content,
      verdict: one.verdict === null ? null : say(VERDICTS[one.verdict]),
      fault: one.fault === null ? null : say(FAULTS[one.fault]),
      handling: one.handling ?? '',
      confirmed: one.confirmed_on,
      points: points === 0 ? 0 : points,
      effect: effectWords(say, one),
    },
  };
}

function effectWords(say: Say, one: CaseRow): string {
  const effect = say(one.effect === null ? 'team_report.effect_no_card' : EFFECTS[one.effect]);
  if (one.own_card && one.in_team) return effect;
  return [effect, say(one.own_card ? 'team_report.effect_other_team' : 'team_report.effect_team_only')].join(
    say('monthly_report.remark_separator'),
  );
}
