import { spreadsheet } from './spreadsheet.en.js';
import { report } from './report.en.js';
import { audit } from './audit.en.js';
import { settings } from './settings.en.js';
import { start } from './start.en.js';
import { platform } from './platform.en.js';
import { scorecards } from './scorecards.en.js';
import { intake } from './intake.en.js';
import { organization } from './organization.en.js';
import { calls } from './calls.en.js';
import { recordings } from './recordings.en.js';
import { forms } from './forms.en.js';
import { evaluations } from './evaluations.en.js';
import { exams } from './exams.en.js';
import { cases } from './cases.en.js';
import { metrics } from './metrics.en.js';
import { imports } from './imports.en.js';
import { reporting } from './reporting.en.js';
import { monthly_report } from './monthly-report.en.js';
import { team_report } from './team-report.en.js';
import { supervisor_report } from './supervisor-report.en.js';
import { raw_report } from './raw-report.en.js';
import { cli } from './cli.en.js';
import { explain } from './explain.en.js';
import { maintenance } from './maintenance.en.js';
import { views } from './views.en.js';
import { stats } from './stats.en.js';
import { trends } from './trends.en.js';
import { http } from './http.en.js';
import { accounts } from './accounts.en.js';
import { jobs } from './jobs.en.js';
import type { zh } from './zh.js';

/** Same parts and keys as the Chinese catalogue: a missing or surplus key does not compile. */
export const en: { [Part in keyof typeof zh]: { [Key in keyof (typeof zh)[Part]]: string } } = {
  spreadsheet,
  report,
  audit,
  settings,
  start,
  platform,
  scorecards,
  intake,
  organization,
  calls,
  recordings,
  forms,
  evaluations,
  exams,
  cases,
  metrics,
  imports,
  reporting,
  monthly_report,
  team_report,
  supervisor_report,
  raw_report,
  cli,
  explain,
  maintenance,
  views,
  stats,
  trends,
  http,
  accounts,
  jobs,
};
