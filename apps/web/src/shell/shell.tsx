import './shell.css';
import { Button } from 'antd';
import { MenuOutlined } from '@ant-design/icons';
import { lazy, Suspense, useState } from 'react';
import { Link, Outlet, ScrollRestoration } from 'react-router';
import { useText } from '../i18n/use-text.js';
import { Bell } from '../notifications/bell.js';
import { HeadSearch } from '../search/head-search.js';
import { AccountMenu } from './account-menu.js';
import { JobsTray } from './jobs-tray.js';
import { KeyboardHelp } from './keyboard-help.js';
import { shellMessages } from './messages.js';
import { PeriodPicker } from './period-picker.js';
import { SideList } from './side-list.js';

const SideDrawer = lazy(() => import('./side-drawer.js'));

/** What stands around every page: the side, the head, and what the keyboard does everywhere. */
export function Shell() {
  const say = useText(shellMessages);
  // Null: never opened, so that it need not be there.
  const [open, setOpen] = useState<boolean | null>(null);
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
        <SideList />
      </nav>
      <header className="head">
        <Button className="burger" type="text" icon={<MenuOutlined />} aria-label={say('open_navigation')} onClick={() => setOpen(true)} />
        <PeriodPicker />
        <HeadSearch />
        <span className="head-space" />
        <JobsTray />
        <Bell />
        <AccountMenu />
      </header>
      <main id="content" tabIndex={-1}>
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      {open !== null && (
        <Suspense>
          <SideDrawer open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
      <KeyboardHelp />
      <ScrollRestoration />
    </div>
  );
}
