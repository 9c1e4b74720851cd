import { Link, useLocation, useSearchParams } from 'react-router';
import { useMay } from '../api/use-session.js';
import { useText } from '../i18n/use-text.js';
import { callsMessages } from './messages.js';

/** What both lists can be narrowed by goes along. */
const KEPT = ['period', 'team', 'agent'];

/** Evaluations, and the calls they are made of. */
export function RecordTabs() {
  const say = useText(callsMessages);
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const may = { evaluations: useMay('evaluations.read'), calls: useMay('calls.read') };
  if (!may.evaluations || !may.calls) return null;
  const kept = new URLSearchParams([...search].filter(([name]) => KEPT.includes(name))).toString();
  const tab = (path: string, text: string) => (
    <Link to={{ pathname: path, search: kept }} aria-current={pathname === path ? 'page' : undefined}>
      {text}
    </Link>
  );
  return (
    <nav className="page-tabs" aria-label={say('tabs')}>
      {tab('/evaluations', say('tab_evaluations'))}
      {tab('/calls', say('tab_calls'))}
    </nav>
  );
}
