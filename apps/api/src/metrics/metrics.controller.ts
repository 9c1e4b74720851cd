import { Controller, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Handle } from '../http/handle.js';
import { getMetrics } from './metrics.routes.js';
import { MetricsService } from './metrics.service.js';

@Controller()
export class MetricsController {
  constructor(private readonly metrics: MetricsService) {}

  @Handle(getMetrics)
  show(@Res({ passthrough: true }) response: Response): Promise<string> {
    response.setHeader('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}
