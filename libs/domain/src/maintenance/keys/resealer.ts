import type { DataSource } from 'typeorm';
import type { FieldCipher } from '@platform/crypto/field-cipher.js';
import type { EncryptedFiles } from '@platform/files/encrypted-files.js';
import type { Message } from '@platform/i18n/translate.js';
import { findFiles } from '../stored-files.js';
import type { Sealed, SealedChange, SealedNumber, SealedValuesStore } from './sealed-values.store.js';

const BATCH = 1000;

/** How many values were sealed anew. */
export interface Resealed {
  /** Customer numbers of calls. */
  numbers: number;
  /** States of calls that imports keep to go back to. */
  changes: number;
  files: number;
}

export interface ResealOptions {
  /** Below which the stored files lie. */
  filesFolder: string;
  signal?: AbortSignal | undefined;
  /** Hears how many values are done in all. */
  progress?: ((step: Message, done: number) => void) | undefined;
}

/**
 * Seals what older keys sealed with the key in use, a batch a transaction: whatever stops it, what was done stays done and the next one
 * goes on. What none of the keys opens is left alone.
 */
export class Resealer {
  readonly done: Resealed = { numbers: 0, changes: 0, files: 0 };

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: SealedValuesStore,
    private readonly cipher: FieldCipher,
    private readonly files: EncryptedFiles,
    private readonly options: ResealOptions,
  ) {}

  async all(): Promise<void> {
    await this.numbers();
    await this.changes();
    await this.storedFiles();
  }

  private async numbers(): Promise<void> {
    for (let last: SealedNumber | null = null; ;) {
      this.options.signal?.throwIfAborted();
      const from: SealedNumber | null = last;
      const batch = await this.dataSource.transaction(async (tx) => {
        const found = await this.store.numbers(tx, this.cipher.keyId, from, BATCH);
        const ours = found.filter(({ sealed }) => this.knows(sealed.subarray(1, 5).toString('hex')));
        await this.store.replaceNumbers(
          tx,
          ours.map((was) => ({ was, now: this.reseal(was.sealed) })),
        );
        this.done.numbers += ours.length;
        return found;
      });
      this.tell({ key: 'maintenance.step_numbers' });
      last = batch.at(-1) ?? null;
      if (batch.length < BATCH) return;
    }
  }

  private async changes(): Promise<void> {
    for (let last: SealedChange | null = null; ;) {
      this.options.signal?.throwIfAborted();
      const from: SealedChange | null = last;
      const batch = await this.dataSource.transaction(async (tx) => {
        const found = await this.store.changes(tx, this.cipher.keyId, from, BATCH);
        const resealed = found.map((was) => ({ was, before: this.resealText(was.before), after: this.resealText(was.after) }));
        await this.store.replaceChanges(tx, resealed);
        this.done.changes += resealed.flatMap(({ before, after }) => [before, after]).filter((state) => state !== null).length;
        return found;
      });
      this.tell({ key: 'maintenance.step_changes' });
      last = batch.at(-1) ?? null;
      if (batch.length < BATCH) return;
    }
  }

  private async storedFiles(): Promise<void> {
    for (const { name } of await findFiles(this.options.filesFolder)) {
      this.options.signal?.throwIfAborted();
      const keyId = await this.files.keyIdOf(name);
      if (keyId === null || keyId === this.cipher.keyId || !this.knows(keyId)) continue;
      await this.files.reseal(name);
      this.done.files += 1;
      this.tell({ key: 'maintenance.step_file', params: { name } });
    }
  }

  private tell(step: Message): void {
    const { numbers, changes, files } = this.done;
    this.options.progress?.(step, numbers + changes + files);
  }

  private knows(keyId: string): boolean {
    return this.cipher.keyIds.includes(keyId);
  }

  private reseal(sealed: Buffer): Sealed {
    const number = this.cipher.decrypt(sealed);
    return { sealed: this.cipher.encrypt(number), index: this.cipher.index(number) };
  }

  /** @param text `\x` and hexadecimal digits; null gives null, and so does what is under the key in use or an unknown one */
  private resealText(text: string | null): Sealed | null {
    const keyId = text?.slice(4, 12) ?? null;
    if (text === null || keyId === null || keyId === this.cipher.keyId || !this.knows(keyId)) return null;
    return this.reseal(Buffer.from(text.slice(2), 'hex'));
  }
}
