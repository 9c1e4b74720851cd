import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import type { AuditFilter } from '@contracts/audit.js';
import { ListQuery, type Page, type PageRequest } from '@platform/paging/list-query.js';

const EXPORT_PAGE = 2000;

const eventRow = z.object({
  id: z.coerce.number(),
  at: z.date().transform((instant) => instant.toISOString()),
  actor: z.string(),
  actor_name: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
  cleared_at: z
    .date()
    .transform((instant) => instant.toISOString())
    .nullable(),
  seq: z.coerce.number().nullable(),
});

/** An event as it is shown. */
export type AuditRow = z.infer<typeof eventRow>;

const LIST = {
  select: `e.id, e.at, e.actor, p.name as actor_name, e.action, e.subject, e.detail, e.cleared_at, e.chain_seq as seq`,
  from: 'from audit_event e left join person p on p.employee_no = e.actor',
  sorts: { at: { sql: 'e.at', type: 'timestamptz' } },
  key: [{ sql: 'e.id', type: 'bigint' }],
  row: eventRow,
};

/** Reads the audit trail. */
@Injectable()
export class AuditQueryService {
  constructor(private readonly dataSource: DataSource) {}

  async list(query: AuditFilter & PageRequest): Promise<Page<AuditRow>> {
    return filtered(query).page(this.dataSource.manager, query);
  }

  /** All events that fit, oldest first, a page at a time. Events that come meanwhile may come along at the end. */
  async *all(filter: AuditFilter, tx: EntityManager = this.dataSource.manager): AsyncGenerator<AuditRow> {
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Page<AuditRow> = await filtered(filter).page(tx, { page_size: EXPORT_PAGE, sort: 'at', total: 'none', cursor });
      yield* page.items;
      cursor = page.next_cursor;
    }
  }
}

function filtered(filter: AuditFilter): ListQuery<AuditRow> {
  return new ListQuery<AuditRow>(LIST)
    .filter('e.actor = ?', filter.actor)
    .filter('starts_with(e.action, ?)', filter.action)
    .filter('e.subject = ?', filter.subject)
    .filter('e.at >= ?', filter.from)
    .filter('e.at < ?', filter.to);
}
