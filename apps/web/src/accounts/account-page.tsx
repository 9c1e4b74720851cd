import { Button, Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Account, getAccount, resetPassword, updateAccount } from '@contracts/accounts.js';
import { call } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { Fault } from '../feedback/fault.js';
import { Loaded } from '../feedback/loaded.js';
import { ForbiddenPage } from '../feedback/route-fault.js';
import { Dialog } from '../form/dialog.js';
import { formMessages } from '../form/messages.js';
import { useDone } from '../form/use-done.js';
import { moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import { accountMessages } from './messages.js';
import { SecretDialog } from './secret-dialog.js';

const RolesForm = lazy(() => import('./roles-form.js'));

type Deed = 'reset' | 'disable' | 'enable';

export function Component() {
  return useMay('accounts.manage') ? <AccountPage /> : <ForbiddenPage />;
}

function AccountPage() {
  const say = useText(accountMessages);
  const { employee_no = '' } = useParams();
  const [deed, setDeed] = useState<Deed | null>(null);
  const query = useAsk<typeof getAccount>('/accounts/:employee_no', { params: { employee_no } });
  return (
    <Page
      title={`${employee_no} ${query.data?.name ?? ''}`}
      actions={
        query.data !== undefined && (
          <Space wrap>
            <Button onClick={() => setDeed('reset')}>{say('reset')}</Button>
            <Button onClick={() => setDeed(query.data.disabled ? 'enable' : 'disable')}>
              {say(query.data.disabled ? 'enable' : 'disable')}
            </Button>
          </Space>
        )
      }
    >
      <Loaded query={query}>
        {(account) => (
          <>
            <section className="sheet">
              <dl className="facts">
                <div className="fact">
                  <dt>{say('state')}</dt>
                  <dd>{say(account.disabled ? 'state_disabled' : account.must_change_password ? 'state_first' : 'state_open')}</dd>
                </div>
                <div className="fact">
                  <dt>{say('last_sign_in')}</dt>
                  <dd>{account.last_sign_in_at === null ? say('never') : moment(account.last_sign_in_at)}</dd>
                </div>
                <div className="fact">
                  <dt>{say('created')}</dt>
                  <dd>{say('created_by', { at: moment(account.created_at), by: account.created_by })}</dd>
                </div>
              </dl>
            </section>
            <section className="sheet">
              <h2>{say('role')}</h2>
              <Suspense>
                <RolesForm key={JSON.stringify(account.roles)} account={account} />
              </Suspense>
            </section>
            {deed !== null && <DeedDialog account={account} deed={deed} onClose={() => setDeed(null)} />}
          </>
        )}
      </Loaded>
      <Link to="/accounts">{say('back')}</Link>
    </Page>
  );
}

function DeedDialog({ account, deed, onClose }: { account: Account; deed: Deed; onClose: () => void }) {
  const say = useText(accountMessages);
  const sayForm = useText(formMessages);
  const done = useDone(onClose);
  const [secret, setSecret] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const params = { employee_no: account.employee_no };
  const act = async () => {
    try {
      if (deed === 'reset') {
        setSecret((await call<typeof resetPassword>('POST', '/accounts/:employee_no/password-reset', { params })).temporary_password);
        return;
      }
      await call<typeof updateAccount>('PATCH', '/accounts/:employee_no', { params, body: { disabled: deed === 'disable' } });
      await done();
    } catch (error) {
      setRefusal(error);
    }
  };
  if (secret !== null)
    return (
      <SecretDialog
        title={say('password_title')}
        text={say('password_text', { name: account.name, employee_no: account.employee_no })}
        secret={secret}
        onClose={onClose}
      />
    );
  return (
    <Dialog title={`${say(deed)}：${account.name}`} onClose={onClose}>
      {refusal !== null && <Fault error={refusal} />}
      {deed !== 'enable' && <p>{say(`${deed}_text`)}</p>}
      <Space>
        <Button type="primary" danger={deed === 'disable'} onClick={() => void act()}>
          {say(deed === 'reset' ? 'reset_confirm' : deed)}
        </Button>
        <Button onClick={onClose}>{sayForm('cancel')}</Button>
      </Space>
    </Dialog>
  );
}
