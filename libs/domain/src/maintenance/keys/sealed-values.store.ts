import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

/** The key id in sealed bytes, and in the hexadecimal text that JSON has of them (`\x01…`). */
const idOf = (bytes: string) => `encode(substring(${bytes} from 2 for 4), 'hex')`;
const idOfText = (json: string) => `substr(${json} ->> 'customer_cipher', 5, 8)`;

const numberRow = z.object({ agentId: z.number(), id: z.string(), sealed: z.instanceof(Buffer) });
const changeRow = z.object({ batchId: z.number(), seq: z.number(), before: z.string().nullable(), after: z.string().nullable() });
const countRow = z.object({ keyId: z.string(), count: z.number() });

/** A customer number as a call has it. */
export type SealedNumber = z.infer<typeof numberRow>;

/** Customer numbers in what an import keeps of a call before and after it, as hexadecimal text; null: there is none. */
export type SealedChange = z.infer<typeof changeRow>;

export interface Sealed {
  sealed: Buffer;
  index: Buffer;
}

/** Where sealed customer numbers lie in the database. */
@Injectable()
export class SealedValuesStore {
  /** How many values each key sealed. */
  async count(tx: EntityManager): Promise<Map<string, number>> {
    const rows = await tx.query(
      `select key_id as "keyId", count(*)::int as count from (
         select ${idOf('customer_cipher')} as key_id from call where customer_cipher is not null
         union all
         select ${idOfText('kept')} from import_change cross join lateral (values (before), (after)) as both_states (kept)
         where entity = 'call' and kept ->> 'customer_cipher' is not null
       ) as sealed group by key_id`,
    );
    return new Map(
      countRow
        .array()
        .parse(rows)
        .map(({ keyId, count }) => [keyId, count]),
    );
  }

  /** Numbers that other keys sealed, in the order of their calls. @param after where to go on; null: at the beginning */
  async numbers(tx: EntityManager, otherThan: string, after: SealedNumber | null, limit: number): Promise<SealedNumber[]> {
    const rows = await tx.query(
      `select agent_id as "agentId", id::text as id, customer_cipher as sealed from call
       where customer_cipher is not null and ${idOf('customer_cipher')} <> $1 and (agent_id, id) > ($2, $3::bigint)
       order by agent_id, id limit $4`,
      [otherThan, after?.agentId ?? 0, after?.id ?? '0', limit],
    );
    return numberRow.array().parse(rows);
  }

  /** Puts numbers in the place of those that were read; a call that was changed meanwhile is left as it is. */
  async replaceNumbers(tx: EntityManager, numbers: readonly { was: SealedNumber; now: Sealed }[]): Promise<void> {
    await tx.query(
      `update call c set customer_cipher = given.sealed, customer_index = given.index
       from unnest($1::int[], $2::bigint[], $3::bytea[], $4::bytea[], $5::bytea[]) as given (agent_id, id, was, sealed, index)
       where c.agent_id = given.agent_id and c.id = given.id and c.customer_cipher = given.was`,
      [
        numbers.map(({ was }) => was.agentId),
        numbers.map(({ was }) => was.id),
        numbers.map(({ was }) => was.sealed),
        numbers.map(({ now }) => now.sealed),
        numbers.map(({ now }) => now.index),
      ],
    );
  }

  /** Kept states with numbers that other keys sealed. */
  async changes(tx: EntityManager, otherThan: string, after: SealedChange | null, limit: number): Promise<SealedChange[]> {
    const rows = await tx.query(
      `select batch_id as "batchId", seq, before ->> 'customer_cipher' as before, after ->> 'customer_cipher' as after from import_change
       where entity = 'call' and (batch_id, seq) > ($2, $3) and (${idOfText('before')} <> $1 or ${idOfText('after')} <> $1)
       order by batch_id, seq limit $4`,
      [otherThan, after?.batchId ?? 0, after?.seq ?? -1, limit],
    );
    return changeRow.array().parse(rows);
  }

  async replaceChanges(
    tx: EntityManager,
    changes: readonly { was: SealedChange; before: Sealed | null; after: Sealed | null }[],
  ): Promise<void> {
    const text = (bytes: Buffer | undefined) => (bytes === undefined ? null : `\\x${bytes.toString('hex')}`);
    const put = (state: string) =>
      `${state} = case when given.${state}_sealed is null then h.${state}
         else h.${state} || jsonb_build_object('customer_cipher', given.${state}_sealed, 'customer_index', given.${state}_index) end`;
    await tx.query(
      `update import_change h set ${put('before')}, ${put('after')}
       from unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[])
         as given (batch_id, seq, before_sealed, before_index, after_sealed, after_index)
       where h.batch_id = given.batch_id and h.seq = given.seq`,
      [
        changes.map(({ was }) => was.batchId),
        changes.map(({ was }) => was.seq),
        changes.map(({ before }) => text(before?.sealed)),
        changes.map(({ before }) => text(before?.index)),
        changes.map(({ after }) => text(after?.sealed)),
        changes.map(({ after }) => text(after?.index)),
      ],
    );
  }

  /** The id of the key the database knows to be in use; null: none was written down yet. */
  async keyInUse(tx: EntityManager): Promise<string | null> {
    const rows: { key_id: string }[] = await tx.query('select key_id from field_key where retired_at is null');
    return rows[0]?.key_id ?? null;
  }

  async adopt(tx: EntityManager, keyId: string, proof: Buffer): Promise<void> {
    await tx.query('update field_key set retired_at = now() where retired_at is null and key_id <> $1', [keyId]);
    await tx.query(
      `insert into field_key (key_id, proof) values ($1, $2)
       on conflict (key_id) do update set proof = excluded.proof, retired_at = null`,
      [keyId, proof],
    );
  }
}
