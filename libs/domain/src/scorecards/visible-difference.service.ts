import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { selfOf, teamsWithin, type CardViewer } from './card-viewer.js';
import type { CardChange } from './compare-cards.js';
import { RunDifferenceService, type RunDifference } from './run-difference.service.js';
import { VisibleRunService } from './visible-run.service.js';
import type { VisibleRun } from './visible-run.store.js';

/** Whose changes someone sees: people by employee number, and whether totals of teams and the centre. */
interface Seen {
  agents: ReadonlySet<string>;
  others: ReadonlySet<string>;
  totals: boolean;
}

/** What a run changed, as far as the viewer's reach goes. */
@Injectable()
export class VisibleDifferenceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly differences: RunDifferenceService,
    private readonly runs: VisibleRunService,
  ) {}

  /** @throws NeverClosedError, NotPublishedError, RunUnknownError for a run that is not there for the viewer */
  async difference(periodId: string, number: number, viewer: CardViewer): Promise<RunDifference> {
    const run = await this.runs.get(this.dataSource.manager, periodId, number, viewer);
    // What it is held against is shown too.
    if (number > 1) await this.runs.get(this.dataSource.manager, periodId, number - 1, viewer);
    const difference = await this.differences.difference(periodId, number);
    return viewer.scope.kind === 'all' ? difference : within(difference, await this.seen(run, viewer));
  }

  /** By the cards of the run and of the one before it. */
  private async seen(run: VisibleRun, viewer: CardViewer): Promise<Seen> {
    const params = [
      run.periodId,
      run.number,
      selfOf(viewer),
      teamsWithin(viewer, run.firstDay, run.lastDay),
      viewer.reach === 'supervised',
    ];
    const rows: { employee_no: string; agent: boolean }[] = await this.dataSource.manager.query(
      `with compared as (select r.id from scorecard_run r where r.period_id = $1 and r.number between $2::int - 1 and $2)
       select c.employee_no, true as agent
       from compared r join agent_scorecard c on c.run_id = r.id
       where c.agent_id = $3 or c.team_id = any ($4::int[])
       union
       select c.employee_no, false
       from compared r join leader_scorecard c on c.run_id = r.id
       where c.agent_id = $3 or ($5::boolean and c.team_id = any ($4::int[]))
       union
       select c.employee_no, false
       from compared r join supervisor_scorecard c on c.run_id = r.id
       where c.supervisor_id = $3`,
      params,
    );
    const numbers = (agent: boolean) => new Set(rows.filter((row) => row.agent === agent).map((row) => row.employee_no));
    return { agents: numbers(true), others: numbers(false), totals: viewer.reach !== 'self' };
  }
}

function within(difference: RunDifference, { agents, others, totals }: Seen): RunDifference {
  const person = (employeeNo: string) => agents.has(employeeNo) || others.has(employeeNo);
  const card = ({ card: kind, subject }: CardChange) => {
    if (kind === 'team' || kind === 'center') return totals;
    return kind === 'agent' ? agents.has(subject) : others.has(subject);
  };
  return {
    ...difference,
    inputs: {
      evaluations: difference.inputs.evaluations.filter((change) => person(change.employee_no)),
      facts: difference.inputs.facts.filter((change) => person(change.employee_no)),
    },
    scores: difference.scores.filter(card),
    ranks: difference.ranks.filter(card),
  };
}
