import type { Content } from './row-answer.js';

/** How it stands with what was filled in. */
export type SaveStatus =
  | { kind: 'unchanged' }
  | { kind: 'pending' }
  | { kind: 'saved'; at: Date }
  /** On this computer, not yet on the server; `signed_out`: once somebody signs in again. */
  | { kind: 'kept'; why: 'unreachable' | 'signed_out' | 'server' }
  /** Neither there nor here. */
  | { kind: 'nowhere' }
  | { kind: 'refused'; error: unknown }
  /** It was saved from elsewhere since. */
  | { kind: 'conflict'; theirs: Content; tag: string }
  /** It is no draft any more: submitted or thrown away elsewhere. */
  | { kind: 'gone' };
