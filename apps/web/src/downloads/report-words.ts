import type { Say } from '../i18n/use-text.js';
import type { DownloadsKey } from './messages.js';

const titles: Readonly<Record<string, DownloadsKey & `report_${string}`>> = {
  'team-monthly': 'report_team',
  'supervisor-monthly': 'report_supervisor',
  'raw-evaluations': 'report_evaluations',
  'raw-answers': 'report_answers',
};
const texts: Readonly<Record<string, DownloadsKey>> = {
  'team-monthly': 'report_team_text',
  'supervisor-monthly': 'report_supervisor_text',
  'raw-evaluations': 'report_evaluations_text',
  'raw-answers': 'report_answers_text',
};

/** A report by its title; one of the house's own by its name. */
export function reportTitle(name: string, say: Say<DownloadsKey>): string {
  const title = titles[name];
  return title === undefined ? name : say(title);
}

export function reportText(name: string, say: Say<DownloadsKey>): string {
  const text = texts[name];
  return text === undefined ? '' : say(text);
}
