import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { evaluationPurposes, evaluationStates } from '@contracts/explained-evaluation.js';
import type { EvaluationListQuery, ListedEvaluation } from '@contracts/evaluations.js';
import { ITEM_FLAGS } from '@scoring/flags.js';
import type { VisibleStay } from '@platform/auth/data-scope.js';
import { PreparedStatement } from '@platform/database/prepared-statement.js';
import { ListQuery, type ListShape, type Page } from '@platform/paging/list-query.js';
import type { Evaluator } from './evaluation-planner.js';

const listedRow = z.object({
  evaluation_no: z.string(),
  state: z.enum(evaluationStates),
  revision: z.int().nullable(),
  purpose: z.enum(evaluationPurposes),
  form_code: z.string(),
  form_version: z.string(),
  recording_id: z.string(),
  called_at: z.date().transform((instant) => instant.toISOString()),
  evaluated_at: z.date().transform((instant) => instant.toISOString()),
  employee_no: z.string(),
  name: z.string(),
  team_code: z.string().nullable(),
  evaluator_no: z.string(),
  evaluator_name: z.string(),
  raw_score: z.number().nullable(),
  final_score: z.number().nullable(),
  critical_failed: z.boolean(),
});

/** The zone of the centre, looked up once a statement. */
const ZONE = `(select coalesce((select value #>> '{}' from setting where key = 'time_zone' order by version desc limit 1), 'Asia/Shanghai'))`;
const CALL_DAY = `(e.called_at at time zone ${ZONE})::date`;

const SHOWN_WITH = `
  join person a on a.id = e.agent_id
  join person q on q.id = e.evaluator_id
  join form_version v on v.id = e.form_version_id
  join evaluation_form f on f.id = v.form_id
  left join team_membership m on m.agent_id = e.agent_id and m.valid @> ${CALL_DAY}
  left join team t on t.id = m.team_id`;

const SHOWN = `e.evaluation_no, e.purpose, e.recording_id, e.called_at, a.employee_no, a.name, q.employee_no as evaluator_no,
  q.name as evaluator_name, f.code as form_code, v.version as form_version, e.critical_failed,
  (e.raw_bp / 100.0)::float8 as raw_score, (e.final_bp / 100.0)::float8 as final_score,
  t.code as team_code`;

const NUMBER = 'e.evaluation_no collate "C"';
const SORTS = {
  called_at: { sql: 'e.called_at', type: 'timestamptz' },
  final_score: { sql: 'e.final_bp', type: 'int', nullable: true },
  evaluation_no: { sql: NUMBER, type: 'text collate "C"' },
};

const EVALUATIONS: ListShape<ListedEvaluation> = {
  select: `e.state, e.revision, e.evaluated_at, ${SHOWN}`,
  from: 'from evaluation e',
  shown: { alias: 'e', joins: SHOWN_WITH },
  sorts: { ...SORTS, evaluated_at: { sql: 'e.evaluated_at', type: 'timestamptz' } },
  key: [
    { sql: 'e.agent_id', type: 'int' },
    { sql: 'e.id', type: 'bigint' },
  ],
  row: listedRow,
};

const DRAFTS: ListShape<ListedEvaluation> = {
  select: `'draft' as state, null::int as revision, e.saved_at as evaluated_at, ${SHOWN}`,
  from: 'from evaluation_draft e',
  shown: { alias: 'e', joins: SHOWN_WITH },
  sorts: { ...SORTS, evaluated_at: { sql: 'e.saved_at', type: 'timestamptz' } },
  key: [{ sql: NUMBER, type: 'text collate "C"' }],
  row: listedRow,
};

/**
 * What words in a query stand for: with values of its own a statement is planned by how many rows have them. Stays are days in the team,
 * both inclusive, that lie in the month if one is asked for; throughout: on every day of it. $1 month, $2 team, $3 agent, $4 evaluator,
 * $5 form, $6 the month that the months up to $1 begin with, $7 criterion; null: not asked for.
 */
const MEANT = new PreparedStatement(
  'evaluations.meant',
  `
  select
    (select min(starts_at) from period where id >= coalesce($6, $1) and ($1::text is null or id <= $1)) as starts_at,
    (select ends_at from period where id = $1) as ends_at,
    (select id from person where employee_no = $3) as agent_id,
    (select id from person where employee_no = $4) as evaluator_id,
    array(select v.id from form_version v join evaluation_form f on f.id = v.form_id where f.code = $5) as form_version_ids,
    array(select json_build_array(c.form_version_id, c.item_no) from criterion c where c.code = $7) as items,
    coalesce(
      (
        select jsonb_agg(jsonb_build_object(
          'agentId', m.agent_id, 'from', lower(m.valid), 'to', upper(m.valid) - 1, 'throughout', coalesce(m.valid @> days, false)
        ))
        from team t
        join team_membership m on m.team_id = t.id
        left join lateral (
          select daterange(min(first_day), case when $1::text is not null then max(last_day) end, '[]') as days
          from period
          where id >= coalesce($6, $1) and ($1::text is null or id <= $1)
          having count(*) > 0
        ) asked on true
        where t.code = $2 and coalesce(m.valid && days, true)
      ),
      '[]'
    ) as stays`,
);

const meantRow = z.object({
  starts_at: z.date().nullable(),
  ends_at: z.date().nullable(),
  agent_id: z.int().nullable(),
  evaluator_id: z.int().nullable(),
  form_version_ids: z.array(z.int()),
  /** A criterion in each version that has it: the version, and its place among the answers. */
  items: z.array(z.tuple([z.int(), z.int()])),
  stays: z.array(z.object({ agentId: z.int(), from: z.string().nullable(), to: z.string().nullable(), throughout: z.boolean() })),
});
type Meant = z.infer<typeof meantRow>;

/** Read at once where all are read. */
const PAGE = 2000;

/** Which evaluations a list holds. */
export type EvaluationFilter = Omit<EvaluationListQuery, 'page_size' | 'cursor' | 'sort' | 'total'>;

/** Sorts after every number that begins alike. */
const LAST_SIGN = '\u{10FFFF}';

/** Lists evaluations, or drafts where those are asked for, as far as the caller may see them. */
@Injectable()
export class EvaluationListService {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CursorInvalidError */
  async list(query: EvaluationListQuery, viewer: Evaluator): Promise<Page<ListedEvaluation>> {
    return (await this.filtered(query, viewer)).page(this.dataSource.manager, query);
  }

  /** How many there are. */
  async count(filter: EvaluationFilter, viewer: Evaluator): Promise<number> {
    const list = await this.filtered(filter, viewer);
    const { total } = await list.page(this.dataSource.manager, { page_size: 1, sort: 'called_at', total: 'exact' });
    return z.number().parse(total);
  }

  /** All of them in their order, a page at a time. */
  async *all(filter: EvaluationFilter & { sort: string }, viewer: Evaluator): AsyncGenerator<ListedEvaluation> {
    const list = await this.filtered(filter, viewer);
    for (let cursor: string | null | undefined; cursor !== null;) {
      const request = { page_size: PAGE, sort: filter.sort, total: 'none', cursor } as const;
      const page: Page<ListedEvaluation> = await list.page(this.dataSource.manager, request);
      yield* page.items;
      cursor = page.next_cursor;
    }
  }

  private async filtered(query: EvaluationFilter, viewer: Evaluator): Promise<ListQuery<ListedEvaluation>> {
    const list = query.state === 'draft' ? drafts(viewer) : evaluations(query, viewer);
    filterByMeant(list, query, await this.meant(query));
    if (query.q !== undefined) list.where(`${NUMBER} >= ? and ${NUMBER} < ?`, query.q, query.q + LAST_SIGN);
    return list
      .filter('e.purpose = ?', query.purpose)
      .filter('e.final_bp >= ?', basisPoints(query.score_from))
      .filter('e.final_bp <= ?', basisPoints(query.score_to))
      .filter('e.critical_failed = ?', query.critical);
  }

  /** null: nothing in the query has to be looked up. */
  private async meant({ period, team, agent, evaluator, form, period_from, missed }: EvaluationFilter): Promise<Meant | null> {
    const words = [period, team, agent, evaluator, form, period_from, missed];
    if (words.every((word) => word === undefined)) return null;
    const [row] = await MEANT.run(
      this.dataSource.manager,
      words.map((word) => word ?? null),
    );
    return meantRow.parse(row);
  }
}

function drafts({ actor, scope }: Evaluator): ListQuery<ListedEvaluation> {
  const list = new ListQuery(DRAFTS);
  return scope.kind === 'all' ? list : list.where('e.evaluator_id = ?', actor.personId);
}

function evaluations(query: EvaluationFilter, { scope }: Evaluator): ListQuery<ListedEvaluation> {
  const list = new ListQuery(EVALUATIONS).filter('e.state = ?', query.state);
  if (scope.kind === 'all') return list;
  return stayingWithin(list, scope.stays).where(`e.state not in ('draft', 'submitted')`);
}

function stayingWithin(list: ListQuery<ListedEvaluation>, stays: readonly VisibleStay[]): ListQuery<ListedEvaluation> {
  return list.within({ kind: 'some', selfId: null, stays, teams: [] }, 'e.agent_id', CALL_DAY);
}

/** Days need not be looked at for those who were in the team on every day that is asked for. */
function filterByStays(list: ListQuery<ListedEvaluation>, stays: Meant['stays']): void {
  if (stays.every(({ throughout }) => throughout))
    list.where(
      'e.agent_id = any(?::int[])',
      stays.map(({ agentId }) => agentId),
    );
  else stayingWithin(list, stays);
}

/** A word that stands for nothing finds nothing. */
function filterByMeant(list: ListQuery<ListedEvaluation>, query: EvaluationFilter, meant: Meant | null): void {
  if (query.period !== undefined) list.where('e.called_at >= ? and e.called_at < ?', meant?.starts_at, meant?.ends_at);
  else if (query.period_from !== undefined) list.where('e.called_at >= ?', meant?.starts_at);
  if (query.missed !== undefined) filterByMissed(list, query, meant?.items ?? []);
  if (query.team !== undefined) filterByStays(list, meant?.stays ?? []);
  if (query.agent !== undefined) list.where('e.agent_id = ?', meant?.agent_id);
  if (query.evaluator !== undefined) list.where('e.evaluator_id = ?', meant?.evaluator_id);
  if (query.form !== undefined) list.where('e.form_version_id = any(?::int[])', meant?.form_version_ids);
  if (query.recording_id === undefined) return;
  list.where('e.recording_id = ?', query.recording_id);
  if (query.state !== 'draft') list.where('e.agent_id = (select agent_id from call_key where recording_id = ?)', query.recording_id);
}

/** What nobody has answered for good is not missed yet. */
function filterByMissed(list: ListQuery<ListedEvaluation>, query: EvaluationFilter, items: Meant['items']): void {
  if (query.state === 'draft') list.where('false');
  else
    list.where(
      `e.flags[(select i.item_no from unnest(?::int[], ?::int[]) as i (version_id, item_no) where i.version_id = e.form_version_id)] & ${ITEM_FLAGS.MISSED} <> 0`,
      items.map(([versionId]) => versionId),
      items.map(([, itemNo]) => itemNo),
    );
}

function basisPoints(score: number | undefined): number | undefined {
  return score === undefined ? undefined : Math.round(score * 100);
}
