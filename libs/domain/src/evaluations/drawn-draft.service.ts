import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { createEvaluation } from '@contracts/evaluations.js';
import { localDate } from '@platform/time/zone.js';
import { AuditService } from '../audit/audit.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { DraftService } from './draft.service.js';
import type { KeptDraw } from './draw.store.js';
import { evaluatorOf, type Evaluator } from './evaluation-planner.js';
import { NoFormInForceError } from './evaluations.errors.js';
import { FormChoiceService } from './form-choice.service.js';

/** Begins the drafts of calls that were drawn. */
@Injectable()
export class DrawnDraftService {
  constructor(
    private readonly drafts: DraftService,
    private readonly choice: FormChoiceService,
    private readonly settings: SettingsService,
    private readonly audit: AuditService,
  ) {}

  /** @returns the number of the evaluation @throws NoFormInForceError */
  async begin(tx: EntityManager, recordingId: string, formCode: string | null, evaluator: Evaluator): Promise<string> {
    const form_code = formCode ?? (await this.formOf(tx, recordingId, evaluator));
    const body = createEvaluation.body.parse({ recording_id: recordingId, form_code, purpose: 'random' });
    return (await this.drafts.createIn(tx, body, evaluator)).saved.evaluation_no;
  }

  async record(tx: EntityManager, { draw, recording_id, period, agent_seed, call_seed }: KeptDraw, actor: string): Promise<void> {
    const detail = { period, recording_id, agent_seed, call_seed };
    await this.audit.record(tx, { actor, action: 'evaluation.draw', subject: `draw ${draw}`, detail });
  }

  private async formOf(tx: EntityManager, recordingId: string, { actor }: Evaluator): Promise<string> {
    const [call]: { started_at: Date; direction: string }[] = await tx.query(
      'select c.started_at, c.direction from call_key k join call c on c.agent_id = k.agent_id and c.id = k.id where k.recording_id = $1',
      [recordingId],
    );
    const day = localDate(call!.started_at, (await this.settings.calendar(tx)).timeZone);
    const { suggested } = await this.choice.choose(tx, call!.direction, day, evaluatorOf(actor));
    if (suggested === null) throw new NoFormInForceError(day);
    return suggested;
  }
}
