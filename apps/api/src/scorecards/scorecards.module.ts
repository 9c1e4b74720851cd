import { Module } from '@nestjs/common';
import { ScorecardsModule as ScorecardsDomainModule } from '@domain/scorecards/scorecards.module.js';
import { JobDeskModule } from '../jobs/job-desk.module.js';
import { GradeMovesController } from './grade-moves.controller.js';
import { PeriodsController } from './periods.controller.js';
import { SchemesController } from './schemes.controller.js';
import { ScorecardsController } from './scorecards.controller.js';
import { TrendsController } from './trends.controller.js';

@Module({
  imports: [ScorecardsDomainModule, JobDeskModule],
  controllers: [PeriodsController, ScorecardsController, TrendsController, GradeMovesController, SchemesController],
})
export class ScorecardsModule {}
