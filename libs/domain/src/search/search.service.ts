import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reachOf, type Permission } from '@contracts/access.js';
import type { SearchResults } from '@contracts/search.js';
import type { Actor } from '@platform/auth/actor.js';
import type { DataScope } from '@platform/auth/data-scope.js';
import { localDate } from '@platform/time/zone.js';
import { AccessService } from '../accounts/access.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { SearchStore, type Sought } from './search.store.js';

/** With fewer signs of a number nearly everything is found. */
const FEWEST_SIGNS = 3;

/** Finds what somebody looks for by its number or name, each kind as far as their permission for it reaches. */
@Injectable()
export class SearchService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: SearchStore,
    private readonly access: AccessService,
    private readonly settings: SettingsService,
  ) {}

  async find(asked: string, actor: Actor): Promise<SearchResults> {
    const tx = this.dataSource.manager;
    const text = asked.normalize('NFKC');
    const { timeZone } = await this.settings.calendar(tx);
    const today = localDate(new Date(), timeZone);
    const within = async <Row>(permission: Permission, find: (sought: Sought) => Promise<Row[]>): Promise<Row[]> =>
      may(actor, permission) ? find({ text, timeZone, scope: await this.access.scope(actor, permission) }) : [];
    const byNumber = <Row>(permission: Permission, find: (sought: Sought) => Promise<Row[]>): Promise<Row[]> =>
      [...text].length < FEWEST_SIGNS ? Promise.resolve([]) : within(permission, find);
    return {
      people: await within('organization.read', (sought) => this.store.people(tx, sought, today)),
      teams: await within('organization.read', ({ scope }) => this.store.teams(tx, text, teamsToday(scope, today))),
      evaluations: await byNumber('evaluations.read', (sought) => this.store.evaluations(tx, sought)),
      calls: await byNumber('calls.read', (sought) => this.store.calls(tx, sought, may(actor, 'evaluations.read'))),
      cases: await byNumber('cases.read', (sought) => this.store.cases(tx, sought)),
    };
  }
}

/** null: all. */
function teamsToday(scope: DataScope, today: string): number[] | null {
  if (scope.kind === 'all') return null;
  return scope.teams.filter(({ from, to }) => (from ?? today) <= today && today <= (to ?? today)).map(({ teamId }) => teamId);
}

function may({ roles, tokenPermissions }: Actor, permission: Permission): boolean {
  if (tokenPermissions !== null && !tokenPermissions.includes(permission)) return false;
  return (
    reachOf(
      permission,
      roles.map(({ role }) => role),
    ) !== null
  );
}
