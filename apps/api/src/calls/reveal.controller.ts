import { Controller } from '@nestjs/common';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { revealCustomerNumber } from '@contracts/privacy.js';
import { CallRevealService } from '@domain/calls/call-reveal.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';

@Controller()
export class RevealController {
  constructor(private readonly numbers: CallRevealService) {}

  @Handle(revealCustomerNumber)
  async reveal(
    @Input() { params, body }: RouteInput<typeof revealCustomerNumber>,
    @Caller() { actor, scope }: CallerContext,
  ): Promise<RouteOutput<typeof revealCustomerNumber>> {
    const request = { recordingId: params.recording_id, reason: body.reason, actor: actor.employeeNo, scope };
    return { recording_id: params.recording_id, customer_number: await this.numbers.reveal(request) };
  }
}
