import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { notificationKinds, type Notification } from '@contracts/notifications.js';
import { SAMPLE_ACTOR } from '@contracts/settings.js';
import { loadSql } from '@platform/database/load-sql.js';
import { ListQuery, type Page, type PageRequest } from '@platform/paging/list-query.js';
import { TODAY } from '../accounts/today.js';

const HORIZON = loadSql(import.meta.url, './sql/horizon.sql');
const TELL_EVALUATIONS = loadSql(import.meta.url, './sql/tell-evaluations.sql');
const TELL_MONTHS = loadSql(import.meta.url, './sql/tell-months.sql');
const TELL_SCHEMES = loadSql(import.meta.url, './sql/tell-schemes.sql').replace('{today}', () => TODAY);

const instant = z.date().transform((moment) => moment.toISOString());
const notificationRow = z.object({
  id: z.int(),
  kind: z.enum(notificationKinds),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  path: z.string(),
  created_at: instant,
  read_at: instant.nullable(),
});

const spanRow = z.object({ since: z.string(), until: z.string() });
/** Instants, to the microsecond, as they sort. */
export type Span = z.infer<typeof spanRow>;

@Injectable()
export class NotificationStore {
  /** The revisions that have not been told; nobody else tells until the transaction ends. A mark that is not there begins now. */
  async hold(tx: EntityManager): Promise<Span> {
    await tx.query('insert into notification_mark (told_until) values (now()) on conflict do nothing');
    const exact = (name: string) => `to_char(${name} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as ${name}`;
    const rows: unknown = await tx.query(`with span as (${HORIZON}) select ${exact('since')}, ${exact('until')} from span`);
    return spanRow.array().parse(rows)[0]!;
  }

  async toldUntil(tx: EntityManager, until: string): Promise<void> {
    await tx.query('update notification_mark set told_until = $1', [until]);
  }

  async tellEvaluations(tx: EntityManager, { since, until }: Span): Promise<void> {
    await tx.query(TELL_EVALUATIONS, [since, until, SAMPLE_ACTOR]);
  }

  async tellMonths(tx: EntityManager): Promise<void> {
    await tx.query(TELL_MONTHS, [SAMPLE_ACTOR]);
  }

  async tellSchemes(tx: EntityManager): Promise<void> {
    await tx.query(TELL_SCHEMES);
  }

  async list(tx: EntityManager, accountId: number, request: PageRequest): Promise<Page<Notification>> {
    return new ListQuery({
      select: 'n.id::int, n.kind, n.params, n.path, n.created_at, n.read_at',
      from: 'from notification n',
      sorts: { id: { sql: 'n.id', type: 'bigint' } },
      key: [{ sql: 'n.id', type: 'bigint' }],
      row: notificationRow,
    })
      .where('n.account_id = ?', accountId)
      .page(tx, request);
  }

  async unread(tx: EntityManager, accountId: number): Promise<number> {
    const [row]: [{ count: number }] = await tx.query(
      'select count(*)::int as count from notification where account_id = $1 and read_at is null',
      [accountId],
    );
    return row.count;
  }

  /** @param ids null: whichever @param upTo null: without an end */
  async read(tx: EntityManager, accountId: number, ids: readonly number[] | null, upTo: number | null): Promise<void> {
    await tx.query(
      `update notification set read_at = now()
       where account_id = $1 and read_at is null and ($2::bigint[] is null or id = any ($2::bigint[])) and ($3::bigint is null or id <= $3::bigint)`,
      [accountId, ids, upTo],
    );
  }

  async forgetOld(tx: EntityManager, days: number): Promise<void> {
    await tx.query('delete from notification where created_at < now() - make_interval(days => $1)', [days]);
  }
}
