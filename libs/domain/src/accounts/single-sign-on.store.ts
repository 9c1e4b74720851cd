import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { digestOf, newSecret } from './secret.js';

/** What must come back as it went out. */
export interface SingleSignOnAttempt {
  state: string;
  nonce: string;
  /** Of PKCE. */
  verifier: string;
  returnTo: string;
}

/** How long someone may take at the provider, in seconds. */
export const ATTEMPT_S = 10 * 60;
const SWEPT = 50;

/** People on their way to the provider and back; each way back is taken once. */
@Injectable()
export class SingleSignOnStore {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns the secret that brings it back */
  async insert({ state, nonce, verifier, returnTo }: SingleSignOnAttempt): Promise<string> {
    const secret = newSecret();
    await this.dataSource.query(
      `delete from single_sign_on_attempt where secret_hash in (
         select secret_hash from single_sign_on_attempt where expires_at < now() limit $1 for update skip locked)`,
      [SWEPT],
    );
    await this.dataSource.query(
      `insert into single_sign_on_attempt (secret_hash, state, nonce, verifier, return_to, expires_at)
       values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))`,
      [digestOf(secret), state, nonce, verifier, returnTo, ATTEMPT_S],
    );
    return secret;
  }

  /** @returns null: unknown, taken already, or too late */
  async take(secret: string): Promise<SingleSignOnAttempt | null> {
    const rows: (SingleSignOnAttempt & { alive: boolean })[] = await this.dataSource.query(
      `with taken as (delete from single_sign_on_attempt where secret_hash = $1 returning *)
       select state, nonce, verifier, return_to as "returnTo", expires_at > now() as alive from taken`,
      [digestOf(secret)],
    );
    const [row] = rows;
    return row?.alive === true ? { state: row.state, nonce: row.nonce, verifier: row.verifier, returnTo: row.returnTo } : null;
  }
}
