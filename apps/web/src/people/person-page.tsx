import { Button, Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { getPerson } from '@contracts/organization.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { Loaded } from '../feedback/loaded.js';
import { useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import { peopleMessages } from './messages.js';
import { Spans } from './spans.js';

const PersonChange = lazy(() => import('./person-change.js'));

const deeds = ['transfer', 'new_post', 'correct', 'leave'] as const;
type Deed = (typeof deeds)[number];

export function Component() {
  const say = useText(peopleMessages);
  const { employee_no = '' } = useParams();
  const mayWrite = useMay('organization.write');
  const [deed, setDeed] = useState<Deed | null>(null);
  const query = useAsk<typeof getPerson>('/people/:employee_no', { params: { employee_no } });
  const name = query.data?.name ?? employee_no;
  const teamLink = (code: string, team: string) => <Link to={`/teams/${encodeURIComponent(code)}`}>{team}</Link>;
  return (
    <Page
      title={`${employee_no} ${query.data?.name ?? ''}`}
      actions={
        mayWrite &&
        query.data !== undefined && (
          <Space wrap>
            {deeds.map((each) => (
              <Button key={each} type={each === 'transfer' ? 'primary' : 'default'} onClick={() => setDeed(each)}>
                {say(each === 'leave' && query.data.left_on !== null ? 'come_back' : each)}
              </Button>
            ))}
          </Space>
        )
      }
    >
      <Loaded query={query}>
        {(person) => (
          <>
            <section className="sheet">
              <dl className="facts">
                <div className="fact">
                  <dt>{say('hired_on')}</dt>
                  <dd>{person.hired_on ?? '—'}</dd>
                </div>
                <div className="fact">
                  <dt>{say('left_on')}</dt>
                  <dd>{person.left_on ?? say('working')}</dd>
                </div>
              </dl>
            </section>
            <Spans
              title={say('memberships')}
              spans={person.memberships.map((each) => ({ ...each, what: teamLink(each.team_code, each.team_name) }))}
            />
            <Spans title={say('posts')} spans={person.posts.map((each) => ({ ...each, what: say(`post_${each.post}`) }))} />
            {person.leads.length > 0 && (
              <Spans
                title={say('leads')}
                spans={person.leads.map((each) => ({ ...each, what: teamLink(each.team_code, each.team_name) }))}
              />
            )}
            {person.supervises.length > 0 && (
              <Spans
                title={say('supervises')}
                spans={person.supervises.map((each) => ({ ...each, what: teamLink(each.team_code, each.team_name) }))}
              />
            )}
            {deed !== null && (
              <Suspense>
                <PersonChange person={person} name={name} deed={deed} onClose={() => setDeed(null)} />
              </Suspense>
            )}
          </>
        )}
      </Loaded>
      <Link to="/people">{say('back')}</Link>
    </Page>
  );
}
