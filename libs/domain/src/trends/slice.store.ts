import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { SliceQuery } from '@contracts/trend-slices.js';
import { loadSql } from '@platform/database/load-sql.js';
import { PreparedStatement } from '@platform/database/prepared-statement.js';
import type { CardViewer } from '../scorecards/card-viewer.js';

const statement = (name: string) => new PreparedStatement(`trends.${name}`, loadSql(import.meta.url, `./sql/${name}.sql`));
const SLICES = statement('slices');
const MONTHS = statement('months-of-slices');
const CRITERIA = statement('missed-criteria');
const SCORES = statement('score-distribution');
const MARKS = statement('marks-of-months');

const whole = z.int();
const large = z.string().transform(Number);

const sliceRow = z.object({
  /** null: all months together. */
  period_id: z.string().nullable(),
  key: z.string(),
  name: z.string().nullable(),
  run: whole,
  published: z.boolean(),
  n: whole,
  sum_final_bp: large,
  sum_final_sq: large,
  n_pass: whole,
  n_excellent: whole,
  n_critical: whole,
  missed_non_critical: whole,
  applicable_non_critical: whole,
  accuracy_applicable: whole,
  accuracy_clean: whole,
});
/** Sums of the counted evaluations of a slice, scores in basis points. */
export type Slice = z.infer<typeof sliceRow>;

const monthRow = z.object({
  period_id: z.string(),
  run: whole,
  published: z.boolean(),
  scheme: z.string(),
  forms: z.array(z.string()),
});
export type SliceMonth = z.infer<typeof monthRow>;

const criterionRow = z.object({
  period_id: z.string().nullable(),
  form_code: z.string(),
  code: z.string(),
  name: z.string(),
  n: whole,
  missed: whole,
});
export type CriterionSums = z.infer<typeof criterionRow>;

const scoreRow = z.object({ points: whole, n: whole });
const marksRow = z.object({ pass_bp: whole, excellent_bp: whole });

export type SlicedBy = 'all' | 'direction' | 'form_version' | 'team';

/** Reads the sums of many months, as far as the viewer may see the teams: each method is one statement. */
@Injectable()
export class SliceStore {
  /** By what they are sliced, then by month. */
  async slices(tx: EntityManager, query: SliceQuery, viewer: CardViewer, byMonth: boolean, by: SlicedBy): Promise<Slice[]> {
    return sliceRow.array().parse(await SLICES.run(tx, [...chosen(query, viewer), byMonth, by]));
  }

  /** Oldest first; months without evaluations are absent. */
  async months(tx: EntityManager, query: SliceQuery, viewer: CardViewer): Promise<SliceMonth[]> {
    return monthRow.array().parse(await MONTHS.run(tx, chosen(query, viewer)));
  }

  /** The most missed first, within each month where those stand by themselves. @param criterion null: all */
  async criteria(
    tx: EntityManager,
    query: SliceQuery,
    viewer: CardViewer,
    byMonth: boolean,
    criterion: string | null,
  ): Promise<CriterionSums[]> {
    return criterionRow.array().parse(await CRITERIA.run(tx, [...chosen(query, viewer), byMonth, criterion]));
  }

  /** How many evaluations have each whole score, the lowest first. */
  async scores(tx: EntityManager, query: SliceQuery, viewer: CardViewer): Promise<z.infer<typeof scoreRow>[]> {
    return scoreRow.array().parse(await SCORES.run(tx, chosen(query, viewer)));
  }

  /** null: no month is closed. */
  async marks(tx: EntityManager, { from, to }: SliceQuery): Promise<z.infer<typeof marksRow> | null> {
    const [row] = marksRow.array().parse(await MARKS.run(tx, [from ?? null, to ?? null]));
    return row ?? null;
  }
}

/** The parameters that all statements begin with. */
function chosen({ from, to, teams, direction, form }: SliceQuery, { scope }: CardViewer): unknown[] {
  const within = scope.kind === 'all' ? [] : scope.teams;
  return [
    from ?? null,
    to ?? null,
    teams?.split(',').map((code) => code.trim()) ?? null,
    direction ?? null,
    form ?? null,
    scope.kind === 'all',
    within.map((team) => team.teamId),
    within.map((team) => team.from),
    within.map((team) => team.to),
  ];
}
