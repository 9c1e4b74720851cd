import { cohenKappa } from '@scoring/cohen-kappa.js';
import { fleissKappa } from '@scoring/fleiss-kappa.js';
import { gwetAc1, gwetAc2 } from '@scoring/gwet-ac.js';
import { iccForms, intraclassCorrelation, type IccForm } from '@scoring/intraclass-correlation.js';
import { krippendorffAlpha } from '@scoring/krippendorff-alpha.js';
import { masterDifference, type MasterDifference } from '@scoring/master-difference.js';
import { percentAgreement } from '@scoring/percent-agreement.js';
import { numericTable, type MeasurementLevel } from '@scoring/rating-table.js';
import type { Estimate } from '@scoring/statistic.js';
import { agreementTable, type AgreementTable } from './agreement-table.js';
import { named, type NamedFigure } from './named-figures.js';
import type { StatisticsTable } from './read-table.js';
import { StatisticsTableError } from './statistics.errors.js';

/**
 * Agreement of raters on a table.
 * @param masterHeader the column that holds the agreed score
 * @throws StatisticsTableError
 */
export function agreementFigures(table: StatisticsTable, level: MeasurementLevel = 'nominal', masterHeader?: string) {
  const read = agreementTable(table, level, masterHeader);
  const { ratings } = read;
  const icc = intraclassCorrelation(ratings);
  return {
    n_units: ratings.length,
    n_raters: read.raters.length,
    n_ratings: ratings.flat().filter((rating) => rating !== null).length,
    level,
    counts_table: read.isCounts,
    ...named('percent_agreement', percentAgreement(ratings)),
    ...withInterval('cohen_kappa', cohenKappa(ratings)),
    ...withInterval('cohen_kappa_linear', cohenKappa(ratings, 'linear')),
    ...withInterval('cohen_kappa_quadratic', cohenKappa(ratings, 'quadratic')),
    ...named('fleiss_kappa', fleissKappa(ratings)),
    ...named('krippendorff_alpha', krippendorffAlpha(ratings, level)),
    ...named('gwet_ac1', gwetAc1(ratings)),
    ...named('gwet_ac2', gwetAc2(ratings, level)),
    icc: Object.assign({}, ...iccForms.map((form) => named(form, icc[form]))) as NamedFigure<IccForm>,
    icc_ci: Object.fromEntries(
      iccForms.flatMap((form) => [
        [`${form}_low`, icc[form].low],
        [`${form}_high`, icc[form].high],
      ]),
    ) as IccIntervals,
    ...(masterHeader === undefined ? {} : { master: masterFigures(table, read, masterHeader) }),
  };
}

export type AgreementFigures = ReturnType<typeof agreementFigures>;
type IccIntervals = Record<`${IccForm}_${'low' | 'high'}`, number | null>;

type IntervalFigure<Name extends string> = NamedFigure<Name> & Record<`${Name}_se` | `${Name}_low` | `${Name}_high`, number | null>;

function withInterval<Name extends string>(name: Name, estimate: Estimate): IntervalFigure<Name> {
  const { standardError, low, high } = estimate;
  return { ...named(name, estimate), [`${name}_se`]: standardError, [`${name}_low`]: low, [`${name}_high`]: high } as IntervalFigure<Name>;
}

function masterFigures({ file }: StatisticsTable, { raters, ratings, master }: AgreementTable, column: string) {
  const [scores, agreed] = [numericTable(ratings), numericTable([master])];
  if (scores === null || agreed === null) throw new StatisticsTableError('stats.master_needs_numbers', { file, column });
  const found = masterDifference(scores, agreed[0] ?? []);
  return { column, ...differenceOf(found.all), raters: raters.map((rater, index) => ({ rater, ...differenceOf(found.raters[index]) })) };
}

function differenceOf(difference: MasterDifference | undefined) {
  const none = { value: null, reason: 'no_data' } as const;
  const { n, absolute, signed } = difference ?? { n: 0, absolute: none, signed: none };
  return { n, ...named('mean_absolute_difference', absolute), ...named('mean_difference', signed) };
}
