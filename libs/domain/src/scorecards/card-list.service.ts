import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { RunHeading } from '@contracts/periods.js';
import type { AgentCard, CenterCard, LeaderCard, SupervisorCard, TeamCard } from '@contracts/scorecards.js';
import { ListQuery, type ListShape, type Page, type PageRequest } from '@platform/paging/list-query.js';
import { AGENT_CARDS, CENTER_CARDS, LEADER_CARDS, SUPERVISOR_CARDS, TEAM_CARDS } from './card-lists.js';
import { selfOf, teamsWithin, type CardViewer } from './card-viewer.js';
import { CardUnknownError, NothingToSeeError, TeamUnknownError } from './scorecards.errors.js';
import { runHeading, VisibleRunService } from './visible-run.service.js';
import type { VisibleRun } from './visible-run.store.js';

/** Which run is asked for, by whom; the run left out: the newest that the viewer may see. */
export interface CardsAsked {
  periodId: string;
  run?: number | undefined;
  viewer: CardViewer;
}

export interface AgentFilter {
  team?: string | undefined;
  grade?: string | undefined;
  status?: string | undefined;
}

/** An answer about cards, with the tag of what it was made of. */
export interface RunAnswer<Body> {
  tag: string;
  body: Body & { run: RunHeading };
}

const ONE: PageRequest = { page_size: 1, sort: '', total: 'none' };

/** Reads the cards of a run a page at a time; each viewer gets those within reach, and what is out of reach is not there. */
@Injectable()
export class CardListService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: VisibleRunService,
  ) {}

  async agents(asked: CardsAsked, query: PageRequest & AgentFilter): Promise<RunAnswer<Page<AgentCard>>> {
    return this.answer(asked, async (tx, run) => {
      const list = agentsIn(run, asked.viewer)
        .filter('c.team_id = (select t.id from team t where t.code = ?)', query.team)
        .filter('c.grade = ?', query.grade)
        .filter('c.status = ?', query.status);
      return list.page(tx, query);
    });
  }

  /** @throws CardUnknownError */
  async agent(asked: CardsAsked, employeeNo: string): Promise<RunAnswer<{ card: AgentCard }>> {
    return this.answer(asked, async (tx, run) => ({ card: await theOnly(tx, agentsIn(run, asked.viewer), 'name', run, employeeNo) }));
  }

  async leaders(asked: CardsAsked, query: PageRequest): Promise<RunAnswer<Page<LeaderCard>>> {
    return this.answer(asked, async (tx, run) => leadersIn(run, asked.viewer).page(tx, query));
  }

  /** @throws CardUnknownError */
  async leader(asked: CardsAsked, employeeNo: string): Promise<RunAnswer<{ card: LeaderCard }>> {
    return this.answer(asked, async (tx, run) => ({ card: await theOnly(tx, leadersIn(run, asked.viewer), 'name', run, employeeNo) }));
  }

  async supervisors(asked: CardsAsked, query: PageRequest): Promise<RunAnswer<Page<SupervisorCard>>> {
    return this.answer(asked, async (tx, run) => supervisorsIn(run, asked.viewer).page(tx, query));
  }

  /** @throws CardUnknownError */
  async supervisor(asked: CardsAsked, employeeNo: string): Promise<RunAnswer<{ card: SupervisorCard }>> {
    return this.answer(asked, async (tx, run) => ({
      card: await theOnly(tx, supervisorsIn(run, asked.viewer), 'name', run, employeeNo),
    }));
  }

  /** Totals of all teams; an agent sees none. */
  async teams(asked: CardsAsked, query: PageRequest): Promise<RunAnswer<Page<TeamCard>>> {
    return this.answer(asked, async (tx, run) => {
      const page = await groupsIn(TEAM_CARDS, run, asked.viewer).page(tx, query);
      return { ...page, items: page.items.map((row) => withNames(row, run, asked.viewer)) };
    });
  }

  /** @throws TeamUnknownError */
  async team(asked: CardsAsked, code: string): Promise<RunAnswer<{ card: TeamCard }>> {
    return this.answer(asked, async (tx, run) => {
      const list = groupsIn(TEAM_CARDS, run, asked.viewer).where('c.team_code = ?', code);
      const { items } = await list.page(tx, { ...ONE, sort: 'team_code' });
      if (items[0] === undefined) throw new TeamUnknownError(run.periodId, run.number, code);
      return { card: withNames(items[0], run, asked.viewer) };
    });
  }

  /** @throws NothingToSeeError for an agent */
  async center(asked: CardsAsked): Promise<RunAnswer<{ card: CenterCard }>> {
    return this.answer(asked, async (tx, run) => {
      const { items } = await groupsIn(CENTER_CARDS, run, asked.viewer).page(tx, { ...ONE, sort: 'run' });
      if (items[0] === undefined) throw new NothingToSeeError();
      return { card: items[0] };
    });
  }

  /** A run never changes, so that each statement may stand alone. */
  private async answer<Body>(
    { periodId, run: number, viewer }: CardsAsked,
    read: (tx: EntityManager, run: VisibleRun) => Promise<Body>,
  ): Promise<RunAnswer<Body>> {
    const { manager } = this.dataSource;
    const run = await this.runs.get(manager, periodId, number, viewer);
    return { tag: tagOf(run, viewer), body: { ...(await read(manager, run)), run: runHeading(run) } };
  }
}

/** Another run, another state of the run, another reach: another tag. */
function tagOf(run: VisibleRun, viewer: CardViewer): string {
  const state = run.publishedAt !== null ? '-published' : run.onNotice ? '-notice' : '';
  const reach = viewer.scope.kind === 'all' ? '' : `-${createHash('sha256').update(JSON.stringify(viewer)).digest('hex').slice(0, 16)}`;
  return `${run.checksum}-${run.number}${state}${reach}`;
}

function agentsIn(run: VisibleRun, viewer: CardViewer): ListQuery<AgentCard> {
  const list = new ListQuery(AGENT_CARDS).where('c.run_id = ?', run.id);
  const teams = teamsWithin(viewer, run.firstDay, run.lastDay);
  return teams === null ? list : list.where('c.agent_id = ? or c.team_id = any (?::int[])', selfOf(viewer), teams);
}

/** A leader sees the own card; those above see the cards of the leaders of their teams. */
function leadersIn(run: VisibleRun, viewer: CardViewer): ListQuery<LeaderCard> {
  const list = new ListQuery(LEADER_CARDS).where('c.run_id = ?', run.id);
  const teams = viewer.reach === 'team' ? [] : teamsWithin(viewer, run.firstDay, run.lastDay);
  if (teams === null) return list;
  return list.where(
    `c.agent_id = ? or c.team_id = any (?::int[])
     or exists (select from team t where t.id = any (?::int[]) and jsonb_exists(c.details -> 'led_team_codes', t.code))`,
    selfOf(viewer),
    teams,
    teams,
  );
}

function supervisorsIn(run: VisibleRun, viewer: CardViewer): ListQuery<SupervisorCard> {
  const list = new ListQuery(SUPERVISOR_CARDS).where('c.run_id = ?', run.id);
  const teams = teamsWithin(viewer, run.firstDay, run.lastDay);
  if (teams === null) return list;
  return list.where(
    `c.supervisor_id = ? or exists (
       select from team_scorecard t where t.run_id = c.run_id and t.supervisor_id = c.supervisor_id and t.team_id = any (?::int[]))`,
    selfOf(viewer),
    teams,
  );
}

function groupsIn<Card>(shape: ListShape<Card>, run: VisibleRun, viewer: CardViewer): ListQuery<Card> {
  const list = new ListQuery(shape).where('c.run_id = ?', run.id);
  return viewer.reach === 'self' ? list.where('false') : list;
}

function withNames({ teamId, card }: { teamId: number; card: TeamCard }, run: VisibleRun, viewer: CardViewer): TeamCard {
  const teams = teamsWithin(viewer, run.firstDay, run.lastDay);
  return teams === null || teams.includes(teamId) ? card : { ...card, leader: null, supervisor: null };
}

async function theOnly<Card>(tx: EntityManager, list: ListQuery<Card>, sort: string, run: VisibleRun, employeeNo: string): Promise<Card> {
  const { items } = await list.where('c.employee_no = ?', employeeNo).page(tx, { ...ONE, sort });
  if (items[0] === undefined) throw new CardUnknownError(run.periodId, run.number, employeeNo);
  return items[0];
}
