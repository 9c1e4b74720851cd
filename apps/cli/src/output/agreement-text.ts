import type { AgreementFigures } from '@domain/statistics/agreement-figures.js';
import { iccForms } from '@scoring/intraclass-correlation.js';
import type { CommandContext } from '../command-context.js';
import { figureTable, reasonText, statisticText, type FigureLine } from './statistic-text.js';

const KAPPAS = ['cohen_kappa', 'cohen_kappa_linear', 'cohen_kappa_quadratic'] as const;
const OTHERS = ['fleiss_kappa', 'krippendorff_alpha', 'gwet_ac1', 'gwet_ac2'] as const;

/** Agreement for people to read. */
export function agreementText(context: CommandContext, figures: AgreementFigures): void {
  const { n_units: units, n_raters: raters, n_ratings: ratings, level, icc, icc_ci: intervals } = figures;
  context.output.say('stats.agreement_heading', { units, raters, ratings, level: context.text(`stats.level_${level}`) });
  if (figures.counts_table) context.output.say('stats.counts_read');
  context.output.line();
  const plain = (name: 'percent_agreement' | (typeof OTHERS)[number]): FigureLine => ({
    title: context.text(`stats.${name}`),
    value: figures[name],
    reason: figures[`${name}_reason`],
  });
  figureTable(context, [
    plain('percent_agreement'),
    ...KAPPAS.map((name) => ({
      title: context.text(`stats.${name}`),
      value: figures[name],
      low: figures[`${name}_low`],
      high: figures[`${name}_high`],
      reason: figures[`${name}_reason`],
    })),
    ...OTHERS.map(plain),
    ...iccForms.map((form) => ({
      title: context.text('stats.icc', { form }),
      value: icc[form],
      low: intervals[`${form}_low`],
      high: intervals[`${form}_high`],
      reason: icc[`${form}_reason`],
    })),
  ]);
  if (figures.master !== undefined) masterTable(context, figures.master);
}

function masterTable(context: CommandContext, master: NonNullable<AgreementFigures['master']>): void {
  context.output.line();
  context.output.say('stats.master_heading', { column: master.column });
  context.output.table(
    [
      { title: context.text('stats.col_rater'), value: ({ rater }) => rater },
      { title: context.text('stats.col_count'), value: ({ n }) => String(n), align: 'right' },
      { title: context.text('stats.col_absolute'), value: (row) => statisticText(row.mean_absolute_difference), align: 'right' },
      { title: context.text('stats.col_signed'), value: (row) => statisticText(row.mean_difference), align: 'right' },
      { title: context.text('stats.col_note'), value: (row) => reasonText(context, row.mean_difference_reason) },
    ],
    [...master.raters, { ...master, rater: context.text('stats.all_raters') }],
  );
}
