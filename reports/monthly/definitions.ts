import type { Block } from '@platform/spreadsheet/write/workbook-model.js';
import type { ReportContext } from '@platform/report/report-definition.js';
import { clockOf, formWords, periodWords } from './cover.js';
import { componentName } from './agent-remark.js';
import type { RunSetup, ShownScheme } from './run-setup.js';
import type { Say } from './say.js';

/** A figure and what it means, in plain words. */
export interface Definition {
  figure: string;
  meaning: string;
}

/** The sheet that defines each figure, and where they all come from. */
export function definitionBlocks(context: ReportContext, setup: RunSetup, say: Say, definitions: readonly Definition[]): Block[] {
  return [
    {
      type: 'text',
      title: say('monthly_report.reading_title'),
      paragraphs: [say('monthly_report.reading_links'), say('monthly_report.reading_arrows'), say('monthly_report.reading_small')],
    },
    {
      type: 'table',
      id: 'definitions',
      title: say('monthly_report.definitions_title'),
      columns: [
        { key: 'figure', title: say('monthly_report.col_figure'), kind: 'text', width: 18 },
        { key: 'meaning', title: say('monthly_report.col_meaning'), kind: 'text', width: 62 },
      ],
      rows: definitions.map(({ figure, meaning }) => ({ cells: { figure, meaning } })),
      emptyText: say('monthly_report.none'),
    },
    provenance(context, setup, say),
  ];
}

function provenance(context: ReportContext, setup: RunSetup, say: Say): Block {
  const { run, timeZone, language } = context;
  const { scheme } = setup;
  const facts: [string, string][] = [
    [say('report.meta_period'), periodWords(context)],
    [say('report.meta_as_of'), `${clockOf(run.asOf, timeZone)} (${timeZone})`],
    [
      say('report.meta_run'),
      [say('monthly_report.run_number', { n: run.number }), run.reason ?? ''].filter(Boolean).join(say('monthly_report.list_separator')),
    ],
    [say('report.meta_checksum'), run.checksum],
    [
      say('report.meta_scheme_version'),
      `${language === 'zh' ? scheme.name_zh : scheme.name_en} ${say('monthly_report.scheme_version', { code: scheme.code, version: scheme.number })}`,
    ],
    [say('report.meta_form_versions'), formWords(say, setup) || say('monthly_report.none')],
    [say('monthly_report.inputs'), say('monthly_report.inputs_words', scheme.input_counts)],
    ...(setup.before === null
      ? []
      : [
          [
            say('monthly_report.compared_with'),
            say('monthly_report.compared_words', { period: setup.before.period_id, n: setup.before.number }),
          ] as [string, string],
        ]),
  ];
  return {
    type: 'table',
    id: 'provenance',
    title: say('monthly_report.provenance_title'),
    columns: [
      { key: 'what', title: say('monthly_report.col_item'), kind: 'text', width: 18 },
      { key: 'value', title: say('monthly_report.col_value'), kind: 'text', width: 62 },
    ],
    rows: facts.map(([what, value]) => ({ cells: { what, value } })),
    emptyText: say('monthly_report.none'),
  };
}

const plain = (bp: number): string => String(bp / 100);

/** What the figures of quality mean under this scheme. */
export function qaDefinitions(say: Say, scheme: ShownScheme): Definition[] {
  const { passBp, excellentBp, minSample, quota, purposes, countBy } = scheme;
  const counted = purposes.map((purpose) => purposeName(say, purpose)).join(say('monthly_report.list_separator'));
  return [
    {
      figure: say('monthly_report.def_counted'),
      meaning: say('monthly_report.def_counted_words', {
        purposes: counted,
        date: say(countBy === 'call_date' ? 'monthly_report.by_call_date' : 'monthly_report.by_evaluation_date'),
      }),
    },
    {
      figure: say('monthly_report.col_planned'),
      meaning: say('monthly_report.def_planned_words', {
        standard: quota.standard,
        new_hire: quota.newHire,
        days: quota.newHireDays,
        after: quota.afterBadMonth,
        grades: quota.badGrades.join(say('monthly_report.list_separator')),
      }),
    },
    { figure: say('monthly_report.col_done'), meaning: say('monthly_report.def_done_words') },
    { figure: say('monthly_report.col_qa'), meaning: say('monthly_report.def_qa_words') },
    { figure: say('monthly_report.def_two_means'), meaning: say('monthly_report.def_two_means_words') },
    { figure: say('monthly_report.col_change'), meaning: say('monthly_report.def_change_words') },
    {
      figure: say('monthly_report.col_pass_rate'),
      meaning: say('monthly_report.def_pass_words', { pass: plain(passBp), excellent: plain(excellentBp) }),
    },
    { figure: say('monthly_report.col_critical_count'), meaning: say('monthly_report.def_critical_words') },
    { figure: say('monthly_report.def_range'), meaning: say('monthly_report.def_range_words', { min: minSample }) },
  ];
}

/** What exam, case and work figures mean under this scheme. */
export function otherDefinitions(say: Say, scheme: ShownScheme): Definition[] {
  const { exam, casePoints, workloadBasis } = scheme;
  const whole = exam.theoryWeightE4 + exam.practicalWeightE4;
  return [
    {
      figure: say('monthly_report.col_exam_total'),
      meaning: say('monthly_report.def_exam_words', {
        theory: percent(exam.theoryWeightE4, whole),
        practical: percent(exam.practicalWeightE4, whole),
        pass: plain(exam.passBp),
        part: plain(exam.partMinimumBp),
      }),
    },
    { figure: say('monthly_report.col_complaints'), meaning: complaintWords(say, casePoints.complaint) },
    {
      figure: say('monthly_report.col_commendations'),
      meaning: say('monthly_report.def_commendations_words', {
        each: plain(casePoints.commendationEachBp),
        cap: plain(casePoints.commendationCapBp),
      }),
    },
    {
      figure: say('monthly_report.component_workload'),
      meaning: say(workloadBasis === 'month' ? 'monthly_report.def_workload_words' : 'monthly_report.def_workload_day_words'),
    },
    { figure: say('monthly_report.component_attendance'), meaning: say('monthly_report.def_attendance_words') },
  ];
}

function complaintWords(say: Say, lines: ShownScheme['casePoints']['complaint']): string {
  const points = lines.map((line) =>
    say('monthly_report.def_complaint_line', {
      level: line.level === '*' ? say('monthly_report.every_level') : line.level,
      at_fault: plain(line.atFaultBp),
      partly: plain(line.partlyBp),
    }),
  );
  return say('monthly_report.def_complaints_words', { points: points.join(say('monthly_report.remark_separator')) });
}

/** How the composite, the grade, the rank and the tie bands come about under this scheme. */
export function compositeDefinitions(say: Say, scheme: ShownScheme): Definition[] {
  const { components, rangeBp, grades, minSample } = scheme;
  const whole = components.reduce((sum, component) => sum + component.weightE4, 0);
  const parts = components
    .filter((component) => component.weightE4 > 0)
    .map((component) =>
      say('monthly_report.def_component', { name: componentName(say, component.code), percent: percent(component.weightE4, whole) }),
    );
  return [
    {
      figure: say('monthly_report.col_composite'),
      meaning: say('monthly_report.def_composite_words', { parts: parts.join(' + '), low: plain(rangeBp[0]), high: plain(rangeBp[1]) }),
    },
    { figure: say('monthly_report.col_grade'), meaning: gradeWords(say, grades, minSample) },
    { figure: say('monthly_report.def_rank'), meaning: say('monthly_report.def_rank_words') },
    { figure: say('monthly_report.col_tie'), meaning: say('monthly_report.def_tie_words') },
  ];
}

function gradeWords(say: Say, grades: ShownScheme['grades'], min: number): string {
  const bands = grades.bands.map((band, at) =>
    at === grades.bands.length - 1
      ? say('monthly_report.def_band_rest', { grade: band.grade })
      : say('monthly_report.def_band', { grade: band.grade, from: plain(band.fromBp) }),
  );
  const shares = grades.shares.map((share) => `${share.grade} ${percent(share.shareE4, 10_000)}`);
  const separator = say('monthly_report.list_separator');
  return [
    grades.mode === 'bands'
      ? say('monthly_report.def_grade_bands', { bands: bands.join(separator) })
      : say('monthly_report.def_grade_forced', { shares: shares.join(separator), group: grades.forcedFrom, bands: bands.join(separator) }),
    ...(grades.barA || grades.mode === 'forced' ? [say('monthly_report.def_grade_bar', { grade: grades.bands[0]?.grade ?? '' })] : []),
    say('monthly_report.def_grade_sample', { min }),
  ].join('');
}

function percent(part: number, whole: number): string {
  return `${Number(((part / whole) * 100).toFixed(2))}%`;
}

const PURPOSES = {
  random: 'monthly_report.purpose_random',
  targeted: 'monthly_report.purpose_targeted',
  mandatory: 'monthly_report.purpose_mandatory',
  double: 'monthly_report.purpose_double',
  recheck: 'monthly_report.purpose_recheck',
  calibration: 'monthly_report.purpose_calibration',
} as const;

/** Why a call was evaluated, in words. */
export function purposeName(say: Say, purpose: string): string {
  return purpose in PURPOSES ? say(PURPOSES[purpose as keyof typeof PURPOSES]) : purpose;
}
