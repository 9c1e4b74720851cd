import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { FairmarkError } from '../errors/fairmark-error.js';
import { FieldCipher } from './field-cipher.js';

const PROVEN = 'fairmark';

const proofRow = z.object({ proof: z.instanceof(Buffer) });
const sealedRow = z.object({ sealed: z.instanceof(Buffer) });

/** The keys here are not those that the database was sealed with. */
export class FieldKeyWrongError extends FairmarkError {
  constructor() {
    super('platform.field_key_wrong', {}, 500);
  }
}

/**
 * Holds a process to the key that is in use: with another one it would write what nobody else can read. The database keeps something
 * that the key sealed; before there is such a proof, the newest customer number stands for it.
 */
@Injectable()
export class FieldKeyGuard implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.check(this.dataSource.manager);
  }

  /** @throws FieldKeyWrongError */
  async check(tx: EntityManager): Promise<void> {
    const proof = (await findProof(tx)) ?? (await newestNumber(tx));
    if (proof !== null && !opens(this.cipher, proof)) throw new FieldKeyWrongError();
  }

  /** Writes down a proof of the key in use where there is none yet. @throws FieldKeyWrongError when another process was first */
  async adopt(): Promise<void> {
    const { manager } = this.dataSource;
    await this.check(manager);
    await manager.query('insert into field_key (key_id, proof) values ($1, $2) on conflict do nothing', [
      this.cipher.keyId,
      sealProof(this.cipher),
    ]);
    await this.check(manager);
  }
}

/** Something to recognise the key by that is in use. */
export function sealProof(cipher: FieldCipher): Buffer {
  return cipher.encrypt(PROVEN);
}

/** Whether one of the keys sealed this. */
export function opens(cipher: FieldCipher, sealed: Buffer): boolean {
  try {
    cipher.open(sealed);
    return true;
  } catch {
    return false;
  }
}

/** null: no process has written one down yet. */
export async function findProof(tx: EntityManager): Promise<Buffer | null> {
  const [row] = proofRow.array().parse(await tx.query('select proof from field_key where retired_at is null'));
  return row?.proof ?? null;
}

/** null: there are no customer numbers. */
export async function newestNumber(tx: EntityManager): Promise<Buffer | null> {
  const rows: unknown = await tx.query(
    'select customer_cipher as sealed from call where customer_cipher is not null order by started_at desc limit 1',
  );
  return sealedRow.array().parse(rows)[0]?.sealed ?? null;
}
