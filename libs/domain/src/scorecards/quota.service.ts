import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { localDate } from '@platform/time/zone.js';
import { plannedEvaluations } from '@scoring/planned-evaluations.js';
import { SettingsService } from '../settings/settings.service.js';
import { FactsStore } from './facts.store.js';
import { periodIdOf, previousPeriodId } from './period-calendar.js';
import { PeriodService } from './period.service.js';
import type { Period } from './period.store.js';
import { DEFAULT_SCHEMES, SchemeStore } from './scheme.store.js';

/** How many calls of one agent are to be evaluated in a month, and how many have been. */
export interface AgentQuota {
  agentId: number;
  employeeNo: string;
  teamCode: string | null;
  /** The agent's last day in the month. */
  lastDay: string;
  planned: number;
  completed: number;
}

/** Tells the month under way and each agent's number of evaluations in it, as the cards of the month will. */
@Injectable()
export class QuotaService {
  constructor(
    private readonly periods: PeriodService,
    private readonly facts: FactsStore,
    private readonly schemes: SchemeStore,
    private readonly settings: SettingsService,
  ) {}

  /** The month of an instant by the centre's clocks; made if it is not there yet. */
  async monthOf(tx: EntityManager, instant: Date): Promise<Period> {
    const { timeZone, monthStartsOn } = await this.settings.calendar(tx);
    return this.month(tx, periodIdOf(localDate(instant, timeZone), monthStartsOn));
  }

  /** @throws PeriodUnknownError */
  async month(tx: EntityManager, periodId: string): Promise<Period> {
    await this.periods.ensure(tx, [periodId]);
    return this.periods.get(tx, periodId);
  }

  /** Everybody whose post on their last day in the month is agent, by employee number. */
  async ofMonth(tx: EntityManager, period: Period): Promise<AgentQuota[]> {
    const { definition } = await this.schemes.inForce(tx, DEFAULT_SCHEMES.agent, 'agent', period.id);
    const people = await this.facts.people(tx, period);
    const evaluations = await this.facts.evaluations(tx, period, definition.countBy);
    const previous = await this.facts.previousCards(tx, previousPeriodId(period.id));
    const completedBy = new Map(evaluations.map(({ agent_id, completed }) => [agent_id, completed]));
    const previousBy = new Map(previous.map((card) => [card.agent_id, card]));
    return people
      .filter(({ post, team_id }) => post === 'agent' && team_id !== null)
      .map((person) => {
        const card = previousBy.get(person.agent_id);
        const { planned } = plannedEvaluations(definition.quota, {
          samplingPlan: null,
          hiredOn: person.hired_on,
          periodStart: period.firstDay,
          previousCard: card === undefined ? null : { grade: card.grade, criticalErrors: card.critical_errors },
        });
        return {
          agentId: person.agent_id,
          employeeNo: person.employee_no,
          teamCode: person.team_code,
          lastDay: person.last_day,
          planned,
          completed: completedBy.get(person.agent_id) ?? 0,
        };
      });
  }
}
