/**
 * A scorecard scheme version, as stored: plain JSON, integers only. Weights in ten-thousandths (50 % is 5000), scores
 * and points in basis points (5.00 points is 500), so that a person with a calculator gets the printed figure.
 */

export type ComponentCode =
  'qa' | 'exam' | 'workload' | 'attendance' | 'team_qa' | 'team_exam' | 'team_workload' | 'coaching_training' | 'own_calls';

/** From a metric, in its own integer unit, to 0–100.00 in basis points; every kind keeps within that. */
export type ComponentMap =
  | { kind: 'identity' }
  /** 0 at or below the floor, 100 at or above the target, straight between. */
  | { kind: 'linear'; floor: number; target: number }
  /** Lower is better: 100 at or below the target, 0 at or above the ceiling, straight between. */
  | { kind: 'linear_down'; target: number; ceiling: number }
  /** The last step whose `from` is reached; below the first step 0. */
  | { kind: 'steps'; steps: { from: number; scoreBp: number }[] };

export interface SchemeComponent {
  code: ComponentCode;
  weightE4: number;
  map: ComponentMap;
}

export interface GradeRule {
  mode: 'bands' | 'forced';
  /** Best first. The last grade takes everyone below, so its `fromBp` is the scheme's lowest score. */
  bands: { grade: string; fromBp: number }[];
  /** Forced distribution, best first; together 10000. */
  shares: { grade: string; shareE4: number }[];
  /** Smaller groups are graded by bands even under forced distribution. */
  forcedFrom: number;
  /** Whether a critical error or an at-fault complaint bars the best grade in bands; forced distribution always bars it. */
  barA: boolean;
}

export interface CasePointRule {
  /** Points per complaint by its level; '*' stands for every level without its own line. */
  complaint: { level: string; atFaultBp: number; partlyBp: number }[];
  commendationEachBp: number;
  commendationCapBp: number;
}

export interface ExamRule {
  theoryWeightE4: number;
  practicalWeightE4: number;
  passBp: number;
  /** Both parts, where present, must reach this to pass. */
  partMinimumBp: number;
}

export interface QuotaRule {
  standard: number;
  newHire: number;
  /** Days from the day of hire during which one is new. */
  newHireDays: number;
  /** After a bad month: one of these grades, or a critical error. */
  afterBadMonth: number;
  badGrades: string[];
}

export type WorkloadBasis = 'month' | 'per_attended_day';

export interface SchemeDefinition {
  kind: 'agent' | 'team_leader';
  components: SchemeComponent[];
  passBp: number;
  excellentBp: number;
  /** Fewer counted evaluations are an insufficient sample. */
  minSample: number;
  grades: GradeRule;
  countBy: 'call_date' | 'evaluation_date';
  /** Purposes of the evaluations that are averaged. */
  purposes: string[];
  teamRankBy: 'pooled' | 'mean_of_agents';
  workloadBasis: WorkloadBasis;
  casePoints: CasePointRule;
  /** The composite is kept within these, basis points. */
  rangeBp: [number, number];
  exam: ExamRule;
  quota: QuotaRule;
}

/** What the scorecards of each kind can be made of. */
export const COMPONENTS_OF: Readonly<Record<SchemeDefinition['kind'], readonly ComponentCode[]>> = {
  agent: ['qa', 'exam', 'workload', 'attendance'],
  team_leader: ['team_qa', 'team_exam', 'team_workload', 'coaching_training', 'own_calls', 'attendance'],
};

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
} satisfies Omit<SchemeDefinition, 'kind' | 'components'>;

function identity(code: ComponentCode, weightE4: number): SchemeComponent {
  return { code, weightE4, map: { kind: 'identity' } };
}

/** The default scheme of agents: QA 50, exam 20, workload 20, attendance 10; absolute bands without a bar. */
export const AGENT_STD: SchemeDefinition = {
  ...COMMON,
  kind: 'agent',
  components: [identity('qa', 5000), identity('exam', 2000), identity('workload', 2000), identity('attendance', 1000)],
};

/** The default scheme of team leaders. */
export const LEADER_STD: SchemeDefinition = {
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
};
