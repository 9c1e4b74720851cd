import type { Criterion } from '@scoring/form-definition.js';
import type { ItemState } from '@scoring/read-answers.js';
import type { EvaluationScore } from '@scoring/score-evaluation.js';
import { fullMarks, isCritical, takesNa, type DeskForm } from './desk-form.js';
import {
  contentOf,
  filledFrom,
  isAnswered,
  NO_ANSWER,
  printed,
  readPoints,
  shownRows,
  type Content,
  type Filled,
  type RowAnswer,
} from './row-answer.js';

/** One row as it is shown; the same object while nothing of it changed. */
export interface RowView extends RowAnswer {
  state: ItemState;
  missed: boolean;
  criticalFailed: boolean;
  /** Listed as a critical error by hand. */
  named: boolean;
  active: boolean;
  /** What was said of it when it was to be submitted. */
  remark: string | null;
}

/** What the head says; the same object while nothing of it changed. */
export interface HeadView {
  rawBp: number | null;
  finalBp: number | null;
  criticalFailed: boolean;
  answered: number;
  shown: number;
  /** Names of the criteria that failed critically. */
  criticals: string;
}

/** A moment of the recording that a comment points at. */
export interface EvidenceMark {
  second: number;
  label: string;
}

type Listener = () => void;

/** What is being filled in. It lives outside React, so that a key changes the one row it is about and the head. */
export class DeskStore {
  private filled: Filled;
  private views: RowView[] = [];
  private headView: HeadView = { rawBp: null, finalBp: null, criticalFailed: false, answered: 0, shown: 0, criticals: '' };
  private scoreNow: EvaluationScore | null = null;
  private marksNow: readonly EvidenceMark[] = [];
  private remarks = new Map<number, string>();
  private activeRow: number;
  /** The next digit begins a number anew. */
  private typesAnew = true;
  private readonly listeners = new Set<Listener>();
  private readonly changeListeners = new Set<Listener>();

  constructor(
    readonly form: DeskForm,
    content: Content,
  ) {
    this.filled = filledFrom(form, content);
    this.activeRow = -1;
    this.work();
    this.activeRow = this.nextTo(-1, 1) ?? 0;
    this.work();
  }

  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Told when something was filled in, not when one only moves about. */
  onChange(listener: Listener): () => void {
    this.changeListeners.add(listener);
    return () => this.changeListeners.delete(listener);
  }

  row(index: number): RowView {
    return this.views[index]!;
  }
  readonly head = (): HeadView => this.headView;
  readonly score = (): EvaluationScore | null => this.scoreNow;
  readonly marks = (): readonly EvidenceMark[] => this.marksNow;
  readonly comment = (): string => this.filled.comment;
  readonly active = (): number => this.activeRow;

  criterion(index: number): Criterion {
    return this.form.definition.criteria[index]!;
  }

  content(): Content {
    return contentOf(this.form, this.filled);
  }

  /** Takes what is kept elsewhere instead of what is here. */
  replace(content: Content): void {
    this.filled = filledFrom(this.form, content);
    this.remarks.clear();
    this.typesAnew = true;
    this.changed();
  }

  /** Whoever comes to a row, or comes back to it, begins its number anew. */
  activate(index: number): void {
    this.typesAnew = true;
    if (this.activeRow === index) return;
    this.activeRow = index;
    this.tell();
  }

  /** @returns the row that is active now */
  move(by: 1 | -1): number {
    this.activate(this.nextTo(this.activeRow, by) ?? this.activeRow);
    return this.activeRow;
  }

  choose(index: number, option: number): boolean {
    const chosen = this.criterion(index).options[option];
    if (chosen === undefined) return false;
    this.set(index, { points: chosen.points, option, na: false, text: '', fault: null, bulk: false });
    return true;
  }

  setText(index: number, text: string): void {
    this.typesAnew = false;
    this.set(index, { ...readPoints(this.criterion(index), text), text, option: null, na: false, bulk: false });
  }

  /** A key of a number that is typed without a field being entered; `Backspace` takes the last sign away. */
  typeKey(index: number, key: string): void {
    const before = this.typesAnew && key !== 'Backspace' ? '' : this.row(index).text;
    const text = key === 'Backspace' ? before.slice(0, -1) : key === '.' && before === '' ? '0.' : before + key;
    if (text.length <= 7) this.setText(index, text);
  }

  /** @returns false: it cannot be said of this criterion */
  toggleNa(index: number): boolean {
    if (!takesNa(this.form, this.criterion(index))) return false;
    this.set(index, { ...this.emptied(index), na: !this.row(index).na });
    return true;
  }

  toggleNamed(index: number): void {
    const { code } = this.criterion(index);
    const { named } = this.filled;
    this.filled = { ...this.filled, named: named.includes(code) ? named.filter((each) => each !== code) : [...named, code] };
    this.changed();
  }

  say(index: number, comment: string): void {
    this.set(index, { comment });
  }

  pointAt(index: number, evidence: number | null): void {
    this.set(index, { evidence });
  }

  sayOverall(comment: string): void {
    this.filled = { ...this.filled, comment };
    this.changed();
  }

  /** Fills what is shown, not answered and not critical with full marks. @returns how many */
  fillRest(): number {
    let count = 0;
    const rows = [...this.filled.rows];
    this.form.definition.criteria.forEach((criterion, index) => {
      const full = fullMarks(criterion);
      // A criterion that is shown only now was decided by one before it.
      if (full === null || isCritical(criterion) || isAnswered(rows[index]!) || !shownRows(this.form, rows)[index]) return;
      const text = criterion.kind === 'choice' ? '' : printed(full.points);
      rows[index] = { ...rows[index]!, ...full, text, fault: null, bulk: true };
      count += 1;
    });
    if (count === 0) return 0;
    this.filled = { ...this.filled, rows };
    this.changed();
    return count;
  }

  /** Criteria that still lack an answer, or have one that cannot be taken. */
  lacking(): number[] {
    return this.views.flatMap(({ state, fault }, index) =>
      this.criterion(index).kind !== 'note' && state !== 'hidden' && (state === 'unanswered' || fault !== null) ? [index] : [],
    );
  }

  /** Says something at rows until they are changed. */
  remark(remarks: ReadonlyMap<number, string>): void {
    this.remarks = new Map(remarks);
    this.tell();
  }

  /** The same list while no row points elsewhere: moments are drawn into the recording. */
  private markEvidence(): void {
    const marks = this.filled.rows.flatMap(({ evidence }, index) =>
      evidence === null ? [] : [{ second: evidence, label: this.criterion(index).name }],
    );
    const same = marks.length === this.marksNow.length && marks.every(({ second }, at) => this.marksNow[at]!.second === second);
    if (!same) this.marksNow = marks;
  }

  private emptied(index: number): RowAnswer {
    const { comment, evidence } = this.filled.rows[index]!;
    return { ...NO_ANSWER, comment, evidence };
  }

  private set(index: number, change: Partial<RowAnswer>): void {
    const rows = [...this.filled.rows];
    rows[index] = { ...rows[index]!, ...change };
    this.filled = { ...this.filled, rows };
    this.remarks.delete(index);
    this.changed();
  }

  private changed(): void {
    this.tell();
    for (const listener of this.changeListeners) listener();
  }

  private tell(): void {
    this.work();
    for (const listener of this.listeners) listener();
  }

  private nextTo(from: number, by: 1 | -1): number | null {
    for (let at = from + by; at >= 0 && at < this.views.length; at += by) if (this.views[at]!.state !== 'hidden') return at;
    return null;
  }

  /** Scores what is there and makes the views of what changed anew. */
  private work(): void {
    const { rows, named } = this.filled;
    const shown = shownRows(this.form, rows);
    const { criteria } = this.form.definition;
    const answers = criteria.flatMap(({ code, options, kind }, index) => {
      const { points, na, option } = rows[index]!;
      if (!shown[index] || kind === 'note' || !(na || points !== null)) return [];
      const autoFail = option === null ? {} : { autoFail: options[option]!.autoFail };
      return [{ criterion: code, points: na ? null : points, notApplicable: na, ...autoFail }];
    });
    const criticalNamed = named.filter((code) => shown[criteria.findIndex((criterion) => criterion.code === code)]);
    const result = this.form.scorer.score(answers, { criticalNamed, draft: true });
    this.scoreNow = 'problems' in result ? null : result;
    this.views = criteria.map(({ code }, index) => {
      const item = this.scoreNow?.items[index];
      return kept(this.views[index], {
        ...rows[index]!,
        state: item?.state ?? 'unanswered',
        missed: item?.missed ?? false,
        criticalFailed: item?.criticalFailed ?? false,
        named: named.includes(code),
        active: index === this.activeRow,
        remark: this.remarks.get(index) ?? null,
      });
    });
    this.markEvidence();
    const counted = this.views.filter(({ state }, index) => state !== 'hidden' && criteria[index]!.kind !== 'note');
    this.headView = kept(this.headView, {
      rawBp: this.scoreNow?.rawBp ?? null,
      finalBp: this.scoreNow?.finalBp ?? null,
      criticalFailed: this.scoreNow?.criticalFailed ?? false,
      answered: counted.filter(({ state }) => state !== 'unanswered').length,
      shown: counted.length,
      criticals: criteria
        .filter((_, index) => this.views[index]!.criticalFailed)
        .map(({ name }) => name)
        .join('、'),
    });
  }
}

/** The object of before when nothing in it is different. */
function kept<View extends object>(before: View | undefined, now: View): View {
  if (before === undefined) return now;
  const names = Object.keys(now) as (keyof View)[];
  return names.every((name) => before[name] === now[name]) ? before : now;
}
