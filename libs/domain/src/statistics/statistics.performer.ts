import { Injectable } from '@nestjs/common';
import { statisticsWishSchema, type StatisticsWish } from '@contracts/statistics.js';
import type { JobPerformer, WorkContext } from '@platform/queue/job-performer.js';
import { z } from 'zod';
import { UploadService } from '../imports/upload.service.js';
import { agreementFigures } from './agreement-figures.js';
import { chartFigures } from './chart-figures.js';
import { itemFigures } from './item-figures.js';
import { pairedFigures } from './paired-figures.js';
import { readTable, type StatisticsTable } from './read-table.js';

export const STATISTICS_JOB = 'statistics';

export const statisticsPayload = z.strictObject({ upload: z.int(), wish: statisticsWishSchema });

/** Works out statistics of an uploaded table: away from the server, for some take seconds. */
@Injectable()
export class StatisticsPerformer implements JobPerformer {
  readonly kind = STATISTICS_JOB;

  constructor(private readonly uploads: UploadService) {}

  async perform(payload: unknown, { progress, requestedBy }: WorkContext): Promise<object> {
    const { upload, wish } = statisticsPayload.parse(payload);
    progress({ key: 'stats.step_working' }, 10);
    const table = await this.table(upload, requestedBy);
    const key = wish.kind === 'items' && wish.key_upload !== null ? await this.table(wish.key_upload, requestedBy) : null;
    return figuresOf(wish, table, key);
  }

  private async table(upload: number, requestedBy: string): Promise<StatisticsTable> {
    return this.uploads.unpacked(await this.uploads.find(upload, requestedBy), (path) => readTable(path));
  }
}

function figuresOf(wish: StatisticsWish, table: StatisticsTable, key: StatisticsTable | null): object {
  switch (wish.kind) {
    case 'agreement':
      return agreementFigures(table, wish.level, wish.master ?? undefined);
    case 'items':
      return itemFigures(table, key);
    case 'paired':
      return pairedFigures(table, wish.columns);
    case 'ewma':
      return chartFigures(table, 'ewma', { columns: wish.columns, lambda: wish.lambda, width: wish.width });
    default:
      return chartFigures(table, wish.kind, { columns: wish.columns });
  }
}
