import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

const periodRow = z.object({
  id: z.string(),
  firstDay: z.string(),
  lastDay: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  state: z.enum(['open', 'closing', 'notice', 'published', 'locked']),
  noticeUntil: z.string().nullable(),
  publishedRunId: z.number().nullable(),
  publishedAt: z.date().nullable(),
  lockedAt: z.date().nullable(),
});

/** A month of the centre. Days are `YYYY-MM-DD`, both inclusive; `endsAt` is exclusive. */
export type Period = z.infer<typeof periodRow>;

/** Days, both inclusive; null: no bound on that side. */
export interface DayRange {
  from: string | null;
  to: string | null;
}

const COLUMNS = `p.id, p.first_day::text as "firstDay", p.last_day::text as "lastDay", p.starts_at as "startsAt", p.ends_at as "endsAt",
  p.state, p.notice_until::text as "noticeUntil", p.published_run_id as "publishedRunId", p.published_at as "publishedAt", p.locked_at as "lockedAt"`;

const parsed = (rows: unknown): Period[] => periodRow.array().parse(rows);

@Injectable()
export class PeriodStore {
  /** Creates the months that are missing, their bounds cut in the centre's zone. Two at once create one. */
  async create(tx: EntityManager, months: readonly { id: string; firstDay: string; lastDay: string }[], timeZone: string): Promise<void> {
    await tx.query(
      `insert into period (id, first_day, last_day, starts_at, ends_at)
       select id, first_day, last_day, first_day::timestamp at time zone $4, (last_day + 1)::timestamp at time zone $4
       from unnest($1::text[], $2::date[], $3::date[]) as month (id, first_day, last_day)
       order by id
       on conflict (id) do nothing`,
      [months.map((month) => month.id), months.map((month) => month.firstDay), months.map((month) => month.lastDay), timeZone],
    );
  }

  async list(tx: EntityManager): Promise<Period[]> {
    return parsed(await tx.query(`select ${COLUMNS} from period p order by p.id`));
  }

  async find(tx: EntityManager, id: string): Promise<Period | null> {
    return parsed(await tx.query(`select ${COLUMNS} from period p where p.id = $1`, [id]))[0] ?? null;
  }

  /** Reads a month and keeps others from changing its state until the transaction ends; those who add facts are waited for. */
  async findForUpdate(tx: EntityManager, id: string): Promise<Period | null> {
    return parsed(await tx.query(`select ${COLUMNS} from period p where p.id = $1 for update`, [id]))[0] ?? null;
  }

  /** Reads months and keeps them from being locked until the transaction ends. In order, so that two never wait for each other. */
  async findForShare(tx: EntityManager, ids: readonly string[]): Promise<Period[]> {
    return parsed(await tx.query(`select ${COLUMNS} from period p where p.id = any($1::text[]) order by p.id for share`, [ids]));
  }

  async earliestOpen(tx: EntityManager): Promise<Period | null> {
    return parsed(await tx.query(`select ${COLUMNS} from period p where p.state in ('open', 'closing') order by p.id limit 1`))[0] ?? null;
  }

  /** The existing months that any of the ranges touches, in order. */
  async overlapping(tx: EntityManager, ranges: readonly DayRange[]): Promise<Period[]> {
    const rows: unknown = await tx.query(
      `select ${COLUMNS} from period p
       where exists (
         select from unnest($1::date[], $2::date[]) as touched (from_day, to_day)
         where daterange(p.first_day, p.last_day, '[]') && daterange(touched.from_day, touched.to_day, '[]'))
       order by p.id`,
      [ranges.map((range) => range.from), ranges.map((range) => range.to)],
    );
    return parsed(rows);
  }

  /** The first close makes an open month a closing one; every other state stays. */
  async startClosing(tx: EntityManager, id: string): Promise<void> {
    await tx.query(`update period set state = 'closing' where id = $1 and state = 'open'`, [id]);
  }

  /** Opens the notice period: agents and leaders check until the end of that day. */
  async openNotice(tx: EntityManager, id: string, until: string): Promise<void> {
    await tx.query(`update period set state = 'notice', notice_until = $2 where id = $1`, [id, until]);
  }

  /** The month stands: facts that would change it are refused from now on. */
  async lock(tx: EntityManager, id: string, runId: number): Promise<void> {
    await tx.query(
      `update period
       set state = 'locked', published_run_id = $2, published_at = now(), locked_at = coalesce(locked_at, now()), notice_until = null
       where id = $1`,
      [id, runId],
    );
  }
}
