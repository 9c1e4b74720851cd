import { Module } from '@nestjs/common';
import { AccountsModule } from '@domain/accounts/accounts.module.js';
import { QueueBoardService } from './queue-board.service.js';
import { QueueCountsService } from './queue-counts.service.js';
import { QueuesController } from './queues.controller.js';

@Module({
  imports: [AccountsModule],
  controllers: [QueuesController],
  providers: [QueueCountsService, QueueBoardService],
  exports: [QueueCountsService, QueueBoardService],
})
export class QueuesModule {}
