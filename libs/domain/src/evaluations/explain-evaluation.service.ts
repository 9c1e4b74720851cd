import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { decodeItems } from '@scoring/flags.js';
import { lowestAward, type FormDefinition } from '@scoring/form-definition.js';
import type { Answer } from '@scoring/read-answers.js';
import { prepareForm, type EvaluationScore, type ExplanationLine } from '@scoring/score-evaluation.js';
import { FormCatalogueCache } from '../forms/form-catalogue-cache.js';
import type { FormVersion } from '../forms/form-catalogue.js';
import { EvaluationUnknownError } from './evaluations.errors.js';
import type { ExplainedCriterion, ExplainedEvaluation, ExplainedLine, ExplainedRevision } from './explained-evaluation.js';
import type { EvaluationNote } from './given-answers.js';
import { RevisionStore, type EvaluationRevision } from './revision.store.js';
import { scoreArithmetic } from './score-arithmetic.js';

/** Shows where an evaluation's score comes from, by scoring the stored answers again. */
@Injectable()
export class ExplainEvaluationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly revisions: RevisionStore,
    private readonly forms: FormCatalogueCache,
  ) {}

  /**
   * The present revision of an evaluation, also of one that was taken back, with all it was before.
   * @throws EvaluationUnknownError when no evaluation ever had that number
   */
  async explain(evaluationNo: string): Promise<ExplainedEvaluation> {
    return this.dataSource.transaction(async (tx) => {
      const revisions = await this.revisions.revisions(tx, evaluationNo);
      const present = revisions.at(-1);
      if (present === undefined) throw new EvaluationUnknownError(evaluationNo);
      return this.explainRevision(tx, present, await this.revisions.notes(tx, present.agent_id, present.evaluation_id), revisions);
    });
  }

  /** One revision, with the notes that belong to it, beside a list of revisions. */
  async explainRevision(
    tx: EntityManager,
    revision: EvaluationRevision,
    notes: readonly EvaluationNote[],
    revisions: readonly EvaluationRevision[],
  ): Promise<ExplainedEvaluation> {
    const catalogue = await this.forms.present(tx);
    const version = catalogue.versions.find((each) => each.id === revision.form_version_id);
    if (version === undefined) throw new Error(`The form version ${revision.form_version_id} is missing`);
    return explained(version, revision, new Map(notes.map((note) => [note.item_no, note])), revisions.map(explainedRevision));
  }
}

/** Also of a draft, whose answers are given as a revision that was never written. */
function explained(
  { definition: form, ...version }: FormVersion,
  present: EvaluationRevision,
  notes: ReadonlyMap<number, EvaluationNote>,
  revisions: ExplainedRevision[],
): ExplainedEvaluation {
  const items = decodeItems(present);
  const score = scoreAgain(form, present);
  const lines = score.explanation.map(explainedLine);
  const clamped = lines.find((line) => line.code === 'clamped')?.share ?? 0;
  const lost = new Set(form.criteria.flatMap((criterion, index) => (items[index]?.criticalFailed ? [criterion.section] : [])));
  return {
    evaluation_no: present.evaluation_no,
    employee_no: present.employee_no,
    name: present.name,
    evaluator_no: present.evaluator_no,
    evaluator_name: present.evaluator_name,
    recording_id: present.recording_id,
    called_at: present.called_at.toISOString(),
    evaluated_at: present.evaluated_at.toISOString(),
    purpose: present.purpose,
    state: present.change === 'withdrawn' ? 'withdrawn' : present.state,
    form: {
      code: version.code,
      name: version.name,
      version: version.version,
      policy: form.policy,
      na_policy: form.naPolicy,
      critical_policy: form.criticalPolicy,
      cap: hundredths(form.capBp),
      base: form.baseBp / 100,
      bonus_cap: form.bonusCapBp / 100,
      max_score: form.maxScoreBp / 100,
    },
    criteria: score.items.map((item, index) => explainedCriterion(form, item, index, notes)),
    lines,
    arithmetic: score.rawBp === null ? '' : scoreArithmetic(form, items),
    arithmetic_result: score.rawBp === null ? null : Math.round(score.rawBp - clamped * 100) / 100,
    raw_score: hundredths(score.rawBp),
    final_arithmetic:
      form.criticalPolicy === 'zero_section' && lost.size > 0 && score.rawBp !== null ? scoreArithmetic(form, items, lost) : null,
    final_score: hundredths(score.finalBp),
    critical_failed: score.criticalFailed,
    comment: present.comment,
    reproduced: score.rawBp === present.raw_bp && score.finalBp === present.final_bp,
    revisions,
  };
}

function scoreAgain(form: FormDefinition, present: EvaluationRevision): EvaluationScore {
  const answers = decodeItems(present).map((item, index): Answer => {
    const criterion = form.criteria[index]?.code ?? '';
    const points = item.state === 'answered' ? item.points : null;
    return { criterion, points, notApplicable: item.state === 'na', autoFail: item.criticalFailed };
  });
  const score = prepareForm(form).score(answers, { criticalNamed: present.critical_named, draft: true });
  if ('problems' in score) throw new Error(`The stored answers of ${present.evaluation_no} do not fit their form`);
  return score;
}

function explainedCriterion(
  form: FormDefinition,
  item: EvaluationScore['items'][number],
  index: number,
  notes: ReadonlyMap<number, EvaluationNote>,
): ExplainedCriterion {
  const criterion = form.criteria[index];
  if (criterion === undefined) throw new Error(`The form lacks criterion ${index + 1}`);
  const section = form.sections[criterion.section];
  return {
    code: criterion.code,
    name: criterion.name,
    section: section?.name ?? '',
    kind: criterion.kind,
    state: item.state,
    points: hundredths(item.points),
    max_points: criterion.maxPoints / 100,
    min_points: lowestAward(criterion) / 100,
    weight: criterion.weightE4 / 10_000,
    section_weight: (section?.weightE4 ?? 0) / 10_000,
    effective_weight: item.effectiveWeight / 1_000_000,
    share: item.shareBp / 100,
    missed: item.missed,
    critical_family: criterion.criticalFamily,
    critical_failed: item.criticalFailed,
    comment: notes.get(index + 1)?.comment ?? null,
    evidence_offset_s: notes.get(index + 1)?.evidence_offset_s ?? null,
  };
}

function explainedLine(line: ExplanationLine): ExplainedLine {
  return {
    code: line.code,
    share: hundredths(line.shareBp ?? null),
    limit: hundredths(line.limitBp ?? null),
    criterion: line.criterion ?? null,
    family: line.family ?? null,
    section: line.section ?? null,
  };
}

function explainedRevision(row: EvaluationRevision): ExplainedRevision {
  return {
    revision: row.revision,
    change: row.change,
    raw_score: hundredths(row.raw_bp),
    final_score: hundredths(row.final_bp),
    state: row.state,
    changed_at: row.changed_at.toISOString(),
    changed_by: row.changed_by,
    reason: row.reason,
  };
}

/** From hundredths or basis points to a number. */
function hundredths(value: number | null): number | null {
  return value === null ? null : value / 100;
}
