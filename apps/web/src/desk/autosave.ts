import type { getEvaluation, saveEvaluationDraft } from '@contracts/evaluations.js';
import { callTagged } from '../api/call.js';
import { isProblem, UnreachableError } from '../api/problem.js';
import { sessionState, watchSession } from '../api/session.js';
import type { DeskStore } from './desk-store.js';
import type { DraftKeeper } from './draft-keeper.js';
import { contentOfDetail, type Content } from './row-answer.js';
import type { SaveStatus } from './save-status.js';
import type { Stopwatch } from './stopwatch.js';

/** After the last change, and after the first one that is not saved yet. */
const REST_MS = 700;
const LONGEST_MS = 1800;
/** On this computer it is kept sooner. */
const KEEP_MS = 250;
const TRY_AGAIN_MS = [1500, 3000, 6000, 10_000] as const;

type Listener = () => void;

/**
 * Keeps a draft on this computer at once and on the server within two seconds, and goes on trying when the server is away, the session has
 * ended or the network is lost.
 */
export class Autosave {
  private statusNow: SaveStatus = { kind: 'unchanged' };
  private readonly listeners = new Set<Listener>();
  private readonly stops: (() => void)[] = [];
  private keeping: ReturnType<typeof setTimeout> | null = null;
  private sending: ReturnType<typeof setTimeout> | null = null;
  private firstUnsaved: number | null = null;
  private running: Promise<void> | null = null;
  private failures = 0;
  /** As the server has it, as text. */
  private savedText: string;

  constructor(
    private readonly evaluationNo: string,
    private readonly store: DeskStore,
    private readonly keeper: DraftKeeper,
    private readonly watch: Stopwatch,
    private tagNow: string,
    saved: Content,
  ) {
    this.savedText = JSON.stringify(saved);
  }

  readonly status = (): SaveStatus => this.statusNow;
  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  get tag(): string {
    return this.tagNow;
  }

  /** Begins to watch. What this computer kept goes to the server; where that has moved on, somebody has to choose. */
  start(): void {
    const kept = this.keeper.read();
    if (kept !== null && JSON.stringify(kept.content) !== this.savedText) {
      const theirs = this.store.content();
      this.store.replace(kept.content);
      if (kept.tag === this.tagNow) this.schedule();
      else this.say({ kind: 'conflict', theirs, tag: this.tagNow });
    } else this.keeper.drop();
    const leave = () => this.leave();
    const hide = () => document.visibilityState === 'hidden' && this.leave();
    const again = () => this.retry();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('online', again);
    this.stops.push(
      this.store.onChange(() => this.schedule()),
      watchSession(() => !sessionState().ended && this.retry()),
      () => window.removeEventListener('pagehide', leave),
      () => document.removeEventListener('visibilitychange', hide),
      () => window.removeEventListener('online', again),
    );
  }

  stop(): void {
    this.leave();
    for (const stop of this.stops.splice(0)) stop();
    this.clearTimers();
  }

  /** Saves now. @returns whether the server has everything */
  async flush(): Promise<boolean> {
    while (this.running !== null) await this.running;
    if (this.isDirty() && !this.isBlocked()) await this.send();
    return !this.isDirty() && !this.isBlocked();
  }

  /** What is here goes over what was saved elsewhere. */
  async keepMine(): Promise<void> {
    if (this.statusNow.kind !== 'conflict') return;
    this.tagNow = this.statusNow.tag;
    this.savedText = '';
    this.say({ kind: 'pending' });
    await this.flush();
  }

  /** What was saved elsewhere is taken. */
  takeTheirs(): void {
    if (this.statusNow.kind !== 'conflict') return;
    const { theirs, tag } = this.statusNow;
    this.tagNow = tag;
    this.savedText = JSON.stringify(theirs);
    this.say({ kind: 'unchanged' });
    this.store.replace(theirs);
    this.keeper.drop();
  }

  /** It became an evaluation, or was thrown away. */
  finish(): void {
    this.say({ kind: 'gone' });
    this.clearTimers();
    this.keeper.drop();
  }

  private isDirty(): boolean {
    return JSON.stringify(this.store.content()) !== this.savedText;
  }

  private isBlocked(): boolean {
    return this.statusNow.kind === 'conflict' || this.statusNow.kind === 'gone';
  }

  private schedule(): void {
    if (this.statusNow.kind === 'gone') return;
    this.keeping ??= setTimeout(() => this.keep(), KEEP_MS);
    if (this.isBlocked()) return;
    const now = performance.now();
    this.firstUnsaved ??= now;
    if (this.sending !== null) clearTimeout(this.sending);
    const rest = Math.max(0, Math.min(REST_MS, this.firstUnsaved + LONGEST_MS - now));
    this.sending = setTimeout(() => void this.flush(), rest);
    if (this.statusNow.kind === 'unchanged' || this.statusNow.kind === 'saved') this.say({ kind: 'pending' });
  }

  private keep(): void {
    if (this.keeping !== null) clearTimeout(this.keeping);
    this.keeping = null;
    if (this.statusNow.kind === 'gone') return;
    const content = this.store.content();
    if (JSON.stringify(content) === this.savedText) this.keeper.drop();
    else if (!this.keeper.write({ content, tag: this.tagNow })) this.say({ kind: 'nowhere' });
  }

  /** Whoever goes away waits for nothing: it is kept here, and sent along. */
  private leave(): void {
    if (!this.isDirty() || this.statusNow.kind === 'gone') return;
    this.keep();
    if (!this.isBlocked() && this.running === null) void this.send(true);
  }

  private retry(): void {
    if (this.statusNow.kind === 'kept' || this.statusNow.kind === 'nowhere') void this.flush();
  }

  private send(keepalive = false): Promise<void> {
    if (this.sending !== null) clearTimeout(this.sending);
    this.sending = null;
    this.firstUnsaved = null;
    const content = this.store.content();
    const work = this.put(content, keepalive).finally(() => {
      this.running = null;
    });
    this.running = work;
    return work;
  }

  private async put(content: Content, keepalive: boolean): Promise<void> {
    try {
      const { etag } = await callTagged<typeof saveEvaluationDraft>('PUT', '/evaluations/:evaluation_no/draft', {
        params: { evaluation_no: this.evaluationNo },
        body: { ...content, seconds_spent: this.watch.seconds() },
        headers: { 'if-match': this.tagNow },
        keepalive,
      });
      this.tagNow = etag ?? this.tagNow;
      this.savedText = JSON.stringify(content);
      this.failures = 0;
      if (this.isDirty()) this.schedule();
      else this.say({ kind: 'saved', at: new Date() });
      this.keep();
    } catch (error) {
      await this.failed(error);
    }
  }

  private async failed(error: unknown): Promise<void> {
    this.keep();
    if (isProblem(error, 'http.stale')) return this.lookAgain();
    if (isProblem(error) && error.status === 404) return this.say({ kind: 'gone' });
    const signedOut = isProblem(error) && error.status === 401;
    const passing = error instanceof UnreachableError || (isProblem(error) && (error.status >= 500 || error.status === 429));
    if (!signedOut && !passing) return this.say({ kind: 'refused', error });
    this.say({ kind: 'kept', why: signedOut ? 'signed_out' : error instanceof UnreachableError ? 'unreachable' : 'server' });
    if (signedOut) return;
    const wait = TRY_AGAIN_MS[Math.min(this.failures, TRY_AGAIN_MS.length - 1)];
    this.failures += 1;
    this.sending = setTimeout(() => void this.flush(), wait);
  }

  /** Somebody saved it since: what they saved is looked at. */
  private async lookAgain(): Promise<void> {
    try {
      const { data, etag } = await callTagged<typeof getEvaluation>('GET', '/evaluations/:evaluation_no', {
        params: { evaluation_no: this.evaluationNo },
      });
      if (data.state !== 'draft' || etag === null) return this.say({ kind: 'gone' });
      const theirs = contentOfDetail(this.store.form, data);
      if (JSON.stringify(theirs) !== JSON.stringify(this.store.content())) return this.say({ kind: 'conflict', theirs, tag: etag });
      // The same was saved, as when an answer got lost.
      this.tagNow = etag;
      this.savedText = JSON.stringify(theirs);
      this.keeper.drop();
      this.say({ kind: 'saved', at: new Date() });
    } catch (error) {
      if (isProblem(error) && error.status === 404) this.say({ kind: 'gone' });
      else this.say({ kind: 'kept', why: 'unreachable' });
    }
  }

  private say(status: SaveStatus): void {
    this.statusNow = status;
    for (const listener of this.listeners) listener();
  }

  private clearTimers(): void {
    for (const timer of [this.keeping, this.sending]) if (timer !== null) clearTimeout(timer);
    this.keeping = null;
    this.sending = null;
  }
}
