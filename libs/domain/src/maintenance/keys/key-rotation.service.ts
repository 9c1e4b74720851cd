import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { FieldCipher } from '@platform/crypto/field-cipher.js';
import { sealProof } from '@platform/crypto/field-key-guard.js';
import { KEY_FILE_LAG_MS, keyFileOf, loadFieldKeys } from '@platform/crypto/field-key.js';
import { EncryptedFiles } from '@platform/files/encrypted-files.js';
import type { Message } from '@platform/i18n/translate.js';
import { AuditService } from '../../audit/audit.service.js';
import { IMPORT_TURN } from '../../imports/import.store.js';
import { findFiles } from '../stored-files.js';
import { retireKeys, writeKeyFile } from './key-ring-file.js';
import { KeyMissingError, NoOtherKeyError, RotationBusyError } from './keys.errors.js';
import { Resealer, type Resealed } from './resealer.js';
import { SealedValuesStore } from './sealed-values.store.js';

/** Session lock of the one process that changes the key. */
const ROTATION_TURN = 7_210_007;

export interface RotationRequest {
  /** Goes on although some values were sealed with a key that is gone: they stay as they are, unreadable until it is found. */
  acceptLost: boolean;
  actor: string;
  signal?: AbortSignal;
  /** Hears how many values of how many are done; null: not known. */
  progress?: (step: Message, done: number, total: number | null) => void;
}

export interface RotationOutcome extends Resealed {
  /** Ids of the keys, 8 hexadecimal digits each. */
  keyId: string;
  retired: string[];
  /** Files that hold the retired keys; empty: the keys come from the environment. */
  retiredFiles: string[];
  /** Values whose key is not here. */
  lost: number;
}

/**
 * Changes the key that customer numbers and stored files are sealed with. A key file gets a new key of its own making, which running
 * processes take up by themselves; keys of the environment are changed there first, and all is then sealed with the new one. Stopped at any point it
 * goes on where it was when it is run again; meanwhile both keys are at hand.
 */
@Injectable()
export class KeyRotationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: SealedValuesStore,
    private readonly audit: AuditService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @throws RotationBusyError, NoOtherKeyError, KeyMissingError; then nothing has changed */
  async run(request: RotationRequest): Promise<RotationOutcome> {
    return this.inTurn(async (runner) => {
      const found = await loadFieldKeys(this.environment);
      const sealedBy = await this.sealedBy();
      refuseMissing(found, sealedBy, request.acceptLost);
      const keys = await this.withNewKey(found, sealedBy, request.acceptLost);
      // Imports compare numbers by their index, which is about to change under them; they wait.
      await runner.query('select pg_advisory_lock($1)', [IMPORT_TURN]);
      try {
        return await this.reseal(keys, sealedBy, request);
      } finally {
        await runner.query('select pg_advisory_unlock($1)', [IMPORT_TURN]).catch(() => undefined);
      }
    });
  }

  /** One process at a time; the session's locks end with it. */
  private async inTurn<Result>(work: (runner: QueryRunner) => Promise<Result>): Promise<Result> {
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    try {
      const [{ got }]: [{ got: boolean }] = await runner.query('select pg_try_advisory_lock($1) as got', [ROTATION_TURN]);
      if (!got) throw new RotationBusyError();
      try {
        return await work(runner);
      } finally {
        await runner.query('select pg_advisory_unlock($1)', [ROTATION_TURN]).catch(() => undefined);
      }
    } finally {
      await runner.release();
    }
  }

  /** How many values and files each key sealed. */
  private async sealedBy(): Promise<Map<string, number>> {
    const counts = await this.store.count(this.dataSource.manager);
    const files = this.filesUnder(new FieldCipher(randomBytes(32)));
    for (const { name } of await findFiles(this.environment.filesFolder)) {
      const keyId = await files.keyIdOf(name);
      if (keyId !== null) counts.set(keyId, (counts.get(keyId) ?? 0) + 1);
    }
    return counts;
  }

  /**
   * The keys with the one to seal with first: a new one, unless a change was begun already. A new key is in the file before anything is
   * sealed with it, and for long enough that every running process has seen it.
   */
  private async withNewKey(keys: Buffer[], sealedBy: ReadonlyMap<string, number>, acceptLost: boolean): Promise<Buffer[]> {
    const begun = keys.length > 1 || acceptLost;
    if (this.environment.fieldKey !== null) {
      if (!begun && (await this.isAllUnder(keys[0]!, sealedBy))) throw new NoOtherKeyError();
      return keys;
    }
    const ring = begun ? keys : [randomBytes(32), ...keys];
    if (!begun) await writeKeyFile(keyFileOf(this.environment.home), ring);
    await pause(2 * KEY_FILE_LAG_MS);
    return ring;
  }

  private async isAllUnder(key: Buffer, sealedBy: ReadonlyMap<string, number>): Promise<boolean> {
    const { keyId } = new FieldCipher(key);
    const known = await this.store.keyInUse(this.dataSource.manager);
    return (known === null || known === keyId) && [...sealedBy.keys()].every((id) => id === keyId);
  }

  private async reseal(keys: Buffer[], sealedBy: ReadonlyMap<string, number>, request: RotationRequest): Promise<RotationOutcome> {
    const cipher = new FieldCipher({ keys: () => keys });
    const { keyId, keyIds } = cipher;
    const retired = keyIds.filter((id) => id !== keyId);
    const total = retired.reduce((sum, id) => sum + (sealedBy.get(id) ?? 0), 0);
    const { filesFolder, home, fieldKey } = this.environment;
    const { signal } = request;
    const resealer = new Resealer(this.dataSource, this.store, cipher, this.filesUnder(cipher), {
      filesFolder,
      signal,
      progress: (step, done) => request.progress?.(step, Math.min(done, total), total),
    });
    let left = sealedBy;
    // Once more as long as somebody who had not seen the new key yet wrote with an older one.
    do {
      await resealer.all();
      left = await this.sealedBy();
    } while (retired.some((id) => left.has(id)));
    const lost = [...left].reduce((sum, [id, count]) => (id === keyId ? sum : sum + count), 0);
    await this.settle(cipher, { ...resealer.done, lost }, request.actor);
    const retiredFiles = fieldKey === null ? await retireKeys(keyFileOf(home), keys) : [];
    return { ...resealer.done, keyId, retired, retiredFiles, lost };
  }

  private async settle(cipher: FieldCipher, detail: Resealed & { lost: number }, actor: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const before = await this.store.keyInUse(tx);
      await this.store.adopt(tx, cipher.keyId, sealProof(cipher));
      await this.audit.record(tx, { actor, action: 'key.rotate', subject: `key ${cipher.keyId}`, detail: { before, ...detail } });
    });
  }

  private filesUnder(cipher: FieldCipher): EncryptedFiles {
    return new EncryptedFiles(this.environment, cipher);
  }
}

function refuseMissing(keys: readonly Buffer[], sealedBy: ReadonlyMap<string, number>, acceptLost: boolean): void {
  const here = new Set(keys.map((key) => new FieldCipher(key).keyId));
  const missing = [...sealedBy].filter(([id]) => !here.has(id));
  if (missing.length === 0 || acceptLost) return;
  throw new KeyMissingError(
    missing.reduce((sum, [, count]) => sum + count, 0),
    missing.map(([id]) => id),
  );
}
