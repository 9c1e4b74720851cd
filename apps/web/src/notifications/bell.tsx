import './notifications.css';
import { Button } from 'antd';
import { BellOutlined } from '@ant-design/icons';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import type { listNotifications } from '@contracts/notifications.js';
import { useAsk } from '../api/use-ask.js';
import { useText } from '../i18n/use-text.js';
import { Panel } from '../shell/panel.js';
import { notificationMessages } from './messages.js';

const NotificationList = lazy(() => import('./notification-list.js'));

/** So many are shown; older ones are asked for. */
const FEW = 15;

/** What one has been told. Looked for as one goes about the pages, never by the clock: a page left open lets its session end. */
export function Bell() {
  const say = useText(notificationMessages);
  const queries = useQueryClient();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const { data } = useAsk<typeof listNotifications>('/notifications', { query: { page_size: FEW, total: 'none' } });
  const lastPlace = useRef(pathname);
  useEffect(() => {
    if (lastPlace.current === pathname) return;
    lastPlace.current = pathname;
    void queries.invalidateQueries({ queryKey: ['/notifications'] });
  }, [queries, pathname]);
  const unread = data?.unread ?? 0;
  return (
    <Panel
      open={open}
      onClose={close}
      label={say('title')}
      button={
        <Button
          type="text"
          className="bell"
          aria-label={unread === 0 ? say('title') : say('unread', { count: unread })}
          aria-expanded={open}
          icon={<BellOutlined />}
          onClick={() => setOpen(!open)}
        >
          {unread > 0 && <span className="bell-count">{unread > 99 ? '99+' : unread}</span>}
        </Button>
      }
    >
      <Suspense>{data !== undefined && <NotificationList newest={data} onGo={close} />}</Suspense>
    </Panel>
  );
}
