import type { MigrationInterface, QueryRunner } from 'typeorm';

const HOLIDAYS_2026 = [
  { from: '2026-01-01', to: '2026-01-03', name: '元旦' },
  { from: '2026-02-15', to: '2026-02-23', name: '春节' },
  { from: '2026-04-04', to: '2026-04-06', name: '清明节' },
  { from: '2026-05-01', to: '2026-05-05', name: '劳动节' },
  { from: '2026-06-19', to: '2026-06-21', name: '端午节' },
  { from: '2026-09-25', to: '2026-09-27', name: '中秋节' },
  { from: '2026-10-01', to: '2026-10-07', name: '国庆节' },
];
const MAKE_UP_DAYS_2026 = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];

const METRICS = [
  { code: 'calls_answered', zh: '接听量', en: 'Calls answered', unit: 'calls', aggregation: 'sum' },
  { code: 'calls_outbound', zh: '呼出量', en: 'Outbound calls', unit: 'calls', aggregation: 'sum' },
  { code: 'aht_seconds', zh: '平均处理时长', en: 'Average handling time', unit: 'seconds', aggregation: 'mean' },
  { code: 'not_ready_seconds', zh: '示忙时长', en: 'Not-ready time', unit: 'seconds', aggregation: 'sum' },
  { code: 'csat', zh: '满意度', en: 'Customer satisfaction', unit: 'score', aggregation: 'mean' },
  { code: 'attendance_days', zh: '出勤天数', en: 'Days attended', unit: 'days', aggregation: 'sum' },
  { code: 'required_days', zh: '应出勤天数', en: 'Days required', unit: 'days', aggregation: 'sum' },
  { code: 'tickets', zh: '派单量', en: 'Tickets', unit: 'tickets', aggregation: 'sum' },
  { code: 'callbacks', zh: '回访量', en: 'Callbacks', unit: 'callbacks', aggregation: 'sum' },
];

const identity = (code: string, weightE4: number) => ({ code, weightE4, map: { kind: 'identity' } });

/** Written out and not imported: a scheme version stays as it was stored, whatever the program's own default becomes. */
const COMMON = {
  passBp: 8500,
  excellentBp: 9500,
  minSample: 4,
  grades: {
    mode: 'bands',
    bands: [
      { grade: 'A', fromBp: 9000 },
      { grade: 'B', fromBp: 8000 },
      { grade: 'C', fromBp: 7000 },
      { grade: 'D', fromBp: 0 },
    ],
    shares: [
      { grade: 'A', shareE4: 2000 },
      { grade: 'B', shareE4: 3000 },
      { grade: 'C', shareE4: 4000 },
      { grade: 'D', shareE4: 1000 },
    ],
    forcedFrom: 10,
    barA: false,
  },
  countBy: 'call_date',
  purposes: ['random'],
  teamRankBy: 'pooled',
  workloadBasis: 'month',
  casePoints: { complaint: [{ level: '*', atFaultBp: 500, partlyBp: 300 }], commendationEachBp: 200, commendationCapBp: 500 },
  rangeBp: [0, 10500],
  exam: { theoryWeightE4: 6000, practicalWeightE4: 4000, passBp: 8000, partMinimumBp: 6000 },
  quota: { standard: 8, newHire: 12, newHireDays: 90, afterBadMonth: 12, badGrades: ['D'] },
};

const SCHEMES = [
  {
    code: 'AGENT-STD',
    zh: '客服标准考核方案',
    en: 'Standard scheme for agents',
    definition: {
      ...COMMON,
      kind: 'agent',
      components: [identity('qa', 5000), identity('exam', 2000), identity('workload', 2000), identity('attendance', 1000)],
    },
  },
  {
    code: 'LEADER-STD',
    zh: '组长标准考核方案',
    en: 'Standard scheme for team leaders',
    definition: {
      ...COMMON,
      kind: 'team_leader',
      components: [
        identity('team_qa', 3500),
        identity('team_exam', 1500),
        identity('team_workload', 1500),
        identity('coaching_training', 1500),
        identity('own_calls', 1000),
        identity('attendance', 1000),
      ],
    },
  },
];

/** What a centre finds in an empty database: the two schemes, the metric catalogue, the holidays of 2026. */
export class Defaults20261123080500 implements MigrationInterface {
  name = 'Defaults20261123080500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `insert into calendar_exception (day, working, name)
       select day::date, false, name
       from jsonb_to_recordset($1::jsonb) as holiday ("from" date, "to" date, name text)
       cross join lateral generate_series(holiday."from"::timestamp, holiday."to"::timestamp, interval '1 day') as day
       union all
       select day, true, '调休上班' from unnest($2::date[]) as make_up (day)`,
      [JSON.stringify(HOLIDAYS_2026), MAKE_UP_DAYS_2026],
    );
    await runner.query(
      `insert into metric (code, name_zh, name_en, unit, aggregation, position)
       select code, zh, en, unit, aggregation, (row_number() over ())::smallint
       from jsonb_to_recordset($1::jsonb) as given (code text, zh text, en text, unit text, aggregation text)`,
      [JSON.stringify(METRICS)],
    );
    await runner.query(
      `with given as (
         select code, zh, en, definition from jsonb_to_recordset($1::jsonb) as given (code text, zh text, en text, definition jsonb)
       ), made as (
         insert into scheme (code, name_zh, name_en, kind)
         select code, zh, en, definition ->> 'kind' from given
         returning id, code
       )
       insert into scheme_version (scheme_id, number, definition, created_by)
       select made.id, 1, given.definition, 'fairmark' from made join given using (code)`,
      [JSON.stringify(SCHEMES)],
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
