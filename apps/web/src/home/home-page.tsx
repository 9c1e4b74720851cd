import './home.css';
import { useId } from 'react';
import type { getHome, Home } from '@contracts/home.js';
import { hasRole, reachOf } from '../api/session.js';
import { useAsk } from '../api/use-ask.js';
import { useSession } from '../api/use-session.js';
import { Loaded } from '../feedback/loaded.js';
import { useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import { DutyList } from './duty-list.js';
import { homeMessages } from './messages.js';
import { QuotaCard } from './quota-card.js';
import { ChangesCard, OwnCard, StartCard, SystemCard, WorkbookCard } from './side-cards.js';

/** What must I do today? */
export function Component() {
  const say = useText(homeMessages);
  const { account } = useSession();
  const home = useAsk<typeof getHome>('/home', {});
  return (
    <Page title={say('greeting', { name: account.name })}>
      <Loaded query={home}>{(data) => <Today home={data} />}</Loaded>
    </Page>
  );
}

function Today({ home }: { home: Home }) {
  const say = useText(homeMessages);
  const session = useSession();
  const id = useId();
  return (
    <div className="home">
      <section className="home-card home-duties" aria-labelledby={id}>
        <h2 id={id}>{say('todo')}</h2>
        <DutyList home={home} />
      </section>
      {hasRole(session, 'qa_trainer') && <QuotaCard period={home.period} />}
      {home.card !== null && <OwnCard card={home.card} />}
      {home.changes.length > 0 && <ChangesCard changes={home.changes} />}
      {reachOf(session, 'exports.run') !== null && <WorkbookCard />}
      {home.system !== null && <SystemCard system={home.system} />}
      {home.sample && <StartCard />}
    </div>
  );
}
