import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { getAgentNeighbours, getGradeHistogram, listGradeMoves } from '@contracts/grade-moves.js';
import type { RouteOutput } from '@contracts/http.js';
import type { PageRequest } from '@platform/paging/list-query.js';
import { loadSql } from '@platform/database/load-sql.js';
import { gradeMoves } from './grade-move-list.js';
import { selfOf, teamsWithin, type CardViewer } from './card-viewer.js';
import type { CardsAsked } from './card-list.service.js';
import { previousPeriodId } from './period-calendar.js';
import { SchemeStore } from './scheme.store.js';
import { CardUnknownError } from './scorecards.errors.js';
import { runHeading, VisibleRunService } from './visible-run.service.js';
import type { VisibleRun } from './visible-run.store.js';

const HISTOGRAM = loadSql(import.meta.url, './sql/grade-histogram.sql');
const NEIGHBOURS = loadSql(import.meta.url, './sql/agent-neighbours.sql');

const countRow = z.object({ previous: z.boolean(), grade: z.string().nullable(), count: z.int() });
const neighbour = z.object({ employee_no: z.string(), name: z.string() }).nullable();
const neighboursRow = z.object({ previous: neighbour, next: neighbour });

/** How a run's grades lie beside those of the month before, and which card stands beside which. */
@Injectable()
export class GradeMovesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: VisibleRunService,
    private readonly schemes: SchemeStore,
  ) {}

  /** @throws NeverClosedError, NotPublishedError, RunUnknownError */
  async moves(asked: CardsAsked, query: PageRequest & { team?: string | undefined }): Promise<RouteOutput<typeof listGradeMoves>> {
    const run = await this.run(asked);
    const list = gradeMoves(run.id, previousPeriodId(run.periodId)).filter(
      'c.team_id = (select t.id from team t where t.code = ?)',
      query.team,
    );
    const [self, teams] = reachOf(run, asked.viewer);
    if (teams !== null) list.where('c.agent_id = ? or c.team_id = any (?::int[])', self, teams);
    return { ...(await list.page(this.dataSource.manager, query)), run: runHeading(run) };
  }

  /** @throws NeverClosedError, NotPublishedError, RunUnknownError */
  async histogram(asked: CardsAsked): Promise<RouteOutput<typeof getGradeHistogram>> {
    const { manager } = this.dataSource;
    const run = await this.run(asked);
    const params = [run.id, previousPeriodId(run.periodId), ...reachOf(run, asked.viewer)];
    const counts = countRow.array().parse(await manager.query(HISTOGRAM, params));
    const { definition } = await this.schemes.get(manager, run.schemeVersionId);
    const published = counts.some(({ previous }) => previous);
    const count = (previous: boolean, grade: string | null) =>
      counts.find((row) => row.previous === previous && row.grade === grade)?.count ?? 0;
    const grades = [...definition.grades.bands.map((band) => band.grade), null].map((grade) => ({
      grade,
      count: count(false, grade),
      previous: published ? count(true, grade) : null,
    }));
    return { run: runHeading(run), grades };
  }

  /** @throws CardUnknownError when there is no card that the viewer may see, NeverClosedError, NotPublishedError, RunUnknownError */
  async neighbours(asked: CardsAsked, employeeNo: string): Promise<RouteOutput<typeof getAgentNeighbours>> {
    const run = await this.run(asked);
    const rows = await this.dataSource.manager.query(NEIGHBOURS, [run.id, employeeNo, ...reachOf(run, asked.viewer)]);
    const [found] = neighboursRow.array().parse(rows);
    if (found === undefined) throw new CardUnknownError(run.periodId, run.number, employeeNo);
    return { run: runHeading(run), ...found };
  }

  private run({ periodId, run, viewer }: CardsAsked): Promise<VisibleRun> {
    return this.runs.get(this.dataSource.manager, periodId, run, viewer);
  }
}

function reachOf(run: VisibleRun, viewer: CardViewer): [self: number, teams: number[] | null] {
  return [selfOf(viewer), teamsWithin(viewer, run.firstDay, run.lastDay)];
}
