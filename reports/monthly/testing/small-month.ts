import { qaMetrics } from '@scoring/agent-metrics.js';
import { AGENT_STD } from '@scoring/scheme-definition.js';
import type { ReportContext } from '@platform/report/report-definition.js';
import type { AgentCard, CenterCard, TeamCard } from '../cards.js';
import { shownScheme, type RunSetup } from '../run-setup.js';

/** October 2026, run 1 published, of a centre in Shanghai; nothing can be read. */
export function octoberContext(language: 'zh' | 'en'): ReportContext {
  const nothing = () => Promise.reject(new Error('There is no database here'));
  return {
    language,
    period: {
      id: '2026-10',
      firstDay: '2026-10-01',
      lastDay: '2026-10-31',
      startsAt: new Date('2026-09-30T16:00:00Z'),
      endsAt: new Date('2026-10-31T16:00:00Z'),
    },
    run: {
      id: 7,
      number: 2,
      asOf: new Date('2026-11-03T01:30:00Z'),
      checksum: 'a1b2c3d4e5f6a7b8'.repeat(4),
      schemeCode: 'AGENT-STD',
      schemeVersion: 1,
      reason: '漏导一批质检',
      published: true,
    },
    subject: { id: 1, code: 'T1', name: '一组' },
    team: null,
    timeZone: 'Asia/Shanghai',
    requestedBy: '周敏',
    now: new Date('2026-11-03T02:00:00Z'),
    rows: nothing,
    stream: async function* () {
      yield await nothing();
    },
  };
}

export function setupOfRun(): RunSetup {
  return {
    scheme: {
      code: 'AGENT-STD',
      name_zh: '客服标准考核方案',
      name_en: 'Standard scheme for agents',
      number: 1,
      definition: shownScheme(AGENT_STD),
      input_counts: { evaluations: 20, evaluations_counted: 18, exam_results: 3, cases: 2, metric_values: 12 },
    },
    forms: [{ code: 'STD-IN', versions: ['1', '2'] }],
    before: { period_id: '2026-09', run_id: 5, number: 1, published: true },
  };
}

/** The columns of quality of such final scores, as a run stores them; one of 0 failed critically. */
export function qaOf(finals: readonly number[]) {
  const sum = (value: (bp: number) => number) => finals.reduce((total, bp) => total + value(bp), 0);
  const sums = {
    n: finals.length,
    sumFinalBp: BigInt(sum((bp) => bp)),
    sumFinalSq: BigInt(sum((bp) => bp * bp)),
    nPass: sum((bp) => Number(bp >= AGENT_STD.passBp)),
    nExcellent: sum((bp) => Number(bp >= AGENT_STD.excellentBp)),
    nCritical: sum((bp) => Number(bp === 0)),
    nFamily: { customer_critical: 0, business_critical: 0, compliance_critical: sum((bp) => Number(bp === 0)) },
    missedNonCritical: 0,
    applicableNonCritical: 0,
    accuracyApplicable: 0,
    accuracyClean: 0,
  };
  const metrics = qaMetrics(sums);
  return {
    evaluations_counted: sums.n,
    qa_score_bp: metrics.qaScoreBp,
    qa_low_bp: metrics.qaLowBp,
    qa_high_bp: metrics.qaHighBp,
    pass_count: sums.nPass,
    excellent_count: sums.nExcellent,
    critical_count: sums.nCritical,
    pass_rate_e6: metrics.passRateE6,
    pass_rate_low_e6: metrics.passRateLowE6,
    pass_rate_high_e6: metrics.passRateHighE6,
    excellent_rate_e6: metrics.excellentRateE6,
    critical_error_rate_e6: metrics.criticalErrorRateE6,
    critical_error_rate_low_e6: metrics.criticalErrorRateLowE6,
    critical_error_rate_high_e6: metrics.criticalErrorRateHighE6,
    business_accuracy_e6: metrics.businessAccuracyE6,
    sum_final_bp: Number(sums.sumFinalBp),
    sum_final_sq: Number(sums.sumFinalSq),
  };
}

/** An agent of team 1 with these final scores; everything else complete and unremarkable. */
export function agentOf(id: number, name: string, finals: readonly number[], more: Partial<AgentCard> = {}): AgentCard {
  const qa = qaOf(finals);
  const components = (['qa', 'exam', 'workload', 'attendance'] as const).map((code) => ({
    code,
    value_bp: code === 'qa' ? qa.qa_score_bp : 9000,
  }));
  return {
    agent_id: id,
    employee_no: String(id).padStart(4, '0'),
    name,
    team_id: 1,
    team_code: 'T1',
    hired_on: '2025-01-01',
    evaluations_planned: 8,
    evaluations_completed: finals.length,
    ...qa,
    exam_theory_bp: 9000,
    exam_practical_bp: 9000,
    exam_score_bp: 9000,
    exam_passed: true,
    workload_score_bp: 9000,
    attendance_score_bp: 9000,
    at_fault_complaints: 0,
    commendations: 0,
    complaint_points_bp: 0,
    commendation_points_bp: 0,
    composite_bp: qa.qa_score_bp,
    grade: 'B',
    rank_center: id,
    rank_team: id,
    status: 'ranked',
    ...more,
    details: { components, exams: [], cases: [], tie_bands: [], ...more.details },
  };
}

export function teamOf(id: number, name: string, finals: readonly number[], more: Partial<TeamCard> = {}): TeamCard {
  return {
    team_id: id,
    team_code: `T${id}`,
    team_name: name,
    supervisor_id: 80,
    evaluations_planned: 16,
    headcount: 2,
    ...qaOf(finals),
    qa_score_mean_of_agents_bp: qaOf(finals).qa_score_bp,
    exam_score_bp: 9000,
    at_fault_complaints: 0,
    commendations: 0,
    workload_score_bp: 9000,
    attendance_score_bp: 9000,
    rank_center: id,
    ...more,
    details: { leader_name: '李组长', supervisor_name: '周班长', evaluations_completed: finals.length, exam_members: 2, ...more.details },
  };
}

export function centerOf(finals: readonly number[]): CenterCard {
  return {
    evaluations_planned: 100,
    headcount: 12,
    ...qaOf(finals),
    qa_score_mean_of_agents_bp: qaOf(finals).qa_score_bp,
    exam_score_bp: 8800,
    at_fault_complaints: 3,
    commendations: 4,
  };
}
