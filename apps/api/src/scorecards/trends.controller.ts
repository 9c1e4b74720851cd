import { Controller } from '@nestjs/common';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { getAgentExams, getAgentTrend, getCenterTrend, getSupervisorTrend, getTeamTrend } from '@contracts/trends.js';
import { TrendService } from '@domain/scorecards/trend.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { cardViewerOf } from './card-viewer.js';

@Controller()
export class TrendsController {
  constructor(private readonly trends: TrendService) {}

  @Handle(getCenterTrend)
  center(
    @Input() { query }: RouteInput<typeof getCenterTrend>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof getCenterTrend>> {
    return this.trends.center(query, cardViewerOf(caller));
  }

  @Handle(getSupervisorTrend)
  supervisor(
    @Input() { params, query }: RouteInput<typeof getSupervisorTrend>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof getSupervisorTrend>> {
    return this.trends.supervisor(query, params.employee_no, cardViewerOf(caller));
  }

  @Handle(getTeamTrend)
  team(
    @Input() { params, query }: RouteInput<typeof getTeamTrend>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof getTeamTrend>> {
    return this.trends.team(query, params.team_code, cardViewerOf(caller));
  }

  @Handle(getAgentTrend)
  agent(
    @Input() { params, query }: RouteInput<typeof getAgentTrend>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof getAgentTrend>> {
    return this.trends.agent(query, params.employee_no, cardViewerOf(caller));
  }

  @Handle(getAgentExams)
  exams(
    @Input() { params, query }: RouteInput<typeof getAgentExams>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof getAgentExams>> {
    return this.trends.exams(query, params.employee_no, cardViewerOf(caller));
  }
}
