import { Button, Dropdown, type MenuProps } from 'antd';
import { UserOutlined } from '@ant-design/icons';
import { useNavigate } from 'react-router';
import type { signOut, signOutEverywhere, updateSession } from '@contracts/sign-in.js';
import { call } from '../api/call.js';
import { useSession } from '../api/use-session.js';
import { speak, type Language } from '../i18n/language.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { chooseMode, modes, type Mode } from '../theme/mode.js';
import { useMode } from '../theme/use-dark.js';
import { shellMessages } from './messages.js';

/** Who one is, how the page looks and speaks, and the way out. */
export function AccountMenu() {
  const say = useText(shellMessages);
  const { account, roles } = useSession();
  const language = useLanguage();
  const mode = useMode();
  const navigate = useNavigate();
  const leave = async (everywhere: boolean) => {
    if (everywhere) await call<typeof signOutEverywhere>('DELETE', '/sessions');
    else await call<typeof signOut>('DELETE', '/session');
    window.location.assign('/');
  };
  const choose = async (next: Language) => {
    await speak(next);
    await call<typeof updateSession>('PATCH', '/session', { body: { language: next } });
  };
  const items: MenuProps['items'] = [
    {
      type: 'group',
      label: `${account.name} ${account.employee_no}`,
      children: roles.map(({ role, principal }) => ({
        key: `role-${role}-${principal?.employee_no ?? ''}`,
        disabled: true,
        label: principal === null ? say(`role_${role}`) : `${say(`role_${role}`)} · ${say('deputy_of', { name: principal.name })}`,
      })),
    },
    { type: 'divider' },
    {
      type: 'group',
      label: say('language'),
      children: [
        { key: 'language-zh', label: <span lang="zh-CN">中文</span> },
        { key: 'language-en', label: <span lang="en">English</span> },
      ],
    },
    { type: 'group', label: say('mode'), children: modes.map((each) => ({ key: `mode-${each}`, label: say(`mode_${each}`) })) },
    { type: 'divider' },
    { key: 'password', label: say('change_password') },
    { key: 'leave', label: say('sign_out') },
    { key: 'leave-everywhere', label: say('sign_out_everywhere') },
  ];
  const act = (key: string) => {
    if (key.startsWith('language-')) void choose(key.slice(9) as Language);
    else if (key.startsWith('mode-')) chooseMode(key.slice(5) as Mode);
    else if (key === 'password') void navigate('/password');
    else void leave(key === 'leave-everywhere');
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, selectable: true, selectedKeys: [`language-${language}`, `mode-${mode}`], onClick: ({ key }) => act(key) }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={say('account')}>
        <span className="account-name">{account.name}</span>
      </Button>
    </Dropdown>
  );
}
