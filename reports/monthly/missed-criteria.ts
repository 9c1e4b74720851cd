import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import type { ReportContext } from '@platform/report/report-definition.js';
import type { ShownScheme } from './run-setup.js';

const CRITERIA = loadSql(import.meta.url, './sql/criteria-of-run.sql');
const ITEMS = loadSql(import.meta.url, './sql/item-counts.sql');
const CENTER_ITEMS = loadSql(import.meta.url, './sql/center-item-counts.sql');

const criterionRow = z.object({
  lineage_id: z.int(),
  form_code: z.string(),
  form_version: z.string(),
  section: z.string(),
  code: z.string(),
  name: z.string(),
  critical: z.boolean(),
});
const itemRow = z.object({ agent_id: z.int(), team_id: z.int().nullable(), lineage_id: z.int(), n: z.int(), missed: z.int() });
const centerItemRow = z.object({ lineage_id: z.int(), n: z.int(), missed: z.int() });

export type Criterion = z.infer<typeof criterionRow>;
/** How often a criterion applied to an agent's calls in one team, and was missed. */
export type ItemCount = z.infer<typeof itemRow>;

/** How often something applied and was missed. */
export interface Tally {
  n: number;
  missed: number;
}

export interface MissedFacts {
  criteria: Criterion[];
  items: ItemCount[];
  center: z.infer<typeof centerItemRow>[];
}

export async function loadMissed(context: ReportContext, scheme: ShownScheme, teamIds: number[]): Promise<MissedFacts> {
  const { id } = context.run;
  return {
    criteria: await context.rows(CRITERIA, [id], criterionRow),
    items: await context.rows(ITEMS, [id, teamIds, scheme.purposes], itemRow),
    center: await context.rows(CENTER_ITEMS, [id, scheme.purposes], centerItemRow),
  };
}

/** Counts by criterion lineage. */
export function tally(items: Iterable<Pick<ItemCount, 'lineage_id'> & Tally>): Map<number, Tally> {
  const tallies = new Map<number, Tally>();
  for (const item of items) {
    const sum = tallies.get(item.lineage_id) ?? { n: 0, missed: 0 };
    tallies.set(item.lineage_id, { n: sum.n + item.n, missed: sum.missed + item.missed });
  }
  return tallies;
}

/** A criterion as a line of a Pareto table, most missed first. */
export interface ParetoLine extends Tally {
  criterion: Criterion;
  /** The criterion's name, with its form where two forms share the name. */
  label: string;
  /** Part of all misses, and of these and all above; null: nothing was missed at all. */
  share: number | null;
  cumulative: number | null;
}

/** Every criterion that applied at least once, by how often it was missed; of equal ones the higher rate first. */
export function paretoLines(criteria: readonly Criterion[], tallies: ReadonlyMap<number, Tally>): ParetoLine[] {
  const applied = criteria.flatMap((criterion) => {
    const counts = tallies.get(criterion.lineage_id);
    return counts === undefined || counts.n === 0 ? [] : [{ criterion, ...counts }];
  });
  const total = applied.reduce((sum, line) => sum + line.missed, 0);
  const labels = criterionLabels(applied.map((line) => line.criterion));
  let running = 0;
  return applied
    .toSorted((a, b) => b.missed - a.missed || a.n - b.n || (a.criterion.code < b.criterion.code ? -1 : 1))
    .map((line) => {
      running += line.missed;
      const label = labels.get(line.criterion.lineage_id) ?? line.criterion.name;
      return { ...line, label, share: total === 0 ? null : line.missed / total, cumulative: total === 0 ? null : running / total };
    });
}

/** Names by lineage; where two forms have a criterion of one name, the form's code goes with it. */
export function criterionLabels(criteria: readonly Criterion[]): Map<number, string> {
  const seen = new Map<string, number>();
  for (const { name } of criteria) seen.set(name, (seen.get(name) ?? 0) + 1);
  return new Map(
    criteria.map((criterion) => [
      criterion.lineage_id,
      seen.get(criterion.name) === 1 ? criterion.name : `${criterion.name} (${criterion.form_code})`,
    ]),
  );
}
