import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { channels, directions } from '@contracts/calls.js';
import { ListQuery } from '@platform/paging/list-query.js';
import { localDaySql } from '@platform/time/local-day-sql.js';
import { teamCodeSql } from '../organization/team-on-day.js';

const callRow = z.object({
  agent_id: z.int(),
  recording_id: z.string(),
  employee_no: z.string(),
  name: z.string(),
  team_code: z.string().nullable(),
  started_at: z.date(),
  direction: z.enum(directions),
  channel: z.enum(channels),
  duration_s: z.int().nullable(),
  topic: z.string().nullable(),
  customer_cipher: z.instanceof(Buffer).nullable(),
  evaluation: z.enum(['none', 'submitted', 'released']),
  listed: z.boolean(),
});
export type CallRow = z.infer<typeof callRow>;

/** Drafts are kept elsewhere. */
export const EVALUATED = evaluated('true');
const EVALUATION = `case when ${evaluated(`e.state not in ('draft', 'submitted')`)} then 'released' when ${EVALUATED} then 'submitted' else 'none' end`;

function evaluated(which: string): string {
  return `exists (select from evaluation e where e.agent_id = c.agent_id and e.call_id = c.id and ${which})`;
}

const FROM = 'from call c join person p on p.id = c.agent_id';

function columns(zone: string): string {
  return `c.agent_id, c.recording_id, p.employee_no, p.name, ${teamCodeSql('c.agent_id', callDaySql(zone))} as team_code, c.started_at, c.direction,
    c.channel, c.duration_s, c.topic, c.customer_cipher, c.listed, ${EVALUATION} as evaluation`;
}

/** The day of a call in the centre's zone. */
export function callDaySql(zone: string): string {
  return localDaySql('c.started_at', zone);
}

/** Reads calls for those who look at them. */
@Injectable()
export class CallQueryStore {
  list(zone: string): ListQuery<CallRow> {
    return new ListQuery({
      select: columns(zone),
      from: FROM,
      sorts: { started_at: { sql: 'c.started_at', type: 'timestamptz' } },
      key: [{ sql: 'c.id', type: 'bigint' }],
      row: callRow,
    });
  }

  async find(tx: EntityManager, recordingId: string, zone: string): Promise<CallRow | null> {
    const rows: unknown[] = await tx.query(
      `select ${columns(zone)} from call_key k join call c on c.agent_id = k.agent_id and c.id = k.id join person p on p.id = c.agent_id
       where k.recording_id = $1`,
      [recordingId],
    );
    return z.array(callRow).parse(rows)[0] ?? null;
  }
}
