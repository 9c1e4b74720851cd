import { importKinds } from '@contracts/imports.js';
import type { MessageKey } from '@platform/i18n/translate.js';
import {
  checkList,
  gathered,
  isoDate,
  month,
  numberWithin,
  oneOf,
  pair,
  text,
  wholeNumber,
  type ArgumentParser,
} from './argument-parsers.js';
import type { CliCommand } from './define-command.js';

export interface CatalogueArgument {
  /** `<required>`, `[optional]`, `<several...>` */
  syntax: string;
  help: MessageKey;
  parse?: ArgumentParser;
}

export interface CatalogueOption {
  /** `--name <VALUE>`, or `--name` for a switch. */
  flags: string;
  help: MessageKey;
  parse?: ArgumentParser;
  required?: boolean;
}

/** A command as it is announced. Its code is loaded only when it is run, so that help is there at once. */
export interface CatalogueEntry {
  /** One word, or the word of a group and one more. */
  name: string;
  help: MessageKey;
  arguments?: readonly CatalogueArgument[];
  options?: readonly CatalogueOption[];
  load: () => Promise<{ command: CliCommand }>;
}

const json: CatalogueOption = { flags: '--json', help: 'cli.opt_json' };
const language: CatalogueOption = { flags: '--lang <zh|en>', help: 'cli.opt_lang', parse: oneOf(['zh', 'en']) };
const run: CatalogueOption = { flags: '--run <N>', help: 'cli.opt_run', parse: wholeNumber(1) };
const period: CatalogueArgument = { syntax: '<period>', help: 'cli.arg_period', parse: month };
const table: CatalogueArgument = { syntax: '<file>', help: 'stats.arg_file' };
const column: CatalogueOption = { flags: '--column <HEADER>', help: 'stats.opt_column', parse: gathered(text) };
const kind: CatalogueArgument = { syntax: '<kind>', help: 'cli.arg_kind', parse: oneOf(importKinds) };

/** Help of the first words that several commands share. */
export const groupHelp: Readonly<Record<string, MessageKey>> = { stats: 'stats.help_stats' };

export const catalogue: readonly CatalogueEntry[] = [
  {
    name: 'import',
    help: 'cli.help_import',
    arguments: [kind, { syntax: '<file...>', help: 'cli.arg_files' }],
    options: [
      { flags: '--dry-run', help: 'cli.opt_dry_run' },
      { flags: '--errors <OUT.xlsx>', help: 'cli.opt_errors' },
      { flags: '--skip-bad', help: 'cli.opt_skip_bad' },
      { flags: '--map <NAME>', help: 'cli.opt_map' },
      { flags: '--blank <zero>', help: 'cli.opt_blank', parse: oneOf(['zero']) },
      { flags: '--effective-from <DATE>', help: 'cli.opt_effective_from', parse: isoDate },
      { flags: '--restate <REASON>', help: 'cli.opt_restate' },
      json,
    ],
    load: () => import('./commands/import.command.js'),
  },
  {
    name: 'map',
    help: 'cli.help_map',
    arguments: [{ syntax: '<file>', help: 'cli.arg_map_file' }],
    options: [
      { flags: '--kind <KIND>', help: 'cli.arg_kind', parse: oneOf(importKinds), required: true },
      { flags: '--save <NAME>', help: 'cli.opt_save', required: true },
      { flags: '--column <HEADER=COLUMN>', help: 'cli.opt_column', parse: gathered(pair('last')) },
      { flags: '--set <COLUMN=VALUE>', help: 'cli.opt_set', parse: gathered(pair('first')) },
      json,
    ],
    load: () => import('./commands/map.command.js'),
  },
  {
    name: 'revert',
    help: 'cli.help_revert',
    arguments: [{ syntax: '<batch>', help: 'cli.arg_batch' }],
    options: [json],
    load: () => import('./commands/revert.command.js'),
  },
  {
    name: 'template',
    help: 'cli.help_template',
    arguments: [kind],
    options: [language, { flags: '--out <FILE>', help: 'cli.opt_out_file' }],
    load: () => import('./commands/template.command.js'),
  },
  {
    name: 'close',
    help: 'cli.help_close',
    arguments: [period],
    options: [{ flags: '--scheme <CODE>', help: 'cli.opt_scheme' }, { flags: '--reason <TEXT>', help: 'cli.opt_reason' }, json],
    load: () => import('./commands/close.command.js'),
  },
  {
    name: 'publish',
    help: 'cli.help_publish',
    arguments: [period],
    options: [
      { flags: '--notice <DAYS>', help: 'cli.opt_notice', parse: wholeNumber(0) },
      { flags: '--accept <CHECK,...>', help: 'cli.opt_accept', parse: checkList },
      json,
    ],
    load: () => import('./commands/publish.command.js'),
  },
  {
    name: 'scorecards',
    help: 'cli.help_scorecards',
    arguments: [period],
    options: [{ flags: '--agent <NO>', help: 'cli.opt_agent' }, { flags: '--team <CODE>', help: 'cli.opt_team' }, run, json],
    load: () => import('./commands/scorecards.command.js'),
  },
  {
    name: 'explain',
    help: 'cli.help_explain',
    arguments: [
      { syntax: '<evaluation-no|period>', help: 'cli.arg_explained' },
      { syntax: '[agent-no]', help: 'cli.arg_agent' },
    ],
    options: [run, json],
    load: () => import('./commands/explain.command.js'),
  },
  {
    name: 'export',
    help: 'cli.help_export',
    arguments: [{ syntax: '[report]', help: 'cli.arg_report' }],
    options: [
      { flags: '--layout <MY.xlsx>', help: 'cli.opt_layout' },
      { flags: '--period <PERIOD>', help: 'cli.arg_report_period', required: true },
      { flags: '--team <CODE>', help: 'cli.opt_team' },
      { flags: '--all', help: 'cli.opt_all' },
      { flags: '--out <DIR>', help: 'cli.opt_out_folder', required: true },
      language,
      run,
      json,
    ],
    load: () => import('./commands/export.command.js'),
  },
  {
    name: 'verify',
    help: 'cli.help_verify',
    arguments: [{ syntax: '<file>', help: 'cli.arg_workbook' }],
    options: [json],
    load: () => import('./commands/verify.command.js'),
  },
  {
    name: 'stats agreement',
    help: 'stats.help_agreement',
    arguments: [table],
    options: [
      { flags: '--level <LEVEL>', help: 'stats.opt_level', parse: oneOf(['nominal', 'ordinal', 'interval', 'ratio']) },
      { flags: '--master <HEADER>', help: 'stats.opt_master' },
      json,
    ],
    load: () => import('./commands/stats-agreement.command.js'),
  },
  {
    name: 'stats items',
    help: 'stats.help_items',
    arguments: [table],
    options: [{ flags: '--key <KEY.csv>', help: 'stats.opt_key' }, json],
    load: () => import('./commands/stats-items.command.js'),
  },
  {
    name: 'stats chart',
    help: 'stats.help_chart',
    arguments: [table],
    options: [
      { flags: '--kind <KIND>', help: 'stats.opt_kind', parse: oneOf(['xmr', 'p', 'ewma']), required: true },
      column,
      { flags: '--lambda <NUMBER>', help: 'stats.opt_lambda', parse: numberWithin(1, 'stats.not_a_fraction') },
      { flags: '--width <NUMBER>', help: 'stats.opt_width', parse: numberWithin(100, 'stats.not_positive') },
      json,
    ],
    load: () => import('./commands/stats-chart.command.js'),
  },
  {
    name: 'stats paired',
    help: 'stats.help_paired',
    arguments: [table],
    options: [column, json],
    load: () => import('./commands/stats-paired.command.js'),
  },
  { name: 'migrate', help: 'cli.help_migrate', options: [json], load: () => import('./commands/migrate.command.js') },
  {
    name: 'seed-sample',
    help: 'cli.help_seed_sample',
    options: [{ flags: '--if-empty', help: 'maintenance.opt_if_empty' }],
    load: () => import('./commands/seed-sample.command.js'),
  },
  {
    name: 'start-own',
    help: 'cli.help_start_own',
    options: [{ flags: '--yes', help: 'maintenance.opt_yes' }],
    load: () => import('./commands/start-own.command.js'),
  },
  {
    name: 'create-admin',
    help: 'cli.help_create_admin',
    arguments: [{ syntax: '<employee-no>', help: 'cli.arg_admin' }],
    options: [{ flags: '--name <NAME>', help: 'cli.opt_admin_name' }, { flags: '--reset', help: 'cli.opt_reset' }, json],
    load: () => import('./commands/create-admin.command.js'),
  },
  {
    name: 'backup',
    help: 'cli.help_backup',
    arguments: [{ syntax: '<file>', help: 'cli.arg_backup' }],
    options: [{ flags: '--with-key', help: 'maintenance.opt_with_key' }, { flags: '--overwrite', help: 'maintenance.opt_overwrite' }, json],
    load: () => import('./commands/backup.command.js'),
  },
  {
    name: 'restore',
    help: 'cli.help_restore',
    arguments: [{ syntax: '<file>', help: 'cli.arg_backup' }],
    options: [{ flags: '--replace', help: 'maintenance.opt_replace' }, json],
    load: () => import('./commands/restore.command.js'),
  },
  {
    name: 'rotate-key',
    help: 'maintenance.help_rotate_key',
    options: [{ flags: '--lost', help: 'maintenance.opt_lost' }, json],
    load: () => import('./commands/rotate-key.command.js'),
  },
  { name: 'doctor', help: 'cli.help_doctor', options: [json], load: () => import('./commands/doctor.command.js') },
];
