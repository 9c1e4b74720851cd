import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { loadSql } from '@platform/database/load-sql.js';
import type { FormDefinition } from '@scoring/form-definition.js';

const insertSections = loadSql(import.meta.url, './sql/insert-sections.sql');
const insertLineages = loadSql(import.meta.url, './sql/insert-lineages.sql');
const insertCriteria = loadSql(import.meta.url, './sql/insert-criteria.sql');
const writeDraft = loadSql(import.meta.url, './sql/write-draft.sql');

/** A draft as it is to be stored. */
export interface DraftToStore {
  code: string;
  version: string;
  name: string;
  effectiveFrom: string | null;
  definition: FormDefinition;
}

/** Writes form versions one at a time. Callers hold the lock on forms. */
@Injectable()
export class FormEditStore {
  /** Makes a draft, and its form when it is the first, or writes a draft over. */
  async writeDraft(tx: EntityManager, { code, version, name, effectiveFrom, definition }: DraftToStore): Promise<void> {
    const head = { ...definition, sections: undefined, criteria: undefined, nItems: definition.criteria.length };
    await tx.query('insert into evaluation_form (code, name) values ($1, $2) on conflict (code) do nothing', [code, name]);
    await this.removeContent(tx, code, version);
    await tx.query(writeDraft, [code, version, name, effectiveFrom, JSON.stringify(head)]);
    const content = JSON.stringify([{ form_code: code, version, sections: definition.sections, criteria: definition.criteria }]);
    await tx.query(insertSections, [content]);
    await tx.query(insertLineages, [content]);
    await tx.query(insertCriteria, [content]);
  }

  /** Publishes a draft; the form is called as the draft says from then on. */
  async publish(tx: EntityManager, versionId: number, effectiveFrom: string | null): Promise<void> {
    await tx.query(
      'update evaluation_form f set name = v.drafted_name from form_version v where v.id = $1 and f.id = v.form_id and v.drafted_name is not null',
      [versionId],
    );
    await tx.query(
      `update form_version set state = 'published', published_at = now(), effective_from = $2, drafted_name = null where id = $1`,
      [versionId, effectiveFrom],
    );
  }

  async retire(tx: EntityManager, versionId: number): Promise<void> {
    await tx.query(`update form_version set state = 'retired' where id = $1`, [versionId]);
  }

  /** Removes a draft, and its form when there is nothing else of it. */
  async removeDraft(tx: EntityManager, versionId: number, formId: number): Promise<void> {
    await tx.query('delete from criterion where form_version_id = $1', [versionId]);
    await tx.query('delete from form_version where id = $1', [versionId]);
    const [{ used }]: [{ used: boolean }] = await tx.query('select exists (select from form_version where form_id = $1) as used', [formId]);
    if (used) return;
    await tx.query('delete from criterion_lineage where form_id = $1', [formId]);
    await tx.query('delete from evaluation_form where id = $1', [formId]);
  }

  private async removeContent(tx: EntityManager, code: string, version: string): Promise<void> {
    const ofVersion = 'select v.id from form_version v join evaluation_form f on f.id = v.form_id where f.code = $1 and v.version = $2';
    await tx.query(`delete from criterion where form_version_id in (${ofVersion})`, [code, version]);
    await tx.query(`delete from form_section where form_version_id in (${ofVersion})`, [code, version]);
  }
}
