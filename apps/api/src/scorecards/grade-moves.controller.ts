import { Controller } from '@nestjs/common';
import { getAgentNeighbours, getGradeHistogram, listGradeMoves } from '@contracts/grade-moves.js';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { GradeMovesService } from '@domain/scorecards/grade-moves.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { cardsAsked } from './cards-asked.js';

@Controller()
export class GradeMovesController {
  constructor(private readonly grades: GradeMovesService) {}

  @Handle(listGradeMoves)
  moves(@Input() input: RouteInput<typeof listGradeMoves>, @Caller() caller: CallerContext): Promise<RouteOutput<typeof listGradeMoves>> {
    return this.grades.moves(cardsAsked(input, caller), input.query);
  }

  @Handle(getGradeHistogram)
  histogram(
    @Input() input: RouteInput<typeof getGradeHistogram>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof getGradeHistogram>> {
    return this.grades.histogram(cardsAsked(input, caller));
  }

  @Handle(getAgentNeighbours)
  neighbours(
    @Input() input: RouteInput<typeof getAgentNeighbours>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof getAgentNeighbours>> {
    return this.grades.neighbours(cardsAsked(input, caller), input.params.employee_no);
  }
}
