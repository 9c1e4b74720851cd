import { useSyncExternalStore } from 'react';
import type { Permission } from '@contracts/access.js';
import type { CurrentSession } from '@contracts/sign-in.js';
import { reachOf, sessionState, watchSession, type SessionState } from './session.js';

export function useSessionState(): SessionState {
  return useSyncExternalStore(watchSession, sessionState);
}

/** Who is signed in; for pages inside the shell, which is shown to nobody else. */
export function useSession(): CurrentSession {
  const { session } = useSessionState();
  if (session === null) throw new Error('Nobody is signed in');
  return session;
}

export function useMay(permission: Permission): boolean {
  return reachOf(useSession(), permission) !== null;
}
