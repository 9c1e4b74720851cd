import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import type { Home } from '@contracts/home.js';
import { hasRole } from '../api/session.js';
import { useSession } from '../api/use-session.js';
import { MISSING, month, score, whole } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { HomeCard } from './home-card.js';
import { usePeriod } from '../shell/use-periods.js';
import { homeMessages } from './messages.js';

const QuickWorkbook = lazy(() => import('./quick-workbook.js'));

export function OwnCard({ card }: { card: NonNullable<Home['card']> }) {
  const say = useText(homeMessages);
  const language = useLanguage();
  const name = month(card.period, language);
  return (
    <HomeCard title={say('card')}>
      <p>{card.on_notice ? say('card_notice', { period: name }) : name}</p>
      <dl className="figures">
        <div>
          <dt>{say('card_composite')}</dt>
          <dd>{score(card.composite)}</dd>
        </div>
        <div>
          <dt>{say('card_grade')}</dt>
          <dd>{card.grade ?? MISSING}</dd>
        </div>
        <div>
          <dt>{say('card_rank')}</dt>
          <dd>{whole(card.rank_team)}</dd>
        </div>
      </dl>
      <Link to={`/results?period=${card.period}`}>{say('card_open')}</Link>
    </HomeCard>
  );
}

export function ChangesCard({ changes }: { changes: Home['changes'] }) {
  const say = useText(homeMessages);
  const language = useLanguage();
  const period = changes[0]?.period ?? '';
  return (
    <HomeCard title={say('changes', { period: month(period, language) })}>
      <ul className="changes">
        {changes.map(({ team_code, team_name, difference, score: now }) => (
          <li key={team_code}>
            <Link to={`/scorecards/${period}/teams/${encodeURIComponent(team_code)}`}>{team_name}</Link>{' '}
            {say(difference > 0 ? 'change_up' : 'change_down', { points: Math.abs(difference).toFixed(2), score: score(now) })}
          </li>
        ))}
      </ul>
      <Link to="/trends">{say('changes_open')}</Link>
    </HomeCard>
  );
}

/** The month's workbook at one click, for those it is made for. */
export function WorkbookCard() {
  const say = useText(homeMessages);
  const session = useSession();
  const period = usePeriod();
  const ownBook = hasRole(session, 'shift_supervisor') || hasRole(session, 'team_leader');
  return (
    <HomeCard title={say('workbook')}>
      <p className="soft">{say('workbook_text')}</p>
      {ownBook && period !== null && (
        <Suspense>
          <QuickWorkbook period={period} />
        </Suspense>
      )}
      <Link to="/downloads">{say('workbook_open')}</Link>
    </HomeCard>
  );
}

export function SystemCard({ system }: { system: NonNullable<Home['system']> }) {
  const say = useText(homeMessages);
  return (
    <HomeCard title={say('system')}>
      <dl className="figures">
        <div>
          <dt>{say('system_version')}</dt>
          <dd>{system.version}</dd>
        </div>
        <div>
          <dt>{say('system_audit')}</dt>
          <dd>{say('system_audit_events', { count: system.audit_events })}</dd>
        </div>
      </dl>
    </HomeCard>
  );
}

export function StartCard() {
  const say = useText(homeMessages);
  return (
    <HomeCard title={say('start')}>
      <p className="soft">{say('start_text')}</p>
      <Link to="/start">{say('start_open')}</Link>
    </HomeCard>
  );
}
