import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FORGOTTEN_AFTER_S, FREE_FAILURES, waitAfter } from './lockout.js';
import { digestOf } from './secret.js';

/** `go`: the password may be checked. Otherwise not before so many seconds; others: unless one that is being checked is right. */
export type Attempt = { go: true; failures: number } | { go: false; seconds: number; others: boolean };

/** Rows of old failures cleared away with each new one. */
const SWEPT = 20;
/** A check that takes longer has died with its process, in seconds. */
const CHECK_S = 20;

/** Waits by the number of failures, from the one that locks first; the last counts for all beyond. */
const WAITS = Array.from({ length: 12 }, (_, index) => waitAfter(FREE_FAILURES + index));

/**
 * Counts wrong passwords by what was typed as the number. A try is counted as wrong before it is checked and taken back when it was
 * right: however many come at once, in however many processes, no more are checked than are free.
 */
@Injectable()
export class SignInFailureStore {
  constructor(private readonly dataSource: DataSource) {}

  async begin(login: string): Promise<Attempt> {
    const hash = digestOf(login);
    await this.sweep();
    for (;;) {
      const counted: { failed: number }[] = await this.dataSource.query(
        `with counted as (
           insert into sign_in_failure as f (login_hash, failed, checking, last_at) values ($1, 1, 1, now())
           on conflict (login_hash) do update set
             failed = case when f.last_at < now() - make_interval(secs => $2) then 1 else f.failed + 1 end,
             checking = case when f.last_at < now() - make_interval(secs => $5) then 1 else f.checking + 1 end,
             last_at = now(),
             locked_until = case
               when f.last_at < now() - make_interval(secs => $2) or f.failed + 1 < $3 then null
               else now() + make_interval(secs => ($4::int[])[least(f.failed + 1 - $3, cardinality($4::int[]) - 1) + 1])
             end
           where f.locked_until is null or f.locked_until <= now()
           returning failed
         )
         select failed from counted`,
        [hash, FORGOTTEN_AFTER_S, FREE_FAILURES, WAITS, CHECK_S],
      );
      if (counted[0] !== undefined) return { go: true, failures: counted[0].failed };
      const locked: { seconds: number; others: boolean }[] = await this.dataSource.query(
        `select greatest(ceil(extract(epoch from locked_until - now())), 1)::int as seconds,
           checking > 0 and last_at > now() - make_interval(secs => $2) as others
         from sign_in_failure where login_hash = $1 and locked_until > now()`,
        [hash, CHECK_S],
      );
      if (locked[0] !== undefined) return { go: false, seconds: locked[0].seconds, others: locked[0].others };
      // It was let go between the two statements.
    }
  }

  /** The password was wrong: the try stays counted. */
  async settle(login: string): Promise<void> {
    await this.dataSource.query('update sign_in_failure set checking = checking - 1 where login_hash = $1 and checking > 0', [
      digestOf(login),
    ]);
  }

  /** The password was right: the count begins anew. */
  async clear(login: string): Promise<void> {
    await this.dataSource.query('delete from sign_in_failure where login_hash = $1', [digestOf(login)]);
  }

  /** The password could not be checked: this try does not count. */
  async takeBack(login: string): Promise<void> {
    await this.dataSource.query(
      `update sign_in_failure set failed = failed - 1, checking = greatest(checking - 1, 0), locked_until = case when failed - 1 >= $2 then locked_until end
       where login_hash = $1 and failed > 0`,
      [digestOf(login), FREE_FAILURES],
    );
  }

  /** Numbers that were made up would add up without end. */
  private async sweep(): Promise<void> {
    await this.dataSource.query(
      `delete from sign_in_failure where login_hash in (
         select login_hash from sign_in_failure where last_at < now() - make_interval(secs => $1) limit $2 for update skip locked)`,
      [FORGOTTEN_AFTER_S, SWEPT],
    );
  }
}
