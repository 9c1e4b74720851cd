import { errorCode } from '@platform/database/database.errors.js';

/** Whether a transaction failed only because others changed what it had read, or waited for it in a ring: trying again may succeed. */
export function isSnapshotConflict(error: unknown): boolean {
  return ['40001', '40P01'].includes(errorCode(error));
}
