import { Module } from '@nestjs/common';
import { EvaluationsModule as EvaluationsDomainModule } from '@domain/evaluations/evaluations.module.js';
import { EvaluationDrawsController } from './evaluation-draws.controller.js';
import { EvaluationsController } from './evaluations.controller.js';

@Module({ imports: [EvaluationsDomainModule], controllers: [EvaluationsController, EvaluationDrawsController] })
export class EvaluationsModule {}
