import { Organization20261123080000 } from './migrations/20261123080000-organization.js';
import { Quality20261123080100 } from './migrations/20261123080100-quality.js';
import { Records20261123080200 } from './migrations/20261123080200-records.js';
import { Scorecards20261123080300 } from './migrations/20261123080300-scorecards.js';
import { Platform20261123080400 } from './migrations/20261123080400-platform.js';
import { Defaults20261123080500 } from './migrations/20261123080500-defaults.js';

/** In the order they run. A migration is never edited once it has landed. */
export const migrations = [
  Organization20261123080000,
  Quality20261123080100,
  Records20261123080200,
  Scorecards20261123080300,
  Platform20261123080400,
  Defaults20261123080500,
];
