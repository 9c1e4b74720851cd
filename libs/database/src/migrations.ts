import { Organization20261123080000 } from './migrations/20261123080000-organization.js';
import { Quality20261123080100 } from './migrations/20261123080100-quality.js';
import { Records20261123080200 } from './migrations/20261123080200-records.js';
import { Scorecards20261123080300 } from './migrations/20261123080300-scorecards.js';
import { Platform20261123080400 } from './migrations/20261123080400-platform.js';
import { Defaults20261123080500 } from './migrations/20261123080500-defaults.js';
import { Accounts20261123090000 } from './migrations/20261123090000-accounts.js';
import { AuditChain20261123090100 } from './migrations/20261123090100-audit-chain.js';
import { EvaluationWriting20261123090200 } from './migrations/20261123090200-evaluation-writing.js';
import { FactLists20261123090300 } from './migrations/20261123090300-fact-lists.js';
import { ScorecardLists20261123090400 } from './migrations/20261123090400-scorecard-lists.js';
import { RequestsAndJobs20261123090500 } from './migrations/20261123090500-requests-and-jobs.js';
import { Uploads20261123090600 } from './migrations/20261123090600-uploads.js';
import { LeanerSums20261123090900 } from './migrations/20261123090900-leaner-sums.js';
import { ScoringDesk20261130100000 } from './migrations/20261130100000-scoring-desk.js';
import { Recordings20261130101000 } from './migrations/20261130101000-recordings.js';
import { RunSums20261130103000 } from './migrations/20261130103000-run-sums.js';
import { Acknowledgements20261130101200 } from './migrations/20261130101200-acknowledgements.js';
import { ReportLayouts20261130104000 } from './migrations/20261130104000-report-layouts.js';
import { SavedViews20261130101100 } from './migrations/20261130101100-saved-views.js';
import { Notifications20261130106000 } from './migrations/20261130106000-notifications.js';
import { DraftVersions20261130120000 } from './migrations/20261130120000-draft-versions.js';
import { EndsOfJobs20261130130000 } from './migrations/20261130130000-ends-of-jobs.js';
import { LeanerHistory20261130140000 } from './migrations/20261130140000-leaner-history.js';
import { PicturesOfRecordings20261130153500 } from './migrations/20261130153500-pictures-of-recordings.js';
import { TrendFunctions20261130161000 } from './migrations/20261130161000-trend-functions.js';

/** In the order they run. A migration is never edited once it has landed. */
export const migrations = [
  Organization20261123080000,
  Quality20261123080100,
  Records20261123080200,
  Scorecards20261123080300,
  Platform20261123080400,
  Defaults20261123080500,
  Accounts20261123090000,
  AuditChain20261123090100,
  EvaluationWriting20261123090200,
  FactLists20261123090300,
  ScorecardLists20261123090400,
  RequestsAndJobs20261123090500,
  Uploads20261123090600,
  LeanerSums20261123090900,
  ScoringDesk20261130100000,
  Recordings20261130101000,
  RunSums20261130103000,
  SavedViews20261130101100,
  Notifications20261130106000,
  Acknowledgements20261130101200,
  ReportLayouts20261130104000,
  DraftVersions20261130120000,
  EndsOfJobs20261130130000,
  LeanerHistory20261130140000,
  PicturesOfRecordings20261130153500,
  TrendFunctions20261130161000,
];
