import { Module } from '@nestjs/common';
import { AccountsModule } from '@domain/accounts/accounts.module.js';
import { QueueBoardService } from './queue-board.service.js';
import { QueueCounts } from './queue-counts.service.js';

@Module({ imports: [AccountsModule], providers: [QueueCounts, QueueBoardService], exports: [QueueCounts, QueueBoardService] })
export class QueuesModule {}
