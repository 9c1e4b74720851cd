import { Controller } from '@nestjs/common';
import { endDeputy, listDeputies, nameDeputy } from '@contracts/accounts.js';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { DeputyService } from '@domain/accounts/deputy.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';

@Controller()
export class DeputiesController {
  constructor(private readonly deputies: DeputyService) {}

  @Handle(listDeputies)
  list(@Input() { query }: RouteInput<typeof listDeputies>, @Caller() { actor }: CallerContext): Promise<RouteOutput<typeof listDeputies>> {
    return this.deputies.list(actor, query, query.state);
  }

  @Handle(nameDeputy)
  name(@Input() { body }: RouteInput<typeof nameDeputy>, @Caller() { actor }: CallerContext): Promise<RouteOutput<typeof nameDeputy>> {
    const { deputy_no: deputyNo, principal_no: principalNo = actor.employeeNo, role, from, to } = body;
    return this.deputies.name(actor, { deputyNo, principalNo, role, from, to });
  }

  @Handle(endDeputy)
  end(@Input() { params }: RouteInput<typeof endDeputy>, @Caller() { actor }: CallerContext): Promise<void> {
    return this.deputies.end(actor, params.id);
  }
}
