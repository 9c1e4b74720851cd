import type { SchemeJson } from '@contracts/schemes.js';
import type { FieldProblem } from '@platform/errors/field-errors.errors.js';
import type { ComponentMap, SchemeDefinition } from '@scoring/scheme-definition.js';

type JsonMap = SchemeJson['components'][number]['map'];

/** A stored definition as people write it: marks with two decimals, weights as fractions. */
export function schemeToJson(scheme: SchemeDefinition): SchemeJson {
  const mark = (bp: number): number => bp / 100;
  const share = (e4: number): number => e4 / 10_000;
  const { grades, casePoints, exam, quota } = scheme;
  return {
    kind: scheme.kind,
    components: scheme.components.map(({ code, weightE4, map }) => ({ code, weight: share(weightE4), map: mapToJson(map) })),
    pass_mark: mark(scheme.passBp),
    excellent_mark: mark(scheme.excellentBp),
    min_sample: scheme.minSample,
    grades: {
      mode: grades.mode,
      bands: grades.bands.map(({ grade, fromBp }) => ({ grade, from: mark(fromBp) })),
      shares: grades.shares.map(({ grade, shareE4 }) => ({ grade, share: share(shareE4) })),
      forced_from: grades.forcedFrom,
      bar_best: grades.barA,
    },
    count_by: scheme.countBy,
    purposes: scheme.purposes as SchemeJson['purposes'],
    team_rank_by: scheme.teamRankBy,
    workload_basis: scheme.workloadBasis,
    case_points: {
      complaint: casePoints.complaint.map(({ level, atFaultBp, partlyBp }) => ({
        level,
        at_fault: mark(atFaultBp),
        partly: mark(partlyBp),
      })),
      commendation_each: mark(casePoints.commendationEachBp),
      commendation_cap: mark(casePoints.commendationCapBp),
    },
    range: { lowest: mark(scheme.rangeBp[0]), highest: mark(scheme.rangeBp[1]) },
    exam: {
      theory_weight: share(exam.theoryWeightE4),
      practical_weight: share(exam.practicalWeightE4),
      pass_mark: mark(exam.passBp),
      part_minimum: mark(exam.partMinimumBp),
    },
    quota: {
      standard: quota.standard,
      new_hire: quota.newHire,
      new_hire_days: quota.newHireDays,
      after_bad_month: quota.afterBadMonth,
      bad_grades: quota.badGrades,
    },
  };
}

function mapToJson(map: ComponentMap): JsonMap {
  if (map.kind === 'linear') return { kind: 'linear', floor: map.floor / 100, target: map.target / 100 };
  if (map.kind === 'linear_down') return { kind: 'linear_down', target: map.target / 100, ceiling: map.ceiling / 100 };
  if (map.kind === 'steps')
    return { kind: 'steps', steps: map.steps.map(({ from, scoreBp }) => ({ from: from / 100, score: scoreBp / 100 })) };
  return map;
}

/** The opposite. What has more decimals than are kept is named; it is rounded in the definition, which is not to be used then. */
export function schemeFromJson(json: SchemeJson): { definition: SchemeDefinition; problems: FieldProblem[] } {
  const reader = new DecimalReader();
  const { grades, case_points: cases, exam, quota } = json;
  const definition: SchemeDefinition = {
    kind: json.kind,
    components: json.components.map(({ code, weight, map }, at) => ({
      code,
      weightE4: reader.share(weight, `components/${at}/weight`),
      map: mapFromJson(reader, map, `components/${at}/map`),
    })),
    passBp: reader.mark(json.pass_mark, 'pass_mark'),
    excellentBp: reader.mark(json.excellent_mark, 'excellent_mark'),
    minSample: json.min_sample,
    grades: {
      mode: grades.mode,
      bands: grades.bands.map(({ grade, from }, at) => ({ grade, fromBp: reader.mark(from, `grades/bands/${at}/from`) })),
      shares: grades.shares.map(({ grade, share }, at) => ({ grade, shareE4: reader.share(share, `grades/shares/${at}/share`) })),
      forcedFrom: grades.forced_from,
      barA: grades.bar_best,
    },
    countBy: json.count_by,
    purposes: json.purposes,
    teamRankBy: json.team_rank_by,
    workloadBasis: json.workload_basis,
    casePoints: {
      complaint: cases.complaint.map(({ level, at_fault, partly }, at) => ({
        level,
        atFaultBp: reader.mark(at_fault, `case_points/complaint/${at}/at_fault`),
        partlyBp: reader.mark(partly, `case_points/complaint/${at}/partly`),
      })),
      commendationEachBp: reader.mark(cases.commendation_each, 'case_points/commendation_each'),
      commendationCapBp: reader.mark(cases.commendation_cap, 'case_points/commendation_cap'),
    },
    rangeBp: [reader.mark(json.range.lowest, 'range/lowest'), reader.mark(json.range.highest, 'range/highest')],
    exam: {
      theoryWeightE4: reader.share(exam.theory_weight, 'exam/theory_weight'),
      practicalWeightE4: reader.share(exam.practical_weight, 'exam/practical_weight'),
      passBp: reader.mark(exam.pass_mark, 'exam/pass_mark'),
      partMinimumBp: reader.mark(exam.part_minimum, 'exam/part_minimum'),
    },
    quota: {
      standard: quota.standard,
      newHire: quota.new_hire,
      newHireDays: quota.new_hire_days,
      afterBadMonth: quota.after_bad_month,
      badGrades: quota.bad_grades,
    },
  };
  return { definition, problems: reader.problems };
}

function mapFromJson(reader: DecimalReader, map: JsonMap, at: string): ComponentMap {
  if (map.kind === 'linear')
    return { ...map, floor: reader.mark(map.floor, `${at}/floor`), target: reader.mark(map.target, `${at}/target`) };
  if (map.kind === 'linear_down')
    return { ...map, target: reader.mark(map.target, `${at}/target`), ceiling: reader.mark(map.ceiling, `${at}/ceiling`) };
  if (map.kind === 'identity') return map;
  const steps = map.steps.map(({ from, score }, step) => ({
    from: reader.mark(from, `${at}/steps/${step}/from`),
    scoreBp: reader.mark(score, `${at}/steps/${step}/score`),
  }));
  return { kind: 'steps', steps };
}

class DecimalReader {
  readonly problems: FieldProblem[] = [];

  mark(value: number, pointer: string): number {
    return this.whole(value, 100, 2, pointer);
  }

  share(value: number, pointer: string): number {
    return this.whole(value, 10_000, 4, pointer);
  }

  private whole(value: number, unit: number, decimals: number, pointer: string): number {
    const whole = Math.round(value * unit);
    if (Math.abs(value * unit - whole) > 1e-6)
      this.problems.push({
        pointer: `/definition/${pointer}`,
        in: 'body',
        message: { key: 'scorecards.scheme_decimals', params: { given: value, decimals } },
      });
    return whole;
  }
}
