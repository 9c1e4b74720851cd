import './shell.css';
import { Button, Drawer, Menu, type MenuProps } from 'antd';
import { MenuOutlined } from '@ant-design/icons';
import { Suspense, useMemo, useState } from 'react';
import { Link, Outlet, ScrollRestoration, useLocation, useSearchParams } from 'react-router';
import { useSession } from '../api/use-session.js';
import { useText, type Say } from '../i18n/use-text.js';
import { AccountMenu } from './account-menu.js';
import { icons } from './icons.js';
import { JobsTray } from './jobs-tray.js';
import { KeyboardHelp } from './keyboard-help.js';
import { shellMessages, type ShellKey } from './messages.js';
import { navigationFor, type Entry, type Group } from './navigation.js';
import { PeriodPicker } from './period-picker.js';

/** What stands around every page: the side, the head, and what the keyboard does everywhere. */
export function Shell() {
  const say = useText(shellMessages);
  const [open, setOpen] = useState(false);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <nav className="side" aria-label={say('navigation')}>
        <Link className="brand" to="/">
          <img src="/assets-fixed/icon.svg" alt="" />
          {say('product')}
        </Link>
        <Navigation onGo={() => undefined} />
      </nav>
      <header className="head">
        <Button className="burger" type="text" icon={<MenuOutlined />} aria-label={say('open_navigation')} onClick={() => setOpen(true)} />
        <PeriodPicker />
        <span className="head-space" />
        <JobsTray />
        <AccountMenu />
      </header>
      <main id="content" tabIndex={-1}>
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      <Drawer open={open} placement="left" size={260} title={say('product')} onClose={() => setOpen(false)}>
        <nav aria-label={say('navigation')}>
          <Navigation onGo={() => setOpen(false)} />
        </nav>
      </Drawer>
      <KeyboardHelp />
      <ScrollRestoration />
    </div>
  );
}

function Navigation({ onGo }: { onGo: () => void }) {
  const say = useText(shellMessages);
  const session = useSession();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const period = search.get('period');
  const entries = useMemo(() => navigationFor(session), [session]);
  const query = period === null ? '' : `?period=${period}`;
  const at = entries.flatMap((each) => ('entries' in each ? each.entries : [each])).find(({ path }) => isAt(pathname, path));
  return (
    <Menu
      mode="inline"
      selectedKeys={at === undefined ? [] : [at.path]}
      defaultOpenKeys={entries.filter((each) => 'entries' in each && each.entries.some(({ path }) => isAt(pathname, path))).map(keyOf)}
      items={entries.map((each) => item(each, say, query))}
      onClick={onGo}
    />
  );
}

type Item = NonNullable<MenuProps['items']>[number];

function item(entry: Entry | Group, say: Say<ShellKey>, query: string): Item {
  const shared = { key: keyOf(entry), icon: icons[entry.icon] };
  if ('entries' in entry) return { ...shared, label: say(entry.label), children: entry.entries.map((each) => item(each, say, query)) };
  return { ...shared, label: <Link to={`${entry.path}${query}`}>{say(entry.label)}</Link> };
}

function keyOf(entry: Entry | Group): string {
  return 'entries' in entry ? entry.label : entry.path;
}

function isAt(pathname: string, path: string): boolean {
  return path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`);
}
