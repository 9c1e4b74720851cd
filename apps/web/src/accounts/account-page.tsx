import { Button, Space } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Account, getAccount, resetPassword, updateAccount } from '@contracts/accounts.js';
import { call, callTagged } from '../api/call.js';
import { useMay } from '../api/use-session.js';
import { Fault } from '../feedback/fault.js';
import { Loaded } from '../feedback/loaded.js';
import { ForbiddenPage } from '../feedback/route-fault.js';
import { Dialog } from '../form/dialog.js';
import { changesSince } from '../form/line-differences.js';
import { formMessages } from '../form/messages.js';
import { StaleChoice } from '../form/stale-choice.js';
import { useDone } from '../form/use-done.js';
import type { Opened } from '../form/use-tagged-form.js';
import { useTagged } from '../form/use-tagged.js';
import { useTaggedWrite } from '../form/use-tagged-write.js';
import { moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import { accountLines, stateLine } from './account-lines.js';
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
  const read = () => callTagged<typeof getAccount>('GET', '/accounts/:employee_no', { params: { employee_no } });
  const query = useTagged(['/accounts', employee_no], read);
  const shown = query.data?.data;
  return (
    <Page
      title={`${employee_no} ${shown?.name ?? ''}`}
      actions={
        shown !== undefined && (
          <Space wrap>
            <Button onClick={() => setDeed('reset')}>{say('reset')}</Button>
            <Button onClick={() => setDeed(shown.disabled ? 'enable' : 'disable')}>{say(shown.disabled ? 'enable' : 'disable')}</Button>
          </Space>
        )
      }
    >
      <Loaded query={query}>
        {({ data: account, etag }) => (
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
                <RolesForm key={etag} opened={{ data: account, etag, read }} />
              </Suspense>
            </section>
            {deed !== null && <DeedDialog opened={{ data: account, etag, read }} deed={deed} onClose={() => setDeed(null)} />}
          </>
        )}
      </Loaded>
      <Link to="/accounts">{say('back')}</Link>
    </Page>
  );
}

function DeedDialog({ opened, deed, onClose }: { opened: Opened<Account>; deed: Deed; onClose: () => void }) {
  const say = useText(accountMessages);
  const sayForm = useText(formMessages);
  const done = useDone(onClose);
  const client = useQueryClient();
  const [secret, setSecret] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [account] = useState(opened.data);
  const params = { employee_no: account.employee_no };
  const saving = useTaggedWrite<Account, boolean>({
    ...opened,
    send: async (disabled, headers) => {
      await call<typeof updateAccount>('PATCH', '/accounts/:employee_no', { params, body: { disabled }, headers });
      await done();
    },
    refused: setRefusal,
  });
  const { clash } = saving;
  const act = async () => {
    if (deed !== 'reset') return saving.write(deed === 'disable');
    try {
      setSecret((await call<typeof resetPassword>('POST', '/accounts/:employee_no/password-reset', { params })).temporary_password);
      await client.invalidateQueries();
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
  if (clash !== null)
    return (
      <StaleChoice
        differences={changesSince(
          accountLines(account, say),
          accountLines(clash.theirs, say),
          [stateLine(clash.mine, say)],
          sayForm('stale_untouched'),
        )}
        onTake={() => {
          onClose();
          void client.invalidateQueries();
        }}
        onKeep={() => void saving.keep()}
        onClose={saving.dismiss}
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
