import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Scheme, SchemeJson, SchemeVersionJson } from '@contracts/schemes.js';
import { FieldErrors } from '@platform/errors/field-errors.errors.js';
import { refuseStale } from '@platform/errors/stale-write.errors.js';
import { localDate } from '@platform/time/zone.js';
import { stateTag } from '@platform/versioning/state-tag.js';
import type { SchemeDefinition } from '@scoring/scheme-definition.js';
import { AuditService } from '../audit/audit.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { checkScheme } from './check-scheme.js';
import { SchemeCatalogueStore, type SchemeRow, type SchemeVersionRow } from './scheme-catalogue.store.js';
import { schemeFromJson, schemeToJson } from './scheme-json.js';
import { ApprovedByAuthorError, SchemeMonthsSettledError, SchemeNotDraftError, SchemeVersionUnknownError } from './scorecards.errors.js';

/** A version with the tag it must be written over with. */
export interface TaggedScheme {
  tag: string;
  version: SchemeVersionJson;
}

export interface NewDraft {
  code: string;
  nameZh?: string | undefined;
  nameEn?: string | undefined;
  definition: SchemeJson;
  actor: string;
}

export interface Approval {
  code: string;
  number: number;
  /** The first month the version is used for. */
  effectiveFrom: string;
  /** The tag the draft was read with; null: whatever stands there. */
  tag: string | null;
  actor: string;
}

/** Schemes and their versions: drafts are written over, approved versions never change. */
@Injectable()
export class SchemeCatalogueService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: SchemeCatalogueStore,
    private readonly settings: SettingsService,
    private readonly audit: AuditService,
  ) {}

  /** @param drafts whether drafts are shown; a scheme of drafts only is then left out */
  async list(drafts: boolean): Promise<Scheme[]> {
    return schemesOf(await this.store.versions(this.dataSource.manager, null), drafts);
  }

  /** @throws SchemeVersionUnknownError */
  async get(code: string, drafts: boolean): Promise<Scheme> {
    const [scheme] = schemesOf(await this.store.versions(this.dataSource.manager, code), drafts);
    if (scheme === undefined) throw new SchemeVersionUnknownError(code);
    return scheme;
  }

  /** @throws SchemeVersionUnknownError */
  async version(code: string, number: number, drafts: boolean): Promise<TaggedScheme> {
    const row = await this.find(this.dataSource.manager, code, number);
    if (row.state === 'draft' && !drafts) throw new SchemeVersionUnknownError(code, number);
    return present(row);
  }

  /**
   * @throws FieldErrors naming what is wrong with the definition, or the names that a new scheme lacks
   */
  async addDraft({ code, nameZh, nameEn, definition, actor }: NewDraft): Promise<TaggedScheme> {
    return this.dataSource.transaction(async (tx) => {
      const known = await this.store.hold(tx, code);
      if (known === null && (nameZh === undefined || nameEn === undefined)) throw nameless(nameZh === undefined ? '/name_zh' : '/name_en');
      const checked = checkedDefinition(definition, known);
      if (known === null) await this.store.create(tx, { code, nameZh: nameZh!, nameEn: nameEn!, kind: checked.kind });
      const scheme = known ?? (await this.store.hold(tx, code))!;
      checkedDefinition(definition, scheme);
      const number = await this.store.addDraft(tx, scheme.id, checked, actor);
      await this.audit.record(tx, { actor, action: 'scheme.draft', subject: subjectOf(code, number), detail: { definition: checked } });
      return present(await this.find(tx, code, number));
    });
  }

  /**
   * Writes a draft over; whoever does so is its author from then on.
   * @param tag the tag it was read with; null: whatever stands there
   * @throws SchemeVersionUnknownError, SchemeNotDraftError, StaleWriteError, FieldErrors
   */
  async replaceDraft(code: string, number: number, definition: SchemeJson, tag: string | null, actor: string): Promise<TaggedScheme> {
    return this.dataSource.transaction(async (tx) => {
      const { draft, scheme } = await this.holdDraft(tx, code, number, tag);
      const checked = checkedDefinition(definition, scheme);
      await this.store.replaceDraft(tx, draft.versionId, checked, actor);
      await this.audit.record(tx, { actor, action: 'scheme.redraft', subject: subjectOf(code, number), detail: { definition: checked } });
      return present(await this.find(tx, code, number));
    });
  }

  /**
   * Puts a draft in force from a month on. Four eyes: who wrote it does not approve it, unless there is no other manager.
   * @throws SchemeMonthsSettledError when that month or a later one is on notice or stands
   * @throws ApprovedByAuthorError, SchemeVersionUnknownError, SchemeNotDraftError, StaleWriteError
   */
  async approve({ code, number, effectiveFrom, tag, actor }: Approval): Promise<TaggedScheme> {
    return this.dataSource.transaction(async (tx) => {
      const { draft } = await this.holdDraft(tx, code, number, tag);
      const { timeZone } = await this.settings.calendar(tx);
      const alone = !(await this.store.hasOtherManager(tx, actor, localDate(new Date(), timeZone)));
      if (draft.createdBy === actor && !alone) throw new ApprovedByAuthorError();
      const settled = await this.store.settledFrom(tx, effectiveFrom);
      if (settled.length > 0) throw new SchemeMonthsSettledError(effectiveFrom, settled);
      await this.store.approve(tx, draft.versionId, effectiveFrom, actor);
      await this.audit.record(tx, {
        actor,
        action: 'scheme.approve',
        subject: subjectOf(code, number),
        detail: { effective_from: effectiveFrom, author: draft.createdBy, definition: draft.definition },
      });
      return present(await this.find(tx, code, number));
    });
  }

  private async find(tx: EntityManager, code: string, number: number): Promise<SchemeVersionRow> {
    const row = await this.store.version(tx, code, number);
    if (row === null) throw new SchemeVersionUnknownError(code, number);
    return row;
  }

  private async holdDraft(
    tx: EntityManager,
    code: string,
    number: number,
    tag: string | null,
  ): Promise<{ draft: SchemeVersionRow; scheme: SchemeRow }> {
    const scheme = await this.store.hold(tx, code);
    if (scheme === null) throw new SchemeVersionUnknownError(code, number);
    const draft = await this.find(tx, code, number);
    if (draft.state !== 'draft') throw new SchemeNotDraftError(code, number);
    refuseStale(tag, tagOf(draft));
    return { draft, scheme };
  }
}

const subjectOf = (code: string, number: number): string => `scheme ${code} ${number}`;

function nameless(pointer: string): FieldErrors {
  return new FieldErrors([{ pointer, in: 'body', message: { key: 'scorecards.scheme_names' } }]);
}

function checkedDefinition(json: SchemeJson, scheme: SchemeRow | null): SchemeDefinition {
  const { definition, problems } = schemeFromJson(json);
  const all = problems.length > 0 ? problems : checkScheme(definition);
  if (scheme !== null && scheme.kind !== definition.kind)
    all.unshift({
      pointer: '/definition/kind',
      in: 'body',
      message: { key: 'scorecards.scheme_kind', params: { code: scheme.code, kind: scheme.kind } },
    });
  if (all.length > 0) throw new FieldErrors(all);
  return definition;
}

/** The same content and author: the same tag. */
function tagOf(row: SchemeVersionRow): string {
  const { state, effectiveFrom, createdBy, definition } = row;
  return stateTag({ state, effectiveFrom, createdBy, definition });
}

function present(row: SchemeVersionRow): TaggedScheme {
  const { code, nameZh, nameEn, definition } = row;
  return { tag: tagOf(row), version: { code, name_zh: nameZh, name_en: nameEn, ...lifeOf(row), definition: schemeToJson(definition) } };
}

function lifeOf(row: SchemeVersionRow): Scheme['versions'][number] {
  return {
    number: row.number,
    state: row.state,
    effective_from: row.effectiveFrom,
    created_at: row.createdAt.toISOString(),
    created_by: row.createdBy,
    approved_at: row.approvedAt?.toISOString() ?? null,
    approved_by: row.approvedBy,
  };
}

function schemesOf(rows: readonly SchemeVersionRow[], drafts: boolean): Scheme[] {
  const schemes = new Map<string, Scheme>();
  for (const row of rows.filter((one) => drafts || one.state === 'approved')) {
    const { code, nameZh, nameEn, kind } = row;
    const scheme = schemes.get(code) ?? { code, name_zh: nameZh, name_en: nameEn, kind, versions: [] };
    scheme.versions.push(lifeOf(row));
    schemes.set(code, scheme);
  }
  return [...schemes.values()];
}
