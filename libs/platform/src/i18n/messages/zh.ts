import { spreadsheet } from './spreadsheet.zh.js';
import { report } from './report.zh.js';
import { audit } from './audit.zh.js';
import { settings } from './settings.zh.js';
import { start } from './start.zh.js';
import { platform } from './platform.zh.js';
import { scorecards } from './scorecards.zh.js';
import { intake } from './intake.zh.js';
import { organization } from './organization.zh.js';
import { calls } from './calls.zh.js';
import { recordings } from './recordings.zh.js';
import { forms } from './forms.zh.js';
import { evaluations } from './evaluations.zh.js';
import { exams } from './exams.zh.js';
import { cases } from './cases.zh.js';
import { metrics } from './metrics.zh.js';
import { imports } from './imports.zh.js';
import { reporting } from './reporting.zh.js';
import { monthly_report } from './monthly-report.zh.js';
import { team_report } from './team-report.zh.js';
import { supervisor_report } from './supervisor-report.zh.js';
import { raw_report } from './raw-report.zh.js';
import { cli } from './cli.zh.js';
import { explain } from './explain.zh.js';
import { maintenance } from './maintenance.zh.js';
import { views } from './views.zh.js';
import { stats } from './stats.zh.js';
import { trends } from './trends.zh.js';
import { http } from './http.zh.js';
import { accounts } from './accounts.zh.js';
import { jobs } from './jobs.zh.js';

export const zh = {
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
