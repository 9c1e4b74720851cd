import './desk.css';
import { Card } from 'antd';
import { useMay } from '../api/use-session.js';
import { ForbiddenPage } from '../feedback/route-fault.js';
import { useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import { CallSearch } from './call-search.js';
import { deskMessages } from './messages.js';
import { MyDrafts } from './my-drafts.js';
import { NextCall } from './next-call.js';
import { QuotaCard } from './quota-card.js';

/** What there is to score: the next call, what was begun, how far the month has come, and calls to pick from. */
export function Component() {
  const say = useText(deskMessages);
  const may = useMay('evaluations.write');
  if (!may) return <ForbiddenPage />;
  return (
    <Page title={say('title')}>
      <div className="desk-start">
        <Card>
          <NextCall />
        </Card>
        <Card>
          <QuotaCard />
        </Card>
        <Card>
          <MyDrafts />
        </Card>
      </div>
      <Card className="desk-search">
        <CallSearch />
      </Card>
    </Page>
  );
}
