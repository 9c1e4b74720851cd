import { Module } from '@nestjs/common';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { RunSumService } from './run-sum.service.js';
import { RunSumStore } from './run-sum.store.js';
import { SliceService } from './slice.service.js';
import { SliceStore } from './slice.store.js';
import { SliceTrendService } from './slice-trend.service.js';
import { TrendBookService } from './trend-book.service.js';

/** Figures of many months beside one another. Needs a DataSource in the process. */
@Module({
  imports: [ScorecardsModule, SettingsModule],
  providers: [RunSumService, RunSumStore, SliceStore, SliceService, SliceTrendService, TrendBookService],
  exports: [RunSumService, SliceService, SliceTrendService, TrendBookService],
})
export class TrendsModule {}
