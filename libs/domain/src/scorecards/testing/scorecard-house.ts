import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource, EntityManager } from 'typeorm';
import { DatabaseModule } from '@platform/database/database.module.js';
import { DirtyService } from '../dirty.service.js';
import { PeriodService } from '../period.service.js';
import { ScorecardsModule } from '../scorecards.module.js';

/** The services of a database, wired as the product wires them. */
export async function openHouse(dataSource: DataSource): Promise<{ module: INestApplicationContext; facts: FactWriter }> {
  const root = { module: class House {}, imports: [DatabaseModule.forConnection(dataSource), ScorecardsModule] };
  const module = await NestFactory.createApplicationContext(root, { logger: false });
  return { module, facts: new FactWriter(dataSource, module.get(PeriodService), module.get(DirtyService)) };
}

export interface EvaluationFact {
  agent: string;
  /** An instant with its offset, such as `2026-10-05T10:00+08`. */
  at: string;
  /** Basis points; null: nothing was applicable. */
  finalBp: number | null;
  no?: string;
  purpose?: string;
  state?: string;
  /** Bits: 1 customer, 2 business, 4 compliance. */
  criticalFamilies?: number;
  evaluatedAt?: string;
  listed?: boolean;
  /** Flags and points of the two criteria; the first one is the accuracy criterion. */
  points?: [number, number];
  flags?: [number, number];
}

export interface CaseFactRow {
  no: string;
  agent: string | null;
  kind: 'complaint' | 'commendation';
  received?: string;
  confirmed?: string | null;
  verdict?: string | null;
  fault?: string | null;
  recordingId?: string | null;
}

/** Writes facts by plain SQL and marks what they touch, as the features that own them do. */
export class FactWriter {
  private count = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly periods: PeriodService,
    private readonly dirty: DirtyService,
  ) {}

  private async id(tx: EntityManager, employeeNo: string): Promise<number> {
    const [row]: { id: number }[] = await tx.query('select id from person where employee_no = $1', [employeeNo]);
    if (row === undefined) throw new Error(`Nobody has the number ${employeeNo}`);
    return row.id;
  }

  async team(code: string, name = code): Promise<void> {
    await this.dataSource.query('insert into team (code, name) values ($1, $2)', [code, name]);
  }

  /** A person with one post from the beginning of time, or with several `[post, from, to]`. */
  async person(
    employeeNo: string,
    options: { name?: string; post?: string; posts?: [string, string | null, string | null][]; hiredOn?: string; leftOn?: string } = {},
  ): Promise<void> {
    const { name = `N${employeeNo}`, post = 'agent', posts = [[post, null, null]], hiredOn = '2020-01-01', leftOn = null } = options;
    await this.dataSource.query('insert into person (employee_no, name, hired_on, left_on) values ($1, $2, $3, $4)', [
      employeeNo,
      name,
      hiredOn,
      leftOn,
    ]);
    for (const [held, from, to] of posts) {
      await this.dataSource.query(
        `insert into person_post (agent_id, post, valid) select id, $2, daterange($3, $4, '[]') from person where employee_no = $1`,
        [employeeNo, held, from, to],
      );
    }
  }

  /** Both days inclusive; null: no end. */
  async member(employeeNo: string, team: string, from: string | null, to: string | null = null): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await tx.query(
        `insert into team_membership (agent_id, team_id, valid) select p.id, t.id, daterange($3, $4, '[]') from person p, team t where p.employee_no = $1 and t.code = $2`,
        [employeeNo, team, from, to],
      );
      await this.dirty.markOverlapping(tx, [{ agentId: await this.id(tx, employeeNo), from, to }]);
    });
  }

  async leads(employeeNo: string, team: string, from: string | null, to: string | null = null): Promise<void> {
    await this.dataSource.query(
      `insert into team_leadership (team_id, leader_id, valid) select t.id, p.id, daterange($3, $4, '[]') from person p, team t where p.employee_no = $1 and t.code = $2`,
      [employeeNo, team, from, to],
    );
  }

  async supervises(employeeNo: string, team: string, from: string | null, to: string | null = null): Promise<void> {
    await this.dataSource.query(
      `insert into team_supervision (team_id, supervisor_id, valid) select t.id, p.id, daterange($3, $4, '[]') from person p, team t where p.employee_no = $1 and t.code = $2`,
      [employeeNo, team, from, to],
    );
  }

  /** A form of two criteria: accuracy (item 1) and patience (item 2). */
  async form(): Promise<void> {
    await this.dataSource.query(`
      with form as (insert into evaluation_form (code, name) values ('F', 'Form') returning id)
      insert into form_version (form_id, version, state, policy, na_policy, critical_policy, base_bp, bonus_cap_bp, max_score_bp, n_items)
      select id, '1', 'published', 'weighted', 'redistribute', 'zero_form', 10000, 500, 10000, 2 from form`);
  }

  async evaluation(fact: EvaluationFact): Promise<void> {
    await this.dataSource.transaction((tx) => this.evaluationIn(tx, fact));
  }

  /** Writes an evaluation within a transaction that the caller may keep open. */
  async evaluationIn(tx: EntityManager, fact: EvaluationFact): Promise<void> {
    this.count += 1;
    const no = fact.no ?? `E${this.count}`;
    const agentId = await this.id(tx, fact.agent);
    const [evaluator]: { id: number }[] = await tx.query(`select min(id) as id from person`);
    const points = fact.points ?? [0, 0];
    const flags = fact.flags ?? [0, 0];
    await this.touch(tx, [new Date(fact.at)], [agentId]);
    await tx.query(
      `with listed_call as (
         insert into call (agent_id, recording_id, started_at, direction, listed) values ($1, $2, $3, 'inbound', $11) returning agent_id, id
       ), written as (
         insert into evaluation (agent_id, evaluation_no, call_id, form_version_id, evaluator_id, recording_id, called_at, evaluated_at, purpose, state,
           revision, raw_bp, final_bp, critical_failed, critical_families, missed_non_critical, applicable_non_critical,
           accuracy_applicable, accuracy_missed, points, flags)
         select c.agent_id, $4, c.id, (select min(id) from form_version), $5, $2, $3, $6, $7, $8, 1, $9, $9, $10::smallint <> 0, $10, $12, $13, $14, $15, $16, $17
         from listed_call c
         returning agent_id, id, evaluation_no
       )
       insert into evaluation_key (evaluation_no, agent_id, id) select evaluation_no, agent_id, id from written`,
      [
        agentId,
        `R${no}`,
        fact.at,
        no,
        evaluator?.id,
        fact.evaluatedAt ?? fact.at,
        fact.purpose ?? 'random',
        fact.state ?? 'released',
        fact.finalBp,
        fact.criticalFamilies ?? 0,
        fact.listed ?? false,
        flags.filter((flag) => (flag & 16) !== 0).length,
        flags.filter((flag) => (flag & 7) === 0).length,
        (flags[0] & 7) === 0,
        (flags[0] & 16) !== 0,
        points,
        flags,
      ],
    );
    await this.keepRevision(tx, no);
  }

  /** Several evaluations of one agent a day apart from the given day, at noon in Shanghai. */
  async evaluations(
    agent: string,
    firstDay: string,
    finals: readonly (number | null)[],
    more: Partial<EvaluationFact> = {},
  ): Promise<void> {
    for (const [index, finalBp] of finals.entries()) {
      const day = new Date(Date.parse(firstDay) + index * 86_400_000).toISOString().slice(0, 10);
      await this.evaluation({ agent, at: `${day}T12:00:00+08:00`, finalBp, ...more });
    }
  }

  /** Changes a final score, as an appeal does. */
  async revise(no: string, finalBp: number): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await tx.query('update evaluation set raw_bp = $2, final_bp = $2, revision = revision + 1 where evaluation_no = $1', [no, finalBp]);
      await this.keepRevision(tx, no);
      await this.markEvaluation(tx, no);
    });
  }

  async withdraw(no: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.markEvaluation(tx, no);
      await tx.query('delete from evaluation where evaluation_no = $1', [no]);
      await tx.query('delete from evaluation_key where evaluation_no = $1', [no]);
    });
  }

  async exam(
    code: string,
    heldOn: string,
    results: {
      agent: string;
      theory?: number | null;
      practical?: number | null;
      attempt?: 1 | 2;
      status?: string;
      unexcused?: boolean;
      heldOn?: string;
    }[],
  ): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await tx.query('insert into exam (code, name) values ($1, $1) on conflict do nothing', [code]);
      for (const result of results) {
        const { attempt = 1, status = attempt === 2 ? 'retake' : 'normal', theory = null, practical = null, unexcused = false } = result;
        await tx.query(
          `insert into exam_result (agent_id, exam_id, attempt, held_on, theory_bp, practical_bp, status, unexcused)
           select p.id, x.id, $3, $4, $5, $6, $7, $8 from person p, exam x where p.employee_no = $1 and x.code = $2`,
          [result.agent, code, attempt, result.heldOn ?? heldOn, theory, practical, status, unexcused],
        );
      }
      await this.touch(tx, [new Date(`${heldOn}T12:00:00+08:00`)], []);
    });
  }

  async case(fact: CaseFactRow): Promise<void> {
    const { received = '2026-10-10T10:00:00+08:00', verdict = 'substantiated' } = fact;
    const confirmed = fact.confirmed === undefined ? '2026-10-12T10:00:00+08:00' : fact.confirmed;
    await this.dataSource.transaction(async (tx) => {
      await tx.query(
        `insert into case_record (case_no, agent_id, kind, received_at, content, recording_id, verdict, fault, confirmed_at)
         values ($1, (select id from person where employee_no = $2), $3, $4, 'text', $5, $6, $7, $8)`,
        [fact.no, fact.agent, fact.kind, received, fact.recordingId ?? null, verdict, fact.fault ?? null, confirmed],
      );
      await this.touch(tx, [new Date(confirmed ?? received)], fact.agent === null ? [] : [await this.id(tx, fact.agent)]);
    });
  }

  /** A monthly value (`2026-10`) or a daily one (`2026-10-05`). */
  async metric(agent: string, when: string, values: Record<string, number>): Promise<void> {
    const monthly = when.length === 7;
    await this.dataSource.query(
      `insert into metric_value (agent_id, metric_code, grain, day, value)
       select p.id, v.key, $2, $3::date, v.value::numeric from person p, jsonb_each_text($4::jsonb) v where p.employee_no = $1`,
      [agent, monthly ? 'month' : 'day', monthly ? `${when}-01` : when, JSON.stringify(values)],
    );
  }

  private async touch(tx: EntityManager, instants: Date[], agentIds: number[]): Promise<void> {
    await this.periods.ensureForInstants(tx, instants);
    const months = (await this.periods.list(tx)).filter((period) =>
      instants.some((instant) => instant >= period.startsAt && instant < period.endsAt),
    );
    await this.dirty.mark(
      tx,
      months.map((period) => ({ periodId: period.id, agentIds })),
    );
  }

  private async markEvaluation(tx: EntityManager, no: string): Promise<void> {
    const rows: { agent_id: number; called_at: Date }[] = await tx.query(
      'select agent_id, called_at from evaluation where evaluation_no = $1',
      [no],
    );
    for (const row of rows) await this.touch(tx, [row.called_at], [row.agent_id]);
  }

  private async keepRevision(tx: EntityManager, no: string): Promise<void> {
    await tx.query(
      `insert into evaluation_revision (agent_id, evaluation_id, revision, change, evaluation_no, form_version_id, evaluator_id, recording_id, called_at,
         evaluated_at, purpose, state, raw_bp, final_bp, critical_failed, critical_families,
         missed_non_critical, applicable_non_critical, accuracy_applicable, accuracy_missed, points, flags, critical_named, changed_by)
       select agent_id, id, revision, case when revision = 1 then 'created' else 'changed' end, evaluation_no, form_version_id, evaluator_id, recording_id,
         called_at, evaluated_at, purpose, state, raw_bp, final_bp, critical_failed, critical_families,
         missed_non_critical, applicable_non_critical, accuracy_applicable, accuracy_missed, points, flags, critical_named, 'test'
       from evaluation where evaluation_no = $1`,
      [no],
    );
  }
}
