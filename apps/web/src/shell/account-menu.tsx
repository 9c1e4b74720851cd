import { Button } from 'antd';
import { UserOutlined } from '@ant-design/icons';
import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import type { signOut, signOutEverywhere, updateSession } from '@contracts/sign-in.js';
import { call } from '../api/call.js';
import { useSession } from '../api/use-session.js';
import { speak, type Language } from '../i18n/language.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { chooseMode, modes } from '../theme/mode.js';
import { useMode } from '../theme/use-dark.js';
import { shellMessages } from './messages.js';
import { Panel } from './panel.js';

const tongues = [
  ['zh', '中文', 'zh-CN'],
  ['en', 'English', 'en'],
] as const;

/** Who one is, how the page looks and speaks, and the way out. */
export function AccountMenu() {
  const say = useText(shellMessages);
  const { account, roles } = useSession();
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const leave = async (everywhere: boolean) => {
    if (everywhere) await call<typeof signOutEverywhere>('DELETE', '/sessions');
    else await call<typeof signOut>('DELETE', '/session');
    window.location.assign('/');
  };
  return (
    <Panel
      open={open}
      onClose={close}
      label={say('account')}
      button={
        <Button
          type="text"
          icon={<UserOutlined />}
          aria-label={`${say('account')} ${account.name}`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <span className="account-name">{account.name}</span>
        </Button>
      }
    >
      <p className="account-who">
        <strong>{account.name}</strong> {account.employee_no}
      </p>
      <ul className="account-roles soft">
        {roles.map(({ role, principal }) => (
          <li key={`${role} ${principal?.employee_no ?? ''}`}>
            {say(`role_${role}`)}
            {principal !== null && ` · ${say('deputy_of', { name: principal.name })}`}
          </li>
        ))}
      </ul>
      <Appearance />
      <ul className="account-ways">
        <li>
          <Link to="/account" onClick={close}>
            {say('my_account')}
          </Link>
        </li>
        <li>
          <Link to="/password">{say('change_password')}</Link>
        </li>
        <li>
          <button type="button" onClick={() => void leave(false)}>
            {say('sign_out')}
          </button>
        </li>
        <li>
          <button type="button" onClick={() => void leave(true)}>
            {say('sign_out_everywhere')}
          </button>
        </li>
      </ul>
    </Panel>
  );
}

function Appearance() {
  const say = useText(shellMessages);
  const language = useLanguage();
  const mode = useMode();
  const choose = async (next: Language) => {
    await speak(next);
    await call<typeof updateSession>('PATCH', '/session', { body: { language: next } });
  };
  return (
    <>
      <fieldset className="choices">
        <legend>{say('language')}</legend>
        {tongues.map(([tongue, name, lang]) => (
          <label key={tongue} lang={lang}>
            <input type="radio" name="language" checked={language === tongue} onChange={() => void choose(tongue)} />
            {name}
          </label>
        ))}
      </fieldset>
      <fieldset className="choices">
        <legend>{say('mode')}</legend>
        {modes.map((each) => (
          <label key={each}>
            <input type="radio" name="mode" checked={mode === each} onChange={() => chooseMode(each)} />
            {say(`mode_${each}`)}
          </label>
        ))}
      </fieldset>
    </>
  );
}
