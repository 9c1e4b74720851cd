import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { EvaluationDetail } from '@contracts/evaluations.js';
import { covers } from '@platform/auth/data-scope.js';
import { localDate } from '@platform/time/zone.js';
import { encodeItems } from '@scoring/flags.js';
import { SettingsService } from '../settings/settings.service.js';
import { AcknowledgeService } from './acknowledge.service.js';
import { draftTag } from './draft.service.js';
import { DraftStore, type EvaluationDraft } from './draft.store.js';
import { EvaluationPlanner, type Evaluator } from './evaluation-planner.js';
import { EvaluationRevisionUnknownError, EvaluationUnknownError } from './evaluations.errors.js';
import { ExplainEvaluationService } from './explain-evaluation.service.js';
import { scoreKeptAnswers } from './given-answers.js';
import { RevisionStore, type EvaluationRevision } from './revision.store.js';

/** Shows single evaluations to those who may see them. */
@Injectable()
export class EvaluationDetailService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly revisions: RevisionStore,
    private readonly drafts: DraftStore,
    private readonly explain: ExplainEvaluationService,
    private readonly planner: EvaluationPlanner,
    private readonly acknowledgements: AcknowledgeService,
    private readonly settings: SettingsService,
  ) {}

  /**
   * The present state with its tag: an evaluation, one that was taken back, or a draft.
   * @throws EvaluationUnknownError, also for one the caller may not see
   */
  async present(evaluationNo: string, viewer: Evaluator): Promise<{ tag: string; detail: EvaluationDetail }> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const revisions = await this.visible(tx, evaluationNo, viewer);
      const last = revisions.at(-1);
      const draft = last === undefined || last.change === 'withdrawn' ? await this.drafts.find(tx, evaluationNo) : null;
      if (draft !== null && seesDraft(draft, viewer)) return { tag: draftTag(draft.version), detail: await this.ofDraft(tx, draft) };
      if (last === undefined) throw new EvaluationUnknownError(evaluationNo);
      const detail = await this.detail(tx, last, revisions, viewer);
      return { tag: tagOf(last.revision, detail.acknowledgement?.acknowledged_at ?? null), detail };
    });
  }

  /** @throws EvaluationUnknownError, EvaluationRevisionUnknownError, also for what the caller may not see */
  async revision(evaluationNo: string, number: number, viewer: Evaluator): Promise<EvaluationDetail> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const revisions = await this.visible(tx, evaluationNo, viewer);
      if (revisions.length === 0) throw new EvaluationUnknownError(evaluationNo);
      const asked = revisions.find(({ revision }) => revision === number);
      if (asked === undefined) throw new EvaluationRevisionUnknownError(evaluationNo, number);
      return this.detail(tx, asked, revisions, viewer);
    });
  }

  /** What the caller may see of an evaluation's history: none of it before it was out, and nothing that was about someone else. */
  private async visible(tx: EntityManager, evaluationNo: string, { scope }: Evaluator): Promise<EvaluationRevision[]> {
    const revisions = await this.revisions.revisions(tx, evaluationNo);
    if (scope.kind === 'all' || revisions.length === 0) return revisions;
    const { timeZone } = await this.settings.calendar(tx);
    const sees = (revision: EvaluationRevision) =>
      revision.state !== 'draft' &&
      revision.state !== 'submitted' &&
      covers(scope, revision.agent_id, localDate(revision.called_at, timeZone));
    const last = revisions.at(-1);
    return last !== undefined && sees(last) ? revisions.filter(sees) : [];
  }

  private async detail(
    tx: EntityManager,
    shown: EvaluationRevision,
    revisions: readonly EvaluationRevision[],
    { scope }: Evaluator,
  ): Promise<EvaluationDetail> {
    const isPresent = shown === revisions.at(-1) && shown.change !== 'withdrawn';
    const notes = isPresent ? await this.revisions.notes(tx, shown.agent_id, shown.evaluation_id) : (shown.notes ?? []);
    const explained = await this.explain.explainRevision(tx, shown, notes, revisions);
    const { revision, critical_named, seconds_spent } = shown;
    // How long it took concerns those who look after evaluating, not those who are evaluated.
    const now = isPresent ? await this.acknowledgements.find(tx, shown.evaluation_no) : null;
    return {
      ...explained,
      // It moves on without a revision.
      state: now?.state ?? explained.state,
      revision,
      critical_named,
      seconds_spent: scope.kind === 'all' ? seconds_spent : null,
      acknowledgement: now?.acknowledgement ?? null,
    };
  }

  /** A draft's answers so far, explained as if it had been submitted. */
  private async ofDraft(tx: EntityManager, draft: EvaluationDraft): Promise<EvaluationDetail> {
    const version = await this.planner.versionOf(tx, draft.stamp, draft.form_version_id);
    const scored = scoreKeptAnswers(version, draft.answers, draft.critical_named, true);
    if ('problems' in scored) throw new Error(`The draft ${draft.evaluation_no} does not fit its form`);
    const { score, notes } = scored;
    const { saved_at } = draft;
    const kept: EvaluationRevision = {
      ...draft,
      ...encodeItems(score.items),
      evaluation_id: '',
      revision: 0,
      change: 'created',
      state: 'draft',
      evaluated_at: saved_at,
      changed_at: saved_at,
      changed_by: draft.evaluator_no,
      reason: null,
      notes,
      raw_bp: score.rawBp,
      final_bp: score.finalBp,
      critical_failed: score.criticalFailed,
    };
    const explained = await this.explain.explainRevision(tx, kept, notes, []);
    const { critical_named, seconds_spent } = draft;
    return { ...explained, revision: null, critical_named, seconds_spent, acknowledgement: null };
  }
}

/** What is written over is the revision; that its agent took note of it is told behind a dot, so that whoever read it before reads it anew. */
function tagOf(revision: number, acknowledgedAt: string | null): string {
  return acknowledgedAt === null ? String(revision) : `${revision}.${Date.parse(acknowledgedAt)}`;
}

/** The revision in a tag. */
export function revisionOfTag(tag: string | null): string | null {
  return tag?.split('.')[0] ?? null;
}

/** Drafts are for their evaluator, and for those who see everything. */
function seesDraft(draft: EvaluationDraft, { actor, scope }: Evaluator): boolean {
  return draft.evaluator_id === actor.personId || scope.kind === 'all';
}
