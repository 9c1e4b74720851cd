import { z } from 'zod';
import { CloseService } from '@domain/scorecards/close.service.js';
import { RunDifferenceService } from '@domain/scorecards/run-difference.service.js';
import { ScorecardQueryService } from '@domain/scorecards/scorecard-query.service.js';
import { ScorecardsModule } from '@domain/scorecards/scorecards.module.js';
import { render } from '@platform/i18n/translate.js';
import { defineCommand } from '../define-command.js';
import { instantText } from '../output/figures.js';
import { describeDifference } from '../output/run-difference.js';
import { teamTable } from '../output/team-table.js';

const input = z.object({ period: z.string(), scheme: z.string().optional(), reason: z.string().optional() });

export const command = defineCommand(input, async (context, { period, scheme, reason }) => {
  const services = await context.open(ScorecardsModule);
  const progress = context.output.startProgress();
  const summary = await services.get(CloseService).close({
    periodId: period,
    schemeCode: scheme,
    reason,
    actor: context.actor,
    progress: (step, percent) => progress.update(render(context.language, step), percent, 100),
  });
  const cards = await services.get(ScorecardQueryService).scorecards(period, { run: summary.run });
  const difference = summary.run === 1 ? null : await services.get(RunDifferenceService).difference(period, summary.run);
  context.output.document({ ...cards, difference });
  const { output } = context;
  output.say('cli.run_heading', { period, run: summary.run, scheme: summary.scheme, as_of: instantText(summary.asOf, services.timeZone) });
  output.say('cli.checksum', { checksum: summary.checksum });
  output.say('cli.run_inputs', summary.inputCounts);
  output.say('cli.run_cards', { ...summary.cards });
  if (cards.teams.length > 0) teamTable(context, cards.teams);
  if (difference !== null) describeDifference(context, difference);
});
