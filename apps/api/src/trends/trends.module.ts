import { Module } from '@nestjs/common';
import { ScorecardsModule } from '@domain/scorecards/scorecards.module.js';
import { TrendsModule as TrendsDomainModule } from '@domain/trends/trends.module.js';
import { TrendBooksController } from './trend-books.controller.js';
import { TrendSlicesController } from './trend-slices.controller.js';

@Module({ imports: [TrendsDomainModule, ScorecardsModule], controllers: [TrendSlicesController, TrendBooksController] })
export class TrendsModule {}
