import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { AccountStore, type Credentials } from './account.store.js';
import { AccountDisabledError, NoAccountError, SignInFailedError, SignInLockedError, WrongPasswordError } from './accounts.errors.js';
import { DirectoryService } from './directory.service.js';
import { waitAfter } from './lockout.js';
import { hashPassword, isOutdated, isPassword } from './password.js';
import { digestOf, newSecret } from './secret.js';
import { SessionStore, type Client, type SignInWay } from './session.store.js';
import { SignInFailureStore } from './sign-in-failure.store.js';

/** A session that has just begun. */
export interface SignedIn {
  /** For the cookie; it is kept nowhere. */
  secret: string;
  expiresAt: Date;
}

/** How often and how long a try waits for others of the same number that are being checked at this moment. */
const PATIENCE = { times: 4, ms: 300 } as const;

/** Lets people in who prove that they are who they say. */
@Injectable()
export class SignInService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly failures: SignInFailureStore,
    private readonly directory: DirectoryService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Signs in with a number and a password, which is ours or, where we have none, the directory's. A number that nobody has is answered
   * like a wrong password, costs the same work and is held back alike.
   * @throws SignInFailedError, SignInLockedError, DirectoryUnreachableError; AccountDisabledError, NoAccountError when the password is right
   */
  async signIn(employeeNo: string, password: string, client: Client): Promise<SignedIn> {
    const login = employeeNo.normalize('NFKC').trim();
    const failures = await this.beginTry(login);
    const account = await this.accounts.credentials(this.dataSource.manager, login);
    const way = await this.prove(login, account, password);
    if (way === null) {
      await this.failures.settle(login);
      return this.refuse(account, failures);
    }
    await this.failures.clear(login);
    if (account === null) throw new NoAccountError(login);
    const rehashed = way === 'password' && isOutdated(account.password_hash!) ? await hashPassword(password) : null;
    return this.open(account, way, client, rehashed);
  }

  /** Someone whom the identity provider knows under this number. @throws NoAccountError, AccountDisabledError */
  async admit(employeeNo: string, client: Client): Promise<SignedIn> {
    const login = employeeNo.normalize('NFKC').trim();
    const account = await this.accounts.credentials(this.dataSource.manager, login);
    if (account === null) throw new NoAccountError(login);
    return this.open(account, 'single_sign_on', client, null);
  }

  /**
   * Holds someone who is signed in to their present password, with the same patience as at the door.
   * @throws WrongPasswordError, SignInLockedError
   */
  async confirm(account: Credentials, password: string): Promise<void> {
    const failures = await this.beginTry(account.employee_no);
    if (await isPassword(account.password_hash, password)) return this.failures.clear(account.employee_no);
    await this.failures.settle(account.employee_no);
    const seconds = waitAfter(failures);
    if (seconds > 0) throw new SignInLockedError(seconds);
    throw new WrongPasswordError();
  }

  /** @returns which try this is since the last right one */
  private async beginTry(login: string): Promise<number> {
    for (let round = 0; ; round += 1) {
      const attempt = await this.failures.begin(login);
      if (attempt.go) return attempt.failures;
      if (!attempt.others || round >= PATIENCE.times) throw new SignInLockedError(attempt.seconds);
      await pause(PATIENCE.ms);
    }
  }

  private async prove(login: string, account: Credentials | null, password: string): Promise<SignInWay | null> {
    const own = account?.password_hash ?? null;
    if (await isPassword(own, password)) return 'password';
    if (own !== null || !this.directory.isOn) return null;
    try {
      return (await this.directory.isPassword(login, password)) ? 'directory' : null;
    } catch (error) {
      await this.failures.takeBack(login);
      throw error;
    }
  }

  private async refuse(account: Credentials | null, failures: number): Promise<never> {
    const seconds = waitAfter(failures);
    await this.dataSource.transaction((tx) =>
      this.audit.record(tx, {
        // What was typed is not written down: it may be a password.
        actor: account?.employee_no ?? 'unknown',
        action: seconds > 0 ? 'sign_in.locked' : 'sign_in.failed',
        subject: account === null ? 'account ?' : `account ${account.employee_no}`,
        detail: seconds > 0 ? { seconds } : {},
      }),
    );
    throw seconds > 0 ? new SignInLockedError(seconds) : new SignInFailedError();
  }

  /** @throws AccountDisabledError; SignInFailedError when the password was changed while it was being checked */
  private async open(account: Credentials, way: SignInWay, client: Client, rehashed: string | null): Promise<SignedIn> {
    const secret = newSecret();
    const actor = account.employee_no;
    return this.dataSource.transaction(async (tx) => {
      // The row is held to the end: whoever closes the account or changes its password ends this session too, or is seen here.
      const admitted: { disabled: boolean }[] = await tx.query(
        `with admitted as (
           update account set last_sign_in_at = case when disabled_at is null then now() else last_sign_in_at end,
             password_hash = coalesce($3, password_hash)
           where id = $1 and ($2::int is null or password_version = $2) returning disabled_at is not null as disabled
         )
         select disabled from admitted`,
        [account.id, way === 'password' ? account.password_version : null, rehashed],
      );
      if (admitted[0] === undefined) throw new SignInFailedError();
      if (admitted[0].disabled) throw new AccountDisabledError();
      const { id, expiresAt } = await this.sessions.insert(tx, account.id, digestOf(secret), way, client);
      await this.audit.record(tx, {
        actor,
        action: 'sign_in.ok',
        subject: `account ${actor}`,
        detail: { via: way, session: id },
      });
      return { secret, expiresAt };
    });
  }
}
