import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AgentCard, LeaderCard } from '@contracts/scorecards.js';
import { CardListService, type CardsAsked, type RunAnswer } from './card-list.service.js';
import { teamsWithin } from './card-viewer.js';
import { ExplainCardService } from './explain-card.service.js';
import type { ExplainedCard } from './explained-card.js';
import { PeriodService } from './period.service.js';

/** One person's card with everything behind it. */
@Injectable()
export class CardPageService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cards: CardListService,
    private readonly explaining: ExplainCardService,
    private readonly periods: PeriodService,
  ) {}

  /** @throws CardUnknownError when there is none that the viewer may see */
  async agent(asked: CardsAsked, employeeNo: string): Promise<RunAnswer<{ card: AgentCard; explanation: ExplainedCard }>> {
    const answer = await this.cards.agent(asked, employeeNo);
    const { card } = answer.body;
    const codes = card.team_code === null ? [] : [card.team_code];
    return {
      tag: answer.tag,
      body: { ...answer.body, explanation: await this.explanation(asked, employeeNo, answer.body.run.run, codes) },
    };
  }

  /** @throws CardUnknownError when there is none that the viewer may see */
  async leader(asked: CardsAsked, employeeNo: string): Promise<RunAnswer<{ card: LeaderCard; explanation: ExplainedCard }>> {
    const answer = await this.cards.leader(asked, employeeNo);
    const { card, run } = answer.body;
    return {
      tag: answer.tag,
      body: { ...answer.body, explanation: await this.explanation(asked, employeeNo, run.run, card.led_team_codes) },
    };
  }

  /** @param teamCodes the teams whose people appear in it */
  private async explanation(asked: CardsAsked, employeeNo: string, run: number, teamCodes: readonly string[]): Promise<ExplainedCard> {
    const explained = await this.explaining.explain(asked.periodId, employeeNo, run);
    return (await this.reaches(asked, teamCodes)) ? explained : withoutOthers(explained);
  }

  private async reaches({ periodId, viewer }: CardsAsked, teamCodes: readonly string[]): Promise<boolean> {
    if (viewer.scope.kind === 'all') return true;
    const { manager } = this.dataSource;
    const { firstDay, lastDay } = await this.periods.get(manager, periodId);
    const rows: { code: string }[] = await manager.query('select code from team where id = any ($1::int[])', [
      teamsWithin(viewer, firstDay, lastDay),
    ]);
    return teamCodes.every((code) => rows.some((row) => row.code === code));
  }
}

/** The same figures, with nothing about colleagues. */
export function withoutOthers(explained: ExplainedCard): ExplainedCard {
  return {
    ...explained,
    workload: explained.workload === null ? null : { ...explained.workload, team_values: [] },
    teams: explained.teams === null ? null : explained.teams.map((team) => ({ ...team, members: [] })),
    tie_bands: explained.tie_bands.map(({ band, members }) => ({
      band,
      members: members.filter((member) => member.employee_no === explained.employee_no),
    })),
  };
}
