import { Controller } from '@nestjs/common';
import type { RouteOutput } from '@contracts/http.js';
import { listQueues } from '@contracts/queue-routes.js';
import { Handle } from '../http/handle.js';
import { QueueCountsService } from './queue-counts.service.js';

@Controller()
export class QueuesController {
  constructor(private readonly queues: QueueCountsService) {}

  @Handle(listQueues)
  async list(): Promise<RouteOutput<typeof listQueues>> {
    return { items: await this.queues.counts() };
  }
}
