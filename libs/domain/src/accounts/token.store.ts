import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Writes what happens to the tokens of an account as a whole. */
@Injectable()
export class TokenStore {
  /** Revokes all tokens of an account that still hold. @returns how many did */
  async revokeAll(tx: EntityManager, accountId: number): Promise<number> {
    const [{ n }]: [{ n: number }] = await tx.query(
      `with revoked as (
         update access_token set revoked_at = now() where account_id = $1 and revoked_at is null and expires_at > now() returning id
       )
       select count(*)::int as n from revoked`,
      [accountId],
    );
    return n;
  }
}
