import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { SchemeDefinition } from '@scoring/scheme-definition.js';
import { schemeDefinition } from './scheme.store.js';

const schemeRow = z.object({
  id: z.int(),
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  kind: z.enum(['agent', 'team_leader']),
});

const versionRow = schemeRow.extend({
  versionId: z.int(),
  number: z.int(),
  state: z.enum(['draft', 'approved']),
  effectiveFrom: z.string().nullable(),
  createdAt: z.date(),
  createdBy: z.string(),
  approvedAt: z.date().nullable(),
  approvedBy: z.string().nullable(),
  definition: schemeDefinition,
});

export type SchemeRow = z.infer<typeof schemeRow>;
/** A version of a scheme, a draft or approved; `effectiveFrom` null: a draft, or from the beginning. */
export type SchemeVersionRow = z.infer<typeof versionRow>;

const SCHEME = 's.id, s.code, s.name_zh as "nameZh", s.name_en as "nameEn", s.kind';
const VERSIONS = `select ${SCHEME}, v.id as "versionId", v.number, v.state, v.effective_from as "effectiveFrom", v.created_at as "createdAt",
    v.created_by as "createdBy", v.approved_at as "approvedAt", v.approved_by as "approvedBy", v.definition
  from scheme s join scheme_version v on v.scheme_id = s.id`;

/** Reads and writes schemes with all their versions. */
@Injectable()
export class SchemeCatalogueStore {
  /** By code and number. */
  async versions(tx: EntityManager, code: string | null): Promise<SchemeVersionRow[]> {
    return versionRow.array().parse(await tx.query(`${VERSIONS} where $1::text is null or s.code = $1 order by s.code, v.number`, [code]));
  }

  async version(tx: EntityManager, code: string, number: number): Promise<SchemeVersionRow | null> {
    const rows: unknown[] = await tx.query(`${VERSIONS} where s.code = $1 and v.number = $2`, [code, number]);
    return rows.length === 0 ? null : versionRow.parse(rows[0]);
  }

  /** Reads a scheme and keeps others from adding or changing versions of it until the transaction ends; null: there is none. */
  async hold(tx: EntityManager, code: string): Promise<SchemeRow | null> {
    const rows: unknown[] = await tx.query(`select ${SCHEME} from scheme s where s.code = $1 for update`, [code]);
    return rows.length === 0 ? null : schemeRow.parse(rows[0]);
  }

  /** Makes a scheme unless somebody just did. */
  async create(tx: EntityManager, scheme: Omit<SchemeRow, 'id'>): Promise<void> {
    await tx.query('insert into scheme (code, name_zh, name_en, kind) values ($1, $2, $3, $4) on conflict (code) do nothing', [
      scheme.code,
      scheme.nameZh,
      scheme.nameEn,
      scheme.kind,
    ]);
  }

  /** Adds a draft under the next number; the caller holds the scheme. */
  async addDraft(tx: EntityManager, schemeId: number, definition: SchemeDefinition, actor: string): Promise<number> {
    const rows: unknown[] = await tx.query(
      `insert into scheme_version (scheme_id, number, state, definition, created_by)
       select $1, coalesce(max(number), 0) + 1, 'draft', $2, $3 from scheme_version where scheme_id = $1
       returning number`,
      [schemeId, JSON.stringify(definition), actor],
    );
    return z.object({ number: z.int() }).parse(rows[0]).number;
  }

  async replaceDraft(tx: EntityManager, versionId: number, definition: SchemeDefinition, actor: string): Promise<void> {
    await tx.query('update scheme_version set definition = $2, created_by = $3, created_at = now() where id = $1', [
      versionId,
      JSON.stringify(definition),
      actor,
    ]);
  }

  async approve(tx: EntityManager, versionId: number, effectiveFrom: string, actor: string): Promise<void> {
    await tx.query(
      `update scheme_version set state = 'approved', effective_from = $2, approved_by = $3, approved_at = now() where id = $1`,
      [versionId, effectiveFrom, actor],
    );
  }

  /** Months from one on that are on notice or stand already. Until the transaction ends nobody can put one of the others there. */
  async settledFrom(tx: EntityManager, periodId: string): Promise<string[]> {
    const rows: { id: string; state: string }[] = await tx.query(
      'select p.id, p.state from period p where p.id >= $1 order by p.id for share',
      [periodId],
    );
    return rows.filter((row) => row.state !== 'open' && row.state !== 'closing').map((row) => row.id);
  }

  /** Whether somebody else could approve on a day: another account that is a manager then. */
  async hasOtherManager(tx: EntityManager, employeeNo: string, day: string): Promise<boolean> {
    const rows: { found: boolean }[] = await tx.query(
      `select exists (
         select from account a join account_role r on r.account_id = a.id
         where r.role = 'manager' and r.valid @> $2::date and a.disabled_at is null and a.employee_no <> $1
       ) as found`,
      [employeeNo, day],
    );
    return rows[0]?.found === true;
  }
}
