import type { ExplainedCard } from '@contracts/explained-card.js';
import { MISSING, percent, score } from '../format/figures.js';
import type { Line } from './arithmetic-messages.js';

/** A weight of 0.5 as 50, without floating dust. */
export function weightText(weight: number): string {
  return String(Math.round(weight * 10_000) / 100);
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const joined = (values: readonly number[]): string => values.map((value) => score(value)).join(' + ');

/** From the counted evaluations to the QA score and the rates. */
export function qualityLines({ qa, counted, rates, pass_mark, excellent_mark, quota }: ExplainedCard): Line[] {
  const { n, sum, mean, s, t, low, high } = qa;
  if (n === 0) return [{ key: 'no_evaluation' }];
  const parts = counted.map((one) => score(one.final_score)).join(' + ');
  const lines: Line[] = [{ key: 'mean', params: { parts, n, sum: score(sum), mean: score(mean) } }];
  if (s !== null && t !== null)
    lines.push({
      key: 'mean_interval',
      params: { mean: score(mean), t: t.toFixed(4), s: s.toFixed(4), n, low: score(low), high: score(high) },
      confidence: true,
    });
  for (const { figure, count, of, rate, low: from, high: to } of rates) {
    if (rate === null) continue;
    const params = { count, of, rate: percent(rate, 2), pass: pass_mark, excellent: excellent_mark };
    lines.push({ key: figure as Line['key'], params });
    if (from !== null && to !== null)
      lines.push({ key: 'rate_interval', params: { low: percent(from, 2), high: percent(to, 2) }, confidence: true });
  }
  if (quota !== null)
    lines.push({ key: `quota_${quota.reason}` as Line['key'], params: { planned: quota.planned, completed: quota.completed } });
  return lines;
}

/** @param status says what became of somebody without a result */
export function examLines({ exams, exam_score }: ExplainedCard, status: (code: string, unexcused: boolean) => string): Line[] {
  if (exams.length === 0) return [{ key: 'no_exam' }];
  const lines = exams.flatMap((exam): Line[] => {
    const name = exam.exam_name === '' ? exam.exam_code : exam.exam_name;
    const attempts = exam.attempts.map(({ attempt, held_on: day, theory, practical, total, status: code, unexcused }): Line => {
      if (total === null || (theory === null && practical === null))
        return { key: 'exam_said', params: { exam: name, day, status: status(code, unexcused) } };
      const terms = partsText(exam, theory, practical);
      return { key: attempt === 1 ? 'exam_first' : 'exam_retake', params: { exam: name, day, arithmetic: terms, total: score(total) } };
    });
    const capped: Line[] = exam.capped ? [{ key: 'exam_capped', params: { mark: score(exam.pass_mark) } }] : [];
    return [
      ...attempts,
      ...capped,
      ...(exam.attempts.length > 1 ? [{ key: 'exam_counts' as const, params: { score: score(exam.score) } }] : []),
    ];
  });
  const scores = exams.flatMap((exam) => exam.score ?? []);
  if (scores.length < 2) return [...lines, { key: 'exam_is', params: { score: score(exam_score) } }];
  return [...lines, { key: 'exam_mean', params: { parts: joined(scores), n: scores.length, score: score(exam_score) } }];
}

/** `80.00×0.6 + 90.00×0.4`; one part alone stands for itself. */
function partsText(exam: ExplainedCard['exams'][number], theory: number | null, practical: number | null): string {
  if (theory === null || practical === null) return score(theory ?? practical);
  const whole = Math.round((exam.theory_weight + exam.practical_weight) * 10_000) / 10_000;
  const terms = `${score(theory)}×${exam.theory_weight} + ${score(practical)}×${exam.practical_weight}`;
  return whole === 1 ? terms : `(${terms}) ÷ ${whole}`;
}

export function workloadLines(workload: NonNullable<ExplainedCard['workload']>): Line[] {
  const { basis, calls_answered, calls_outbound, attended_days, value, median, team_values, score: points } = workload;
  if (value === null) return [{ key: 'no_workload' }];
  const calls = `${calls_answered ?? 0} + ${calls_outbound ?? 0}`;
  const middle = median ?? MISSING;
  return [
    basis === 'month'
      ? { key: 'workload_month', params: { calls, value } }
      : { key: 'workload_day', params: { calls, days: attended_days ?? 0, value } },
    team_values.length === 0
      ? { key: 'workload_only_median', params: { median: middle } }
      : { key: 'workload_median', params: { values: team_values.join('、'), median: middle } },
    points === null ? { key: 'workload_no_median' } : { key: 'workload_score', params: { value, median: middle, score: score(points) } },
  ];
}

export function attendanceLines({ attended, required, score: points }: ExplainedCard['attendance']): Line[] {
  const params = { attended: attended ?? MISSING, required: required ?? MISSING };
  return [points === null ? { key: 'no_attendance', params } : { key: 'attendance', params: { ...params, score: score(points) } }];
}

export function caseLines({ composite, cases }: ExplainedCard): Line[] {
  const { complaint_points, commendation_points, commendation_cap } = composite;
  if (cases.length === 0) return [{ key: 'no_case' }];
  const params = { complaints: score(complaint_points), commendations: score(commendation_points), cap: score(commendation_cap) };
  return [{ key: 'case_points', params }];
}

/** The figures that a leader gets from the teams led, pooled where there are several. */
export function teamLines({ teams, composite }: ExplainedCard): Line[] {
  if (teams === null) return [];
  const valueOf = (code: string) => score(composite.components.find((part) => part.code === code)?.value);
  const evaluated = teams.filter((team) => team.evaluations_counted > 0);
  const lines: Line[] = [];
  if (evaluated.length > 0) {
    const counts = evaluated.map((team) => team.evaluations_counted).join(' + ');
    lines.push({ key: 'team_qa', params: { sums: joined(evaluated.map((team) => team.sum)), counts, score: valueOf('team_qa') } });
  }
  const members = teams.flatMap((team) => team.members);
  const means = [
    ['team_exam', members.flatMap((member) => member.exam_score ?? [])],
    ['team_workload', members.flatMap((member) => member.workload_score ?? [])],
  ] as const;
  for (const [key, values] of means)
    if (values.length > 0) lines.push({ key, params: { parts: joined(values), n: values.length, score: valueOf(key) } });
  return lines;
}

/** @param names says the names of components, with what stands between them */
export function compositeLines({ composite }: ExplainedCard, names: (codes: string[]) => string): Line[] {
  const { components, weighted, complaint_points, commendation_points, bounded_at, range, composite: result } = composite;
  const present = components.filter((part) => part.value !== null && part.weight > 0);
  const missing = components.filter((part) => part.value === null && part.weight > 0).map(({ code }) => code);
  const lines: Line[] = missing.length === 0 ? [] : [{ key: 'renormalised', params: { missing: names(missing) } }];
  if (weighted === null || result === null) return [...lines, { key: 'no_composite' }];
  const terms = present.map((part) => `${weightText(part.weight)}×${score(part.value)}`).join(' + ');
  const sum = Math.round((weighted - complaint_points + commendation_points) * 100) / 100;
  lines.push(
    { key: 'weighted', params: { terms, weights: weightText(sumOf(present.map((part) => part.weight))), weighted: score(weighted) } },
    {
      key: 'with_points',
      params: {
        weighted: score(weighted),
        complaints: score(complaint_points),
        commendations: score(commendation_points),
        sum: score(sum),
      },
    },
  );
  if (bounded_at !== null)
    lines.push({ key: 'bounded', params: { low: score(range[0]), high: score(range[1]), bound: score(bounded_at) } });
  return [...lines, { key: 'composite_is', params: { composite: score(result) } }];
}

/** How the grade and the ranks came about. */
export function placingLines({ status, grade, rank_center, rank_team }: ExplainedCard): Line[] {
  if (status === 'insufficient_sample') return [{ key: 'insufficient', params: { sample: grade.sample, least: grade.min_sample } }];
  if (status !== 'ranked') return [];
  const last = grade.bands.length - 1;
  const bands = grade.bands.map((band, at) => (at === last ? band.grade : `${band.grade} ≥ ${score(band.from)}`)).join('；');
  const shares = grade.shares.map((share) => `${share.grade} ${weightText(share.share)}%`).join('；');
  const given = grade.grade ?? MISSING;
  const lines: Line[] = [
    grade.mode === 'bands'
      ? { key: 'grade_bands', params: { bands, grade: given } }
      : { key: 'grade_forced', params: { shares, grade: given } },
  ];
  if (grade.barred) lines.push({ key: 'barred' });
  for (const [key, place] of [
    ['rank_center', rank_center],
    ['rank_team', rank_team],
  ] as const)
    if (place !== null && place.rank !== null)
      lines.push({ key, params: { rank: place.rank, ahead: place.ahead ?? MISSING, of: place.of } });
  return lines;
}
