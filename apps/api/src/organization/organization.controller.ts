import { Controller } from '@nestjs/common';
import {
  addTeam,
  appointLeader,
  appointSupervisor,
  changePerson,
  getPerson,
  getTeam,
  listPeople,
  listTeams,
  renameTeam,
  transferPerson,
  writePeople,
} from '@contracts/organization.js';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { RosterChangeService, type Changer } from '@domain/imports/roster-change.service.js';
import { RowsService } from '@domain/imports/rows.service.js';
import {
  OrganizationQueryService,
  type PersonDetail,
  type Seen,
  type TeamDetail,
} from '@domain/organization/organization-query.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { restateReasonOf } from '../http/restate-reason.js';
import { tagged, type Tagged } from '../http/tagged.js';
import { writtenRows } from '../imports/written-rows.js';

@Controller()
export class OrganizationController {
  constructor(
    private readonly queries: OrganizationQueryService,
    private readonly changes: RosterChangeService,
    private readonly rows: RowsService,
  ) {}

  @Handle(listPeople)
  people(@Input() { query }: RouteInput<typeof listPeople>, @Caller() { scope }: CallerContext): Promise<RouteOutput<typeof listPeople>> {
    return this.queries.people(query, scope);
  }

  @Handle(getPerson)
  async person(@Input() { params }: RouteInput<typeof getPerson>, @Caller() { scope }: CallerContext): Promise<Tagged<PersonDetail>> {
    return byState(await this.queries.person(params.employee_no, scope));
  }

  @Handle(writePeople)
  async writePeople(
    @Input() { body }: RouteInput<typeof writePeople>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof writePeople>> {
    const { actor, scope, language } = caller;
    const restateReason = restateReasonOf(caller, body.restate_reason);
    const effectiveFrom = body.effective_from ?? null;
    const request = { kind: 'roster', rows: body.rows, actor: actor.employeeNo, scope, restateReason, effectiveFrom } as const;
    return writtenRows(await this.rows.write(request), language);
  }

  @Handle(changePerson)
  async changePerson(
    @Input() { params, body }: RouteInput<typeof changePerson>,
    @Caller() caller: CallerContext,
  ): Promise<Tagged<PersonDetail>> {
    const { name, hired_on: hiredOn, left_on: leftOn, post, team_code: team, effective_from: effectiveFrom } = body;
    const change = { name, hiredOn, leftOn, post, team, effectiveFrom };
    return byState(await this.changes.changePerson(params.employee_no, change, changer(caller, body.restate_reason)));
  }

  @Handle(transferPerson)
  async transfer(
    @Input() { params, body }: RouteInput<typeof transferPerson>,
    @Caller() caller: CallerContext,
  ): Promise<Tagged<PersonDetail>> {
    const by = changer(caller, body.restate_reason);
    return byState(await this.changes.transfer(params.employee_no, body.team_code, body.effective_from, by));
  }

  @Handle(listTeams)
  teams(@Input() { query }: RouteInput<typeof listTeams>, @Caller() { scope }: CallerContext): Promise<RouteOutput<typeof listTeams>> {
    return this.queries.teams(query, scope);
  }

  @Handle(getTeam)
  async team(@Input() { params }: RouteInput<typeof getTeam>, @Caller() { scope }: CallerContext): Promise<Tagged<TeamDetail>> {
    return byState(await this.queries.team(params.team_code, scope));
  }

  @Handle(addTeam)
  async addTeam(@Input() { body }: RouteInput<typeof addTeam>, @Caller() caller: CallerContext): Promise<Tagged<TeamDetail>> {
    return byState(await this.changes.addTeam(body.team_code, body.team_name, changer(caller, undefined)));
  }

  @Handle(renameTeam)
  async renameTeam(@Input() { params, body }: RouteInput<typeof renameTeam>, @Caller() caller: CallerContext): Promise<Tagged<TeamDetail>> {
    return byState(await this.changes.renameTeam(params.team_code, body.team_name, changer(caller, undefined)));
  }

  @Handle(appointLeader)
  async appointLeader(
    @Input() { params, body }: RouteInput<typeof appointLeader>,
    @Caller() caller: CallerContext,
  ): Promise<Tagged<TeamDetail>> {
    const appointment = { employeeNo: body.employee_no, effectiveFrom: body.effective_from };
    return byState(await this.changes.appointLeader(params.team_code, appointment, changer(caller, body.restate_reason)));
  }

  @Handle(appointSupervisor)
  async appointSupervisor(
    @Input() { params, body }: RouteInput<typeof appointSupervisor>,
    @Caller() caller: CallerContext,
  ): Promise<Tagged<TeamDetail>> {
    const appointment = { employeeNo: body.employee_no, effectiveFrom: body.effective_from };
    return byState(await this.changes.appointSupervisor(params.team_code, appointment, changer(caller, body.restate_reason)));
  }
}

function changer(caller: CallerContext, restateReason: string | undefined): Changer {
  const { actor, scope, ifMatch } = caller;
  return { actor: actor.employeeNo, scope, ifMatch, restateReason: restateReasonOf(caller, restateReason) };
}

function byState<State>({ tag, state }: Seen<State>): Tagged<State> {
  return tagged(tag, state);
}
