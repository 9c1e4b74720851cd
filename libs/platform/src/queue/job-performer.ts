import type { EntityManager } from 'typeorm';
import type { Message } from '../i18n/translate.js';

/** What a piece of long work hears from outside, and tells. */
export interface WorkContext {
  /** Aborted with the reason `cancelled` by a person, with another when the process stops. */
  signal: AbortSignal;
  /** Says what is being done, with a share of the whole from 0 to 100; as often as wanted. */
  progress(step: Message, percent: number): void;
  /** Who asked for it. */
  requestedBy: string;
  /**
   * Writes what came of the work into the work's own transaction, last of all: once that is committed the job is done with this result,
   * whatever happens to whoever did it. Work that changes nothing, or comes to the same when done anew, need not.
   * @throws when another delivery of the job did the work meanwhile
   */
  conclude(tx: EntityManager, result: object): Promise<void>;
}

/** Does the long work of one kind. Done twice it changes nothing more; a refusal is thrown as a FairmarkError and told to whoever asked. */
export interface JobPerformer {
  readonly kind: string;
  /** @returns what came of it, as JSON */
  perform(payload: unknown, context: WorkContext): Promise<unknown>;
}
