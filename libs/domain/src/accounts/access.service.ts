import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { permissions, permissionSchema, reachOf, roleSchema, type Permission, type Reach } from '@contracts/access.js';
import type { Actor } from '@platform/auth/actor.js';
import { EVERYTHING, type DataScope } from '@platform/auth/data-scope.js';
import { loadSql } from '@platform/database/load-sql.js';
import { PreparedStatement } from '@platform/database/prepared-statement.js';
import { SharedLookup } from '@platform/database/shared-lookup.js';
import { digestOf } from './secret.js';
import { SESSION_IDLE_S } from './session-limits.js';

const IDENTITY = loadSql(import.meta.url, './sql/identity.sql');
const BY_SESSION = new PreparedStatement('accounts.by-session', identityOf(loadSql(import.meta.url, './sql/known-session.sql')));
const BY_TOKEN = new PreparedStatement('accounts.by-token', identityOf(loadSql(import.meta.url, './sql/known-token.sql')));
const VISIBLE_DAYS = new PreparedStatement('accounts.visible-days', loadSql(import.meta.url, './sql/visible-days.sql'));

/** Who a request comes from. */
export interface Identity {
  actor: Actor;
  via: 'session' | 'token';
  /** null: a token. */
  sessionId: string | null;
  /** Signed in with a password that somebody else gave them: nothing else until it is changed. */
  mustChangePassword: boolean;
  language: 'zh' | 'en' | null;
}

const identityRow = z.object({
  account_id: z.int(),
  employee_no: z.string(),
  name: z.string(),
  language: z.enum(['zh', 'en']).nullable(),
  person_id: z.int().nullable(),
  session_id: z.string().nullable(),
  permissions: z.array(z.string()).nullable(),
  must_change_password: z.boolean(),
  held: z.array(z.object({ role: roleSchema, personId: z.int().nullable() })),
});

const visibleRows = z.array(
  z.object({
    agent_id: z.int().nullable(),
    team_id: z.int(),
    first_day: z.string().nullable(),
    last_day: z.string().nullable(),
  }),
);

/** Finds out who comes with a secret and what they may see. Nothing is remembered between requests, so what is taken away is gone at once. */
@Injectable()
export class AccessService {
  private readonly lookups = new SharedLookup<Identity | null>();

  constructor(private readonly dataSource: DataSource) {}

  /** @returns null: unknown, ended, timed out, or of an account that may not sign in */
  async bySession(secret: string): Promise<Identity | null> {
    return this.lookups.find(`session ${secret}`, () => this.identify('session', BY_SESSION, [digestOf(secret), SESSION_IDLE_S]));
  }

  /** @returns null: unknown, revoked, expired, or of an account that may not sign in */
  async byToken(secret: string): Promise<Identity | null> {
    return this.lookups.find(`token ${secret}`, () => this.identify('token', BY_TOKEN, [digestOf(secret)]));
  }

  /**
   * What an actor may see or change under a permission: everything; or themself, and the people and teams that their duties cover on
   * the days they cover them. Without the permission: nobody.
   */
  async scope(actor: Actor, permission: Permission): Promise<DataScope> {
    if (actor.tokenPermissions !== null && !actor.tokenPermissions.includes(permission))
      return { kind: 'some', selfId: null, stays: [], teams: [] };
    const holding = (reach: Reach) =>
      actor.roles
        .filter(({ role }) => (permissions[permission] as Partial<Record<typeof role, Reach>>)[role] === reach)
        .map(({ personId }) => personId);
    if (holding('all').length > 0) return EVERYTHING;
    const held = reachOf(
      permission,
      actor.roles.map(({ role }) => role),
    );
    const selfId = held === null ? null : actor.personId;
    const isPerson = (id: number | null) => id !== null;
    const leaders = holding('team').filter(isPerson);
    const supervisors = holding('supervised').filter(isPerson);
    const rows = leaders.length + supervisors.length === 0 ? [] : await this.visible(leaders, supervisors);
    return {
      kind: 'some',
      selfId,
      stays: [
        ...(selfId === null ? [] : [{ agentId: selfId, from: null, to: null }]),
        ...rows.flatMap(({ agent_id: agentId, first_day: from, last_day: to }) => (agentId === null ? [] : [{ agentId, from, to }])),
      ],
      teams: rows.flatMap(({ agent_id, team_id: teamId, first_day: from, last_day: to }) =>
        agent_id === null ? [{ teamId, from, to }] : [],
      ),
    };
  }

  private async identify(via: Identity['via'], statement: PreparedStatement, params: unknown[]): Promise<Identity | null> {
    const [found] = await statement.run(this.dataSource.manager, params);
    if (found === undefined) return null;
    const row = identityRow.parse(found);
    return {
      actor: {
        accountId: row.account_id,
        employeeNo: row.employee_no,
        name: row.name,
        personId: row.person_id,
        roles: row.held,
        // A permission that this version no longer knows gives nothing.
        tokenPermissions: row.permissions?.flatMap((name) => permissionSchema.safeParse(name).data ?? []) ?? null,
      },
      via,
      sessionId: row.session_id,
      mustChangePassword: row.must_change_password,
      language: row.language,
    };
  }

  private async visible(
    leaders: readonly (number | null)[],
    supervisors: readonly (number | null)[],
  ): Promise<z.infer<typeof visibleRows>> {
    return visibleRows.parse(await VISIBLE_DAYS.run(this.dataSource.manager, [leaders, supervisors]));
  }
}

/** The fragments are files of this folder, never input. */
function identityOf(known: string): string {
  const bare = (sql: string) => sql.replaceAll(/^--.*$/gm, '').trim();
  return bare(IDENTITY).replace('{known}', () => bare(known));
}
