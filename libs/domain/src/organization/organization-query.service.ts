import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { listPeople, listTeams, personSchema, teamSchema } from '@contracts/organization.js';
import type { RouteOutput } from '@contracts/http.js';
import { coversTeam, type DataScope } from '@platform/auth/data-scope.js';
import { anywhereIn, startOf } from '@platform/paging/text-filter.js';
import { localDate } from '@platform/time/zone.js';
import { stateTag } from '@platform/versioning/state-tag.js';
import { SettingsService } from '../settings/settings.service.js';
import { PersonNotFoundError, TeamNotFoundError } from './organization.errors.js';
import { OrganizationQueryStore } from './organization-query.store.js';

export type PersonDetail = z.infer<typeof personSchema>;
export type TeamDetail = z.infer<typeof teamSchema>;

/** What a caller may see of something, with the tag of all of it: whoever looks, by whichever permission, the same state has the same tag. */
export interface Seen<Detail> {
  tag: string;
  state: Detail;
}

type PeopleQuery = z.infer<typeof listPeople.query>;
type TeamsQuery = z.infer<typeof listTeams.query>;

/** People and teams as far as the caller may see them. */
@Injectable()
export class OrganizationQueryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: OrganizationQueryStore,
    private readonly settings: SettingsService,
  ) {}

  /** People whom the scope covers on the day asked for. */
  async people(query: PeopleQuery, scope: DataScope): Promise<RouteOutput<typeof listPeople>> {
    const tx = this.dataSource.manager;
    const day = query.employed_on ?? query.on ?? (await this.today(tx));
    const list = this.store
      .people(day)
      .filter('t.code = ?', query.team)
      .filter('x.post = ?', query.post)
      .within(scope, 'p.id', `'${day}'::date`);
    if (query.q !== undefined) list.where('p.employee_no like ? or p.name ilike ?', startOf(query.q), anywhereIn(query.q));
    if (query.employed_on !== undefined)
      list.where('(p.hired_on is null or p.hired_on <= ?) and (p.left_on is null or p.left_on >= ?)', day, day);
    return list.page(tx, query);
  }

  /** Codes and names of all teams; the rest where the scope covers the team today. */
  async teams(query: TeamsQuery, scope: DataScope): Promise<RouteOutput<typeof listTeams>> {
    const tx = this.dataSource.manager;
    const day = await this.today(tx);
    const list = this.store.teams(day);
    if (query.q !== undefined) list.where('t.code ilike ? or t.name ilike ?', anywhereIn(query.q), anywhereIn(query.q));
    const page = await list.page(tx, query);
    return {
      ...page,
      items: page.items.map(({ id, code, name, leader, supervisor, headcount }) => {
        const covered = coversTeam(scope, id, day, day);
        const rest = covered ? { leader, supervisor, headcount } : { leader: null, supervisor: null, headcount: null };
        return { team_code: code, team_name: name, covered, ...rest };
      }),
    };
  }

  /**
   * A person with the parts of their history that touch days the scope covers.
   * @throws PersonNotFoundError when there is no such person, or none whom the scope covers on any day
   */
  async person(employeeNo: string, scope: DataScope, tx: EntityManager = this.dataSource.manager): Promise<Seen<PersonDetail>> {
    const person = await this.store.person(tx, employeeNo);
    if (person === null) throw new PersonNotFoundError(employeeNo);
    const { id, ...view } = person;
    const tag = stateTag(view);
    if (scope.kind === 'all') return { tag, state: view };
    const stays = scope.stays.filter((stay) => stay.agentId === id);
    if (stays.length === 0) throw new PersonNotFoundError(employeeNo);
    const state = {
      ...view,
      posts: touching(view.posts, stays),
      memberships: touching(view.memberships, stays),
      leads: touching(view.leads, stays),
      supervises: touching(view.supervises, stays),
    };
    return { tag, state };
  }

  /** @throws TeamNotFoundError when there is no such team, or the scope never covers it */
  async team(code: string, scope: DataScope, tx: EntityManager = this.dataSource.manager): Promise<Seen<TeamDetail>> {
    const team = await this.store.team(tx, code);
    if (team === null) throw new TeamNotFoundError(code);
    const view = { team_code: team.code, team_name: team.name, leaders: team.leaders, supervisors: team.supervisors };
    const tag = stateTag(view);
    if (scope.kind === 'all') return { tag, state: view };
    const days = scope.teams.filter(({ teamId }) => teamId === team.id);
    if (days.length === 0) throw new TeamNotFoundError(code);
    return { tag, state: { ...view, leaders: touching(team.leaders, days), supervisors: touching(team.supervisors, days) } };
  }

  /** The day the centre's clocks show. */
  async today(tx: EntityManager): Promise<string> {
    return localDate(new Date(), (await this.settings.calendar(tx)).timeZone);
  }
}

interface Days {
  from: string | null;
  to: string | null;
}

/** The spans that have a day in common with any of the others. */
function touching<Span extends Days>(spans: readonly Span[], others: readonly Days[]): Span[] {
  return spans.filter((span) => others.some((other) => overlap(span, other)));
}

function overlap(left: Days, right: Days): boolean {
  const before = (end: string | null, start: string | null): boolean => end !== null && start !== null && end < start;
  return !before(left.to, right.from) && !before(right.to, left.from);
}
