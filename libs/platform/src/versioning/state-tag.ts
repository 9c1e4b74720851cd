import { createHash } from 'node:crypto';

/** A short tag of what is shown, for ETag and If-Match: the same state, the same tag. */
export function stateTag(state: unknown): string {
  return createHash('sha256').update(JSON.stringify(state)).digest('base64url').slice(0, 22);
}
