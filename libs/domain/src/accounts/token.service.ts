import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { permissionSchema, reachOf, type Permission } from '@contracts/access.js';
import type { AuditAction } from '@contracts/audit-actions.js';
import type { Actor } from '@platform/auth/actor.js';
import { ListQuery, type Page, type PageRequest } from '@platform/paging/list-query.js';
import { AuditService } from '../audit/audit.service.js';
import { TokenBeyondHolderError, TokenNotFoundError, TooManyTokensError } from './accounts.errors.js';
import { refuseToken } from './page-only.js';
import { digestOf, newSecret } from './secret.js';

const PREFIX = 'fm_';
/** Of the token's own letters, what is shown to tell it from others. */
const HINT_LETTERS = 6;
const MOST_TOKENS = 50;

const instant = z.date().transform((moment) => moment.toISOString());
const tokenRow = z.object({
  id: z.int(),
  name: z.string(),
  hint: z.string(),
  // A permission that this version no longer knows gives nothing.
  permissions: z.array(z.string()).transform((names) => names.flatMap((name) => permissionSchema.safeParse(name).data ?? [])),
  state: z.enum(['active', 'expired', 'revoked']),
  created_at: instant,
  expires_at: instant,
  last_used_at: instant.nullable(),
  revoked_at: instant.nullable(),
});
export type StoredToken = z.infer<typeof tokenRow>;

const STATE = `case when t.revoked_at is not null then 'revoked' when t.expires_at <= now() then 'expired' else 'active' end`;

/** Personal access tokens, for scripts: held to named permissions of their holder, for so many days, until revoked. */
@Injectable()
export class TokenService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  async list(actor: Actor, request: PageRequest, state?: StoredToken['state']): Promise<Page<StoredToken>> {
    refuseToken(actor);
    return tokens().where('t.account_id = ?', actor.accountId).filter(`${STATE} = ?`, state).page(this.dataSource.manager, request);
  }

  /**
   * @returns the token; its secret is shown this once and kept nowhere
   * @throws PageOnlyError, TokenBeyondHolderError, TooManyTokensError
   */
  async create(
    actor: Actor,
    name: string,
    permissions: readonly Permission[],
    days: number,
  ): Promise<{ token: StoredToken; secret: string }> {
    refuseToken(actor);
    const held = actor.roles.map(({ role }) => role);
    const wanted = [...new Set(permissions)];
    const beyond = wanted.find((permission) => reachOf(permission, held) === null);
    if (beyond !== undefined) throw new TokenBeyondHolderError(beyond);
    const secret = PREFIX + newSecret();
    return this.dataSource.transaction(async (tx) => {
      await tx.query('select from account where id = $1 for update', [actor.accountId]);
      const [{ n }]: [{ n: number }] = await tx.query(
        `select count(*)::int as n from access_token t where account_id = $1 and ${STATE} = 'active'`,
        [actor.accountId],
      );
      if (n >= MOST_TOKENS) throw new TooManyTokensError(MOST_TOKENS);
      const [{ id }]: [{ id: number }] = await tx.query(
        `insert into access_token (account_id, name, permissions, secret_hash, hint, expires_at)
         values ($1, $2, $3, $4, $5, now() + make_interval(days => $6)) returning id`,
        [actor.accountId, name, wanted, digestOf(secret), secret.slice(0, PREFIX.length + HINT_LETTERS), days],
      );
      await this.record(tx, actor, 'token.create', id, { name, permissions: wanted, days });
      return { token: await this.read(tx, id), secret };
    });
  }

  /** At once: the next request with it is refused. @throws PageOnlyError, TokenNotFoundError */
  async revoke(actor: Actor, id: number): Promise<void> {
    refuseToken(actor);
    await this.dataSource.transaction(async (tx) => {
      const found: { fresh: boolean }[] = await tx.query(
        `with found as (select id, revoked_at is null as fresh from access_token where account_id = $1 and id = $2 for update),
         revoked as (update access_token t set revoked_at = now() from found where t.id = found.id and found.fresh)
         select fresh from found`,
        [actor.accountId, id],
      );
      if (found[0] === undefined) throw new TokenNotFoundError();
      if (found[0].fresh) await this.record(tx, actor, 'token.revoke', id, {});
    });
  }

  private async read(tx: EntityManager, id: number): Promise<StoredToken> {
    const { items } = await tokens().where('t.id = ?', id).page(tx, { page_size: 1, sort: 'created_at', total: 'none' });
    return items[0]!;
  }

  private async record(tx: EntityManager, actor: Actor, action: AuditAction, id: number, detail: Record<string, unknown>): Promise<void> {
    await this.audit.record(tx, { actor: actor.employeeNo, action, subject: `token ${id}`, detail });
  }
}

function tokens(): ListQuery<StoredToken> {
  return new ListQuery({
    select: `t.id, t.name, t.hint, t.permissions, ${STATE} as state, t.created_at, t.expires_at, t.last_used_at, t.revoked_at`,
    from: 'from access_token t',
    sorts: { created_at: { sql: 't.created_at', type: 'timestamptz' }, name: { sql: 't.name', type: 'text' } },
    key: [{ sql: 't.id', type: 'int' }],
    row: tokenRow,
  });
}
