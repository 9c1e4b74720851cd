import type { Permission } from '@contracts/access.js';
import type { CurrentSession } from '@contracts/sign-in.js';
import { hasRole, reachOf } from '../api/session.js';
import type { ShellKey } from './messages.js';

export interface Entry {
  path: string;
  label: ShellKey;
  icon: Icon;
  /** Pages beside it that are reached from it. */
  beside?: readonly string[];
}

export interface Group {
  label: ShellKey;
  icon: Icon;
  entries: readonly Entry[];
}

export type Icon =
  | 'home'
  | 'desk'
  | 'evaluations'
  | 'scorecards'
  | 'trends'
  | 'downloads'
  | 'records'
  | 'manage'
  | 'people'
  | 'exams'
  | 'imports'
  | 'accounts'
  | 'settings'
  | 'audit'
  | 'queues';

/** What each role finds at the side, at most seven each; those of several roles see what any of them sees. */
export function navigationFor(session: CurrentSession): (Entry | Group)[] {
  const may = (permission: Permission) => reachOf(session, permission) !== null;
  const beyondSelf = (permission: Permission) => may(permission) && reachOf(session, permission) !== 'self';
  const when = <Item>(allowed: boolean, item: Item): Item[] => (allowed ? [item] : []);
  const looksAfterResults = beyondSelf('scorecards.read');
  const onlyAdmin = hasRole(session, 'admin') && !looksAfterResults;

  const administration: Entry[] = [
    ...when(may('accounts.manage'), entry('/accounts', 'nav_accounts', 'accounts')),
    ...when(may('settings.write'), entry('/settings', 'nav_settings', 'settings')),
    ...when(may('audit.read'), entry('/audit', 'nav_audit', 'audit')),
    ...when(may('queues.manage'), entry('/queues', 'nav_queues', 'queues')),
  ];
  const home = entry('/', 'nav_home', 'home');
  if (onlyAdmin) {
    return [home, entry('/people', 'nav_people', 'people'), entry('/imports', 'nav_imports', 'imports'), ...administration];
  }
  if (!looksAfterResults) return [home, ...own(session), ...administration];
  const records: Entry[] = [
    ...when(may('imports.run'), entry('/imports', 'nav_imports', 'imports')),
    entry('/exams', 'nav_exams', 'exams'),
    entry('/cases', 'nav_cases', 'records'),
    entry('/people', 'nav_people', 'people'),
    entry('/forms', 'nav_forms', 'evaluations'),
  ];
  const manage: Entry[] = [...when(may('schemes.draft'), entry('/schemes', 'nav_schemes', 'manage')), ...administration];
  // Managers may score, but do not come for it.
  const scores = may('evaluations.write') && !(hasRole(session, 'manager') && !hasRole(session, 'qa_trainer'));
  return [
    home,
    ...when(scores, entry('/desk', 'nav_desk', 'desk')),
    { ...entry('/evaluations', 'nav_evaluations', 'evaluations'), beside: ['/calls'] },
    entry('/scorecards', 'nav_scorecards', 'scorecards'),
    entry('/trends', 'nav_trends', 'trends'),
    entry('/downloads', 'nav_downloads', 'downloads'),
    { label: 'nav_records', icon: 'records', entries: scores ? [...records, ...manage] : records },
    ...when(!scores && manage.length > 0, { label: 'nav_manage', icon: 'manage', entries: manage } as const),
  ];
}

function own(session: CurrentSession): Entry[] {
  if (!session.account.is_person) return [];
  return [entry('/results', 'nav_results', 'scorecards'), entry('/my-exams', 'nav_my_exams', 'exams')];
}

function entry(path: string, label: ShellKey, icon: Icon): Entry {
  return { path, label, icon };
}
