import { bareQuery } from './bare-query.js';
import { deskKeys } from './desk-keys.js';
import type { Measure } from './harness.js';
import { listPage } from './http-list.js';
import { scorecardPage } from './http-scorecards.js';
import { submitHttp } from './http-submit.js';
import { trendPage } from './http-trends.js';
import { importEvaluations } from './import-evaluations.js';
import { monthAgainstDuckDb } from './month-against-duckdb.js';
import { monthClose } from './month-close.js';
import { monthOneByOne } from './month-one-by-one.js';
import { monthTenTimes } from './month-ten-times.js';
import { rawExport } from './raw-export.js';
import { storeEvaluations } from './store-evaluations.js';
import { teamWorkbooks } from './team-workbooks.js';

/** All measures, in the order they run and are printed. */
export const MEASURES: readonly Measure[] = [
  bareQuery,
  monthAgainstDuckDb,
  monthOneByOne,
  monthTenTimes,
  monthClose,
  submitHttp,
  listPage,
  scorecardPage,
  trendPage,
  importEvaluations,
  storeEvaluations,
  teamWorkbooks,
  rawExport,
  deskKeys,
];
