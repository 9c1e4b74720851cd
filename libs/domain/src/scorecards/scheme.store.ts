import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { SchemeDefinition } from '@scoring/scheme-definition.js';
import { SchemeUnknownError } from './scorecards.errors.js';

/** The scheme of agents, and of team leaders, that holds where nobody chose another. */
export const DEFAULT_SCHEMES = { agent: 'AGENT-STD', team_leader: 'LEADER-STD' } as const;

const whole = z.int();
const component = z.object({
  code: z.enum(['qa', 'exam', 'workload', 'attendance', 'team_qa', 'team_exam', 'team_workload', 'coaching_training', 'own_calls']),
  weightE4: whole.min(0),
  map: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('identity') }),
    z.object({ kind: z.literal('linear'), floor: whole, target: whole }),
    z.object({ kind: z.literal('linear_down'), target: whole, ceiling: whole }),
    z.object({ kind: z.literal('steps'), steps: z.array(z.object({ from: whole, scoreBp: whole })) }),
  ]),
});

/** A definition as it is stored. */
export const schemeDefinition: z.ZodType<SchemeDefinition> = z.object({
  kind: z.enum(['agent', 'team_leader']),
  components: z.array(component).min(1),
  passBp: whole,
  excellentBp: whole,
  minSample: whole,
  grades: z.object({
    mode: z.enum(['bands', 'forced']),
    bands: z.array(z.object({ grade: z.string(), fromBp: whole })).min(1),
    shares: z.array(z.object({ grade: z.string(), shareE4: whole })),
    forcedFrom: whole,
    barA: z.boolean(),
  }),
  countBy: z.enum(['call_date', 'evaluation_date']),
  purposes: z.array(z.string()).min(1),
  teamRankBy: z.enum(['pooled', 'mean_of_agents']),
  workloadBasis: z.enum(['month', 'per_attended_day']),
  casePoints: z.object({
    complaint: z.array(z.object({ level: z.string(), atFaultBp: whole, partlyBp: whole })),
    commendationEachBp: whole,
    commendationCapBp: whole,
  }),
  rangeBp: z.tuple([whole, whole]),
  exam: z.object({ theoryWeightE4: whole, practicalWeightE4: whole, passBp: whole, partMinimumBp: whole }),
  quota: z.object({ standard: whole, newHire: whole, newHireDays: whole, afterBadMonth: whole, badGrades: z.array(z.string()) }),
});

const versionRow = z.object({
  id: whole,
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  number: whole,
  definition: schemeDefinition,
});

/** An approved scheme version as it was stored; it never changes. */
export type SchemeVersion = z.infer<typeof versionRow>;

const COLUMNS = 'v.id, s.code, s.name_zh as "nameZh", s.name_en as "nameEn", v.number, v.definition';

@Injectable()
export class SchemeStore {
  /**
   * The approved version of a scheme that is in force in a period: the one that started last, of two that start alike the later.
   * @throws SchemeUnknownError when there is no such scheme of that kind
   */
  async inForce(tx: EntityManager, code: string, kind: SchemeDefinition['kind'], periodId: string): Promise<SchemeVersion> {
    const rows: unknown[] = await tx.query(
      `select ${COLUMNS} from scheme s join scheme_version v on v.scheme_id = s.id
       where s.code = $1 and s.kind = $2 and v.state = 'approved' and (v.effective_from is null or v.effective_from <= $3)
       order by v.effective_from desc nulls last, v.approved_at desc nulls last, v.number desc limit 1`,
      [code, kind, periodId],
    );
    if (rows.length === 0) throw new SchemeUnknownError(code, await this.codes(tx, kind));
    return versionRow.parse(rows[0]);
  }

  async get(tx: EntityManager, versionId: number): Promise<SchemeVersion> {
    const [row]: unknown[] = await tx.query(`select ${COLUMNS} from scheme s join scheme_version v on v.scheme_id = s.id where v.id = $1`, [
      versionId,
    ]);
    return versionRow.parse(row);
  }

  private async codes(tx: EntityManager, kind: SchemeDefinition['kind']): Promise<string[]> {
    const rows: { code: string }[] = await tx.query('select code from scheme where kind = $1 order by code', [kind]);
    return rows.map((row) => row.code);
  }
}
