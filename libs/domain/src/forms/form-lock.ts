import type { EntityManager } from 'typeorm';

/** A number of our own among advisory locks. */
const FORMS = 1_178_685_005;

/** Whoever writes forms waits for the one before, until that transaction ends: an import and a draft never make the same version. */
export async function lockForms(tx: EntityManager): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [FORMS]);
}
