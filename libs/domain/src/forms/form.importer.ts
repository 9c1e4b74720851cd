import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { importColumns } from '@contracts/import-columns.js';
import { loadSql } from '@platform/database/load-sql.js';
import type { AppliedCounts, ImportSession, KindImporter, RevertSession, RunningImport } from '@platform/intake/import-session.js';
import type { ParsedRow } from '@platform/intake/parsed-row.js';
import type { TableSpec } from '@platform/intake/table-spec.js';
import type { FormCatalogue, FormVersion } from './form-catalogue.js';
import { draftForms, type FormDraft } from './form-draft.js';
import { remarksOn } from './form-remarks.js';
import { lockForms } from './form-lock.js';
import { FormInUseError } from './forms.errors.js';
import { FormStore } from './form.store.js';

const insertForms = loadSql(import.meta.url, './sql/insert-forms.sql');
const insertVersions = loadSql(import.meta.url, './sql/insert-versions.sql');
const insertSections = loadSql(import.meta.url, './sql/insert-sections.sql');
const insertLineages = loadSql(import.meta.url, './sql/insert-lineages.sql');
const insertCriteria = loadSql(import.meta.url, './sql/insert-criteria.sql');
const usedVersions = loadSql(import.meta.url, './sql/used-versions.sql');
const revertVersions = loadSql(import.meta.url, './sql/revert-versions.sql');
const revertForms = loadSql(import.meta.url, './sql/revert-forms.sql');

/** Evaluation forms: imported versions are published, and a published version never changes. */
@Injectable()
export class FormImporter implements KindImporter {
  readonly kind = 'forms';

  constructor(private readonly store: FormStore) {}

  async start(session: ImportSession): Promise<RunningImport> {
    await lockForms(session.tx);
    return new FormImport(session, await this.store.load(session.tx), this.store);
  }

  /** @throws FormInUseError when evaluations were made with a version of the batch */
  async revert({ tx, batchId }: RevertSession): Promise<void> {
    const [used]: { form: string; version: string }[] = await tx.query(usedVersions, [batchId]);
    if (used) throw new FormInUseError(used.form, used.version);
    await tx.query(revertVersions, [batchId]);
    await tx.query(revertForms, [batchId]);
  }
}

class FormImport implements RunningImport {
  readonly table: TableSpec = { columns: importColumns.forms };
  private readonly rows: ParsedRow[] = [];
  private drafts: FormDraft[] = [];

  constructor(
    private readonly session: ImportSession,
    private readonly catalogue: FormCatalogue,
    private readonly store: FormStore,
  ) {}

  async check(rows: ParsedRow[]): Promise<void> {
    this.rows.push(...rows);
  }

  async complete(): Promise<void> {
    this.drafts = draftForms(this.session, this.rows);
    const broken = this.brokenDrafts();
    for (const draft of this.drafts) {
      for (const { row, column, key, params } of remarksOn(draft, !broken.has(draft))) this.session.problem(row, column, key, params);
      const known = this.catalogue.version(draft.code, draft.version);
      if (known && !broken.has(draft)) this.compare(draft, known);
      if (known === null) await this.refuseDraft(draft);
    }
  }

  /** Somebody writes that very version by hand: it is not taken from under their fingers. */
  private async refuseDraft({ code, version, rows: [first] }: FormDraft): Promise<void> {
    const stored = await this.store.version(this.session.tx, code, version);
    if (stored?.state === 'draft' && first) this.session.problem(first, 'version', 'forms.version_is_draft', { form: code, version });
  }

  /** Also turns away the good rows of forms that have bad ones: half a form must not be published. */
  async apply(): Promise<AppliedCounts> {
    const broken = this.brokenDrafts();
    for (const draft of broken) {
      const good = draft.rows.filter((row) => !this.session.isBad(row));
      for (const row of good) this.session.problem(row, 'form_code', 'forms.incomplete', { form: draft.code, version: draft.version });
    }
    const whole = this.drafts.filter((draft) => !broken.has(draft));
    const created = whole.filter((draft) => this.catalogue.version(draft.code, draft.version) === null);
    const revived = whole.filter((draft) => this.catalogue.version(draft.code, draft.version)?.state === 'retired');
    await this.write(created, revived);
    const imported = [...created, ...revived].reduce((sum, draft) => sum + draft.rows.length, 0);
    return { imported, unchanged: whole.reduce((sum, draft) => sum + draft.rows.length, 0) - imported };
  }

  private async write(created: FormDraft[], revived: FormDraft[]): Promise<void> {
    if (created.length + revived.length === 0) return;
    const { tx, batchId } = this.session;
    const names = new Map(created.map((draft) => [draft.code, { code: draft.code, name: draft.name }]));
    const versions = JSON.stringify(created.map(versionJson));
    await tx.query(insertForms, [batchId, JSON.stringify([...names.values()])]);
    await tx.query(insertVersions, [batchId, JSON.stringify([...created, ...revived].map(versionJson))]);
    await tx.query(insertSections, [versions]);
    await tx.query(insertLineages, [versions]);
    await tx.query(insertCriteria, [versions]);
  }

  private compare(draft: FormDraft, known: FormVersion): void {
    const same = isDeepStrictEqual(draft.definition, known.definition) && draft.effectiveFrom === known.effectiveFrom;
    const [first] = draft.rows;
    if (!first) return;
    if (same) {
      if (draft.name !== known.name)
        this.session.warning(first, 'name', 'forms.name_kept', { form: draft.code, known: known.name, given: draft.name });
      return;
    }
    const differing = draft.definition.criteria.findIndex((each, index) => !isDeepStrictEqual(each, known.definition.criteria[index]));
    const row = draft.rows[differing] ?? first;
    this.session.problem(row, differing < 0 ? 'version' : 'criterion_code', 'forms.version_published', {
      form: draft.code,
      version: draft.version,
    });
  }

  /** Forms with a row that has a problem; a row that could not be read counts for the forms above and below it. */
  private brokenDrafts(): Set<FormDraft> {
    const owner = new Map(this.drafts.flatMap((draft) => draft.rows.map((row) => [row.row, draft] as const)));
    const places = [...owner.keys()].sort((left, right) => left - right);
    const broken = new Set<FormDraft>();
    for (const { row } of this.session.problems) {
      const around = owner.has(row) ? [row] : [places.findLast((place) => place < row), places.find((place) => place > row)];
      for (const place of around) {
        const draft = place === undefined ? undefined : owner.get(place);
        if (draft) broken.add(draft);
      }
    }
    return broken;
  }
}

function versionJson({ code, version, effectiveFrom, definition }: FormDraft, place: number): Record<string, unknown> {
  return {
    place,
    form_code: code,
    version,
    policy: definition.policy,
    na_policy: definition.naPolicy,
    critical_policy: definition.criticalPolicy,
    cap_bp: definition.capBp,
    base_bp: definition.baseBp,
    bonus_cap_bp: definition.bonusCapBp,
    max_score_bp: definition.maxScoreBp,
    effective_from: effectiveFrom,
    n_items: definition.criteria.length,
    sections: definition.sections,
    criteria: definition.criteria,
  };
}
