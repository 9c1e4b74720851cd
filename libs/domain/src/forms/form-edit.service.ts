import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { FormDraftJson } from '@contracts/forms.js';
import type { AuditAction } from '@contracts/audit-actions.js';
import { FieldErrors, type FieldProblem } from '@platform/errors/field-errors.errors.js';
import { refuseStale } from '@platform/errors/stale-write.errors.js';
import type { FormDefinition } from '@scoring/form-definition.js';
import { AuditService } from '../audit/audit.service.js';
import { FormEditStore } from './form-edit.store.js';
import { lockForms } from './form-lock.js';
import { fieldRemarks } from './form-remarks.js';
import { formFromJson } from './form-version-json.js';
import { presentVersion, tagOf, type TaggedForm } from './form-view.js';
import { FormStore, type StoredFormVersion } from './form.store.js';
import { FormStateError, FormVersionExistsError, FormVersionUnknownError } from './forms.errors.js';

/** Which version, by whom; the tag it was read with, null: whatever stands there. */
export interface FormWrite {
  code: string;
  version: string;
  tag: string | null;
  actor: string;
}

/** Forms written by hand: draft, published, retired, and no way back. */
@Injectable()
export class FormEditService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly forms: FormStore,
    private readonly store: FormEditStore,
    private readonly audit: AuditService,
  ) {}

  /** @throws FormVersionExistsError, FieldErrors for what cannot be kept */
  async create(write: FormWrite, draft: FormDraftJson): Promise<TaggedForm> {
    const definition = definitionOf(write, draft);
    return this.writing(write, 'form.draft', async (tx) => {
      if ((await this.forms.version(tx, write.code, write.version)) !== null) throw new FormVersionExistsError(write.code, write.version);
      await this.writeDraft(tx, write, draft, definition);
      return { name: draft.name, effective_from: draft.effective_from, definition };
    });
  }

  /** @throws FormVersionUnknownError, FormStateError, StaleWriteError, FieldErrors */
  async replace(write: FormWrite, draft: FormDraftJson): Promise<TaggedForm> {
    const definition = definitionOf(write, draft);
    return this.writing(write, 'form.redraft', async (tx) => {
      await this.find(tx, write, 'draft');
      await this.writeDraft(tx, write, draft, definition);
      return { name: draft.name, effective_from: draft.effective_from, definition };
    });
  }

  /**
   * @param effectiveFrom the day of the first call it is used for, null: from the beginning; left out: as the draft has it
   * @throws FieldErrors for everything that stands against the form; FormVersionUnknownError, FormStateError, StaleWriteError
   */
  async publish(write: FormWrite, effectiveFrom: string | null | undefined): Promise<TaggedForm> {
    return this.writing(write, 'form.publish', async (tx) => {
      const stored = await this.find(tx, write, 'draft');
      const remarks = fieldRemarks(stored.definition);
      if (remarks.length > 0) throw new FieldErrors(remarks);
      const from = effectiveFrom === undefined ? stored.effectiveFrom : effectiveFrom;
      await this.store.publish(tx, stored.id, from);
      return { name: stored.draftedName, effective_from: from, definition: stored.definition };
    });
  }

  /** @throws FormVersionUnknownError, FormStateError, StaleWriteError */
  async retire(write: FormWrite): Promise<TaggedForm> {
    return this.writing(write, 'form.retire', async (tx) => {
      const stored = await this.find(tx, write, 'published');
      await this.store.retire(tx, stored.id);
      return {};
    });
  }

  /** @throws FormVersionUnknownError, FormStateError, StaleWriteError */
  async remove(write: FormWrite): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await lockForms(tx);
      const stored = await this.find(tx, write, 'draft');
      await this.store.removeDraft(tx, stored.id, stored.formId);
      await this.record(tx, write, 'form.discard', { definition: stored.definition });
    });
  }

  /** One write to a version and its trace, after those before it. */
  private async writing(
    write: FormWrite,
    action: AuditAction,
    work: (tx: EntityManager) => Promise<Record<string, unknown>>,
  ): Promise<TaggedForm> {
    return this.dataSource.transaction(async (tx) => {
      await lockForms(tx);
      await this.record(tx, write, action, await work(tx));
      const stored = await this.forms.version(tx, write.code, write.version);
      if (stored === null) throw new Error('A version that was just written is not there');
      return presentVersion(stored);
    });
  }

  private async record(
    tx: EntityManager,
    { code, version, actor }: FormWrite,
    action: AuditAction,
    detail: Record<string, unknown>,
  ): Promise<void> {
    await this.audit.record(tx, { actor, action, subject: `form ${code} ${version}`, detail });
  }

  private async writeDraft(
    tx: EntityManager,
    { code, version }: FormWrite,
    draft: FormDraftJson,
    definition: FormDefinition,
  ): Promise<void> {
    await this.store.writeDraft(tx, { code, version, name: draft.name, effectiveFrom: draft.effective_from, definition });
  }

  private async find(tx: EntityManager, { code, version, tag }: FormWrite, state: StoredFormVersion['state']): Promise<StoredFormVersion> {
    const stored = await this.forms.version(tx, code, version);
    if (stored === null) throw new FormVersionUnknownError(code, version);
    if (stored.state !== state) throw new FormStateError(code, version, stored.state);
    refuseStale(tag, tagOf(stored));
    return stored;
  }
}

/** @throws FieldErrors for what contradicts itself, cannot be kept, or speaks of another form */
function definitionOf({ code, version }: FormWrite, draft: FormDraftJson): FormDefinition {
  const { definition, problems } = formFromJson(draft);
  const all = [...elsewhere('/form_code', draft.form_code, code), ...elsewhere('/version', draft.version, version), ...problems];
  if (all.length > 0) throw new FieldErrors(all);
  return definition;
}

function elsewhere(pointer: string, given: string | undefined, expected: string): FieldProblem[] {
  if (given === undefined || given === expected) return [];
  return [{ pointer, in: 'body', message: { key: 'forms.other_code', params: { given, expected } } }];
}
