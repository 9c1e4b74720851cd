import type { Permission, Reach, Role } from '@contracts/access.js';
import type { CurrentSession } from '@contracts/sign-in.js';
import { keepZone } from '../format/figures.js';

type Listener = () => void;

/** Who is signed in, and whether the session has ended while the page is open. */
export interface SessionState {
  session: CurrentSession | null;
  ended: boolean;
}

let state: SessionState = { session: null, ended: false };
const listeners = new Set<Listener>();

function change(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

export function sessionState(): SessionState {
  return state;
}

export function watchSession(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function signedIn(session: CurrentSession): void {
  keepZone(session.time_zone);
  change({ session, ended: false });
}

/** The server knows the session no longer: whoever is at the page signs in again, and finds it as it was. */
export function signedOut(): void {
  if (state.session !== null && !state.ended) change({ ...state, ended: true });
}

export function csrfToken(): string | null {
  return state.session?.csrf_token ?? null;
}

/** null: they may not. */
export function reachOf(session: CurrentSession, permission: Permission): Reach | null {
  return session.permissions.find((held) => held.permission === permission)?.reach ?? null;
}

export function hasRole(session: CurrentSession, role: Role): boolean {
  return session.roles.some((held) => held.role === role);
}
