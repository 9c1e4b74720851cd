import { Button, Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { getTeam } from '@contracts/organization.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { Loaded } from '../feedback/loaded.js';
import { useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import { peopleMessages } from './messages.js';
import { Spans } from './spans.js';

const TeamChange = lazy(() => import('./team-change.js'));

const deeds = ['appoint_leader', 'appoint_supervisor', 'rename'] as const;

export function Component() {
  const say = useText(peopleMessages);
  const { team_code = '' } = useParams();
  const mayWrite = useMay('organization.write');
  const [deed, setDeed] = useState<(typeof deeds)[number] | null>(null);
  const query = useAsk<typeof getTeam>('/teams/:team_code', { params: { team_code } });
  const personLink = (no: string, name: string) => <Link to={`/people/${encodeURIComponent(no)}`}>{`${no} ${name}`}</Link>;
  return (
    <Page
      title={query.data === undefined ? team_code : `${query.data.team_name}（${team_code}）`}
      actions={
        mayWrite &&
        query.data !== undefined && (
          <Space wrap>
            {deeds.map((each) => (
              <Button key={each} onClick={() => setDeed(each)}>
                {say(each)}
              </Button>
            ))}
          </Space>
        )
      }
    >
      <Loaded query={query}>
        {(team) => (
          <>
            <Spans
              title={say('leaders')}
              spans={team.leaders.map((each) => ({ ...each, what: personLink(each.employee_no, each.name) }))}
            />
            <Spans
              title={say('supervisors')}
              spans={team.supervisors.map((each) => ({ ...each, what: personLink(each.employee_no, each.name) }))}
            />
            {deed !== null && (
              <Suspense>
                <TeamChange team={team} deed={deed} onClose={() => setDeed(null)} />
              </Suspense>
            )}
          </>
        )}
      </Loaded>
      <Space>
        <Link to={`/people?team=${encodeURIComponent(team_code)}`}>{say('members')}</Link>
        <Link to="/teams">{say('back')}</Link>
      </Space>
    </Page>
  );
}
