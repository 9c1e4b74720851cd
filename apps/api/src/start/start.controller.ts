import { Controller } from '@nestjs/common';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { getStart, startOwnCentre } from '@contracts/start.js';
import { StartService } from '@domain/start/start.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';

@Controller()
export class StartController {
  constructor(private readonly start: StartService) {}

  @Handle(getStart)
  progress(): Promise<RouteOutput<typeof getStart>> {
    return this.start.progress();
  }

  @Handle(startOwnCentre)
  ownCentre(
    @Input() { body }: RouteInput<typeof startOwnCentre>,
    @Caller() { actor }: CallerContext,
  ): Promise<RouteOutput<typeof startOwnCentre>> {
    return this.start.ownCentre(actor, body.administrator);
  }
}
