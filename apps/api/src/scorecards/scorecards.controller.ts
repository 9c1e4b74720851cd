import { Controller } from '@nestjs/common';
import type { RouteDefinition, RouteInput, RouteOutput } from '@contracts/http.js';
import {
  getAgentCard,
  getCenterCard,
  getLeaderCard,
  getSupervisorCard,
  getTeamCard,
  listAgentCards,
  listLeaderCards,
  listSupervisorCards,
  listTeamCards,
} from '@contracts/scorecards.js';
import { CardListService, type RunAnswer } from '@domain/scorecards/card-list.service.js';
import { CardPageService } from '@domain/scorecards/card-page.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { tagged, type Tagged } from '../http/tagged.js';
import { cardsAsked } from './cards-asked.js';

/** An answer that carries the checksum of its run as its tag. */
type Answer<Route extends RouteDefinition> = Promise<Tagged<RouteOutput<Route>>>;

@Controller()
export class ScorecardsController {
  constructor(
    private readonly cards: CardListService,
    private readonly pages: CardPageService,
  ) {}

  @Handle(getCenterCard)
  async center(@Input() input: RouteInput<typeof getCenterCard>, @Caller() caller: CallerContext): Answer<typeof getCenterCard> {
    return sent(await this.cards.center(cardsAsked(input, caller)));
  }

  @Handle(listSupervisorCards)
  async supervisors(
    @Input() input: RouteInput<typeof listSupervisorCards>,
    @Caller() caller: CallerContext,
  ): Answer<typeof listSupervisorCards> {
    return sent(await this.cards.supervisors(cardsAsked(input, caller), input.query));
  }

  @Handle(getSupervisorCard)
  async supervisor(
    @Input() input: RouteInput<typeof getSupervisorCard>,
    @Caller() caller: CallerContext,
  ): Answer<typeof getSupervisorCard> {
    return sent(await this.cards.supervisor(cardsAsked(input, caller), input.params.employee_no));
  }

  @Handle(listTeamCards)
  async teams(@Input() input: RouteInput<typeof listTeamCards>, @Caller() caller: CallerContext): Answer<typeof listTeamCards> {
    return sent(await this.cards.teams(cardsAsked(input, caller), input.query));
  }

  @Handle(getTeamCard)
  async team(@Input() input: RouteInput<typeof getTeamCard>, @Caller() caller: CallerContext): Answer<typeof getTeamCard> {
    return sent(await this.cards.team(cardsAsked(input, caller), input.params.team_code));
  }

  @Handle(listLeaderCards)
  async leaders(@Input() input: RouteInput<typeof listLeaderCards>, @Caller() caller: CallerContext): Answer<typeof listLeaderCards> {
    return sent(await this.cards.leaders(cardsAsked(input, caller), input.query));
  }

  @Handle(getLeaderCard)
  async leader(@Input() input: RouteInput<typeof getLeaderCard>, @Caller() caller: CallerContext): Answer<typeof getLeaderCard> {
    return sent(await this.pages.leader(cardsAsked(input, caller), input.params.employee_no));
  }

  @Handle(listAgentCards)
  async agents(@Input() input: RouteInput<typeof listAgentCards>, @Caller() caller: CallerContext): Answer<typeof listAgentCards> {
    return sent(await this.cards.agents(cardsAsked(input, caller), input.query));
  }

  @Handle(getAgentCard)
  async agent(@Input() input: RouteInput<typeof getAgentCard>, @Caller() caller: CallerContext): Answer<typeof getAgentCard> {
    return sent(await this.pages.agent(cardsAsked(input, caller), input.params.employee_no));
  }
}

function sent<Body>({ tag, body }: RunAnswer<Body>): Tagged<RunAnswer<Body>['body']> {
  return tagged(tag, body);
}
