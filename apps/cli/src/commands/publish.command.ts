import { z } from 'zod';
import type { PublishCheck } from '@domain/scorecards/publish-checks.js';
import { PublishService, type ChecksReport } from '@domain/scorecards/publish.service.js';
import { PublishRefusedError } from '@domain/scorecards/scorecards.errors.js';
import { ScorecardsModule } from '@domain/scorecards/scorecards.module.js';
import type { CommandContext } from '../command-context.js';
import { defineCommand } from '../define-command.js';
import { MISSING } from '../output/figures.js';

/** Subjects of a check that are named on the terminal; --json has more. */
const NAMED = 8;

const input = z.object({ period: z.string(), notice: z.number().default(0), accept: z.array(z.string()).default([]) });

export const command = defineCommand(input, async (context, { period, notice, accept }) => {
  const services = await context.open(ScorecardsModule);
  const publishing = services.get(PublishService);
  try {
    const result = await publishing.publish({ periodId: period, noticeDays: notice, accept, actor: context.actor });
    context.output.document(result);
    describe(context, result);
    if (result.state === 'locked') context.output.say('cli.published', { period, run: result.run });
    else context.output.say('cli.on_notice', { period, run: result.run, until: result.notice_until ?? '' });
  } catch (error) {
    if (error instanceof PublishRefusedError) {
      const report = await publishing.checks(period);
      context.output.document(report);
      describe(context, report);
    }
    throw error;
  }
});

function describe(context: CommandContext, report: ChecksReport): void {
  const { output, language } = context;
  output.say('cli.publish_heading', { period: report.period, run: report.run });
  output.say('cli.checksum', { checksum: report.checksum });
  output.line();
  output.table(
    [
      { title: context.text('cli.col_check'), value: (check) => check.code },
      { title: context.text('cli.col_count'), value: (check) => String(check.count), align: 'right' },
      { title: context.text('cli.col_verdict'), value: (check) => context.text(verdict(check)) },
      { title: context.text('cli.col_meaning'), value: (check) => context.text(`scorecards.check_${check.code}`) },
    ],
    report.checks,
  );
  for (const check of report.checks.filter((one) => one.count > 0)) {
    const named = check.subjects
      .slice(0, NAMED)
      .map(({ subject, name, note }) => [subject, name, note].filter((part) => part !== '').join(' '))
      .filter((text) => text !== '');
    const more = named.length > 0 && check.count > named.length ? context.text('cli.and_more', { count: check.count - named.length }) : '';
    if (named.length > 0) output.line(`  ${check.code}: ${named.join(language === 'zh' ? '、' : ', ')}${more}`);
  }
  output.line();
  output.table(
    [
      { title: context.text('cli.col_grade'), value: (row) => row.grade ?? context.text('cli.ungraded') },
      { title: context.text('cli.col_count'), value: (row) => String(row.count), align: 'right' },
      { title: context.text('cli.col_previous'), value: (row) => (row.previous === null ? MISSING : String(row.previous)), align: 'right' },
      { title: '', value: (row) => '#'.repeat(Math.min(row.count, 60)) },
    ],
    report.grade_histogram,
  );
  output.line();
}

function verdict(check: PublishCheck): 'cli.check_clear' | 'cli.check_blocks' | 'cli.check_accepted' | 'cli.check_open' {
  if (check.count === 0) return 'cli.check_clear';
  if (check.blocking) return 'cli.check_blocks';
  return check.accepted ? 'cli.check_accepted' : 'cli.check_open';
}
