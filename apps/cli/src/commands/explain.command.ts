import { z } from 'zod';
import { EvaluationsModule } from '@domain/evaluations/evaluations.module.js';
import { ExplainEvaluationService } from '@domain/evaluations/explain-evaluation.service.js';
import { ExplainCardService } from '@domain/scorecards/explain-card.service.js';
import { isPeriodId } from '@domain/scorecards/period-calendar.js';
import { ScorecardsModule } from '@domain/scorecards/scorecards.module.js';
import { defineCommand } from '../define-command.js';
import { explainCardText } from '../output/explain-card-text.js';
import { explainEvaluationText } from '../output/explain-evaluation-text.js';
import { UsageError } from '../usage.errors.js';

const input = z.object({ evaluationNo: z.string(), agentNo: z.string().optional(), run: z.number().optional() });

export const command = defineCommand(input, async (context, { evaluationNo, agentNo, run }) => {
  if (agentNo !== undefined) {
    const services = await context.open(ScorecardsModule);
    const card = await services.get(ExplainCardService).explain(evaluationNo, agentNo, run);
    context.output.document(card);
    explainCardText(context, card, services.timeZone);
    return;
  }
  if (isPeriodId(evaluationNo)) throw new UsageError('cli.agent_missing', { period: evaluationNo });
  const services = await context.open(EvaluationsModule);
  const evaluation = await services.get(ExplainEvaluationService).explain(evaluationNo);
  context.output.document(evaluation);
  explainEvaluationText(context, evaluation, services.timeZone);
});
