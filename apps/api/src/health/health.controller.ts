import { Controller, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Handle } from '../http/handle.js';
import { getLive, getReady } from './health.routes.js';
import { HealthService, type Readiness } from './health.service.js';

@Controller()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Handle(getLive)
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 503 while something it needs is missing. */
  @Handle(getReady)
  async ready(@Res({ passthrough: true }) response: Response): Promise<Readiness> {
    const readiness = await this.health.readiness();
    if (readiness.status !== 'ok') response.status(503);
    return readiness;
  }
}
