import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import type { listFormsOfCall, listOwnComments } from '@contracts/evaluation-draws.js';
import type { RouteOutput } from '@contracts/http.js';
import { loadSql } from '@platform/database/load-sql.js';
import { localDate } from '@platform/time/zone.js';
import { CallQueryService } from '../calls/call-query.service.js';
import { FormCatalogueCache } from '../forms/form-catalogue-cache.js';
import type { FormVersion } from '../forms/form-catalogue.js';
import { SettingsService } from '../settings/settings.service.js';
import { evaluatorOf, type Evaluator } from './evaluation-planner.js';

const FORMS_USED = loadSql(import.meta.url, './sql/forms-used.sql');
const OWN_COMMENTS = loadSql(import.meta.url, './sql/own-comments.sql');

const codeRow = z.object({ code: z.string() });
const commentsRow = z.object({ criterion: z.string(), comments: z.array(z.string()) });

/** Says which form a call is to be evaluated by, and what its evaluator is likely to write. */
@Injectable()
export class FormChoiceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly calls: CallQueryService,
    private readonly forms: FormCatalogueCache,
    private readonly settings: SettingsService,
  ) {}

  /** @throws CallNotFoundError, also for a call outside the scope */
  async ofCall(recordingId: string, { actor, scope }: Evaluator): Promise<RouteOutput<typeof listFormsOfCall>> {
    const tx = this.dataSource.manager;
    const { started_at, direction } = await this.calls.get(recordingId, scope);
    const { timeZone } = await this.settings.calendar(tx);
    const { suggested, versions } = await this.choose(tx, direction, localDate(new Date(started_at), timeZone), evaluatorOf(actor));
    return { suggested, items: versions.map(({ code, version, name }) => ({ code, version, name })) };
  }

  /**
   * The versions in force on a day, and the form that calls of the direction were evaluated by last: by the evaluator, else by anybody,
   * else the first by its code; null: none is in force.
   */
  async choose(
    tx: EntityManager,
    direction: string,
    day: string,
    evaluatorId: number,
  ): Promise<{ suggested: string | null; versions: FormVersion[] }> {
    const catalogue = await this.forms.present(tx);
    const codes = [...new Set(catalogue.versions.map(({ code }) => code))].toSorted();
    const versions = codes.flatMap((code) => catalogue.inForce(code, day) ?? []);
    const used = codeRow.array().parse(await tx.query(FORMS_USED, [direction, evaluatorId]));
    const known = used.find(({ code }) => versions.some((version) => version.code === code));
    return { suggested: known?.code ?? versions[0]?.code ?? null, versions };
  }

  async ownComments(code: string, { actor }: Evaluator): Promise<RouteOutput<typeof listOwnComments>> {
    return { items: commentsRow.array().parse(await this.dataSource.query(OWN_COMMENTS, [evaluatorOf(actor), code])) };
  }
}
