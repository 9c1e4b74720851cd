import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { listNotifications, Notification, readNotifications } from '@contracts/notifications.js';
import { call, type AnswerOf } from '../api/call.js';
import { moment } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { notificationMessages } from './messages.js';
import { placeOf, wordsOf } from './notification-words.js';

type Newest = AnswerOf<typeof listNotifications>;

interface NotificationListProps {
  newest: Newest;
  onGo: () => void;
}

export default function NotificationList({ newest, onGo }: NotificationListProps) {
  const say = useText(notificationMessages);
  const queries = useQueryClient();
  const [older, setOlder] = useState<readonly Notification[]>([]);
  const [cursor, setCursor] = useState(newest.next_cursor);
  const items = [...newest.items, ...older];
  if (items.length === 0) return <p className="soft">{say('none')}</p>;
  const mark = async (body: { ids?: number[]; up_to?: number }) => {
    await call<typeof readNotifications>('POST', '/notifications/read', { body });
    setOlder([]);
    setCursor(newest.next_cursor);
    await queries.invalidateQueries({ queryKey: ['/notifications'] });
  };
  const more = async () => {
    const page = await call<typeof listNotifications>('GET', '/notifications', {
      query: { page_size: 15, total: 'none', ...(cursor === null ? {} : { cursor }) },
    });
    setOlder([...older, ...page.items]);
    setCursor(page.next_cursor);
  };
  return (
    <>
      {newest.unread > 0 && (
        <button type="button" className="text-button" onClick={() => void mark({ up_to: newest.items[0]!.id })}>
          {say('read_all')}
        </button>
      )}
      <ul className="notifications">
        {items.map((each) => (
          <Told
            key={each.id}
            notification={each}
            onGo={() => {
              onGo();
              if (each.read_at === null) void mark({ ids: [each.id] });
            }}
          />
        ))}
      </ul>
      {cursor !== null && (
        <button type="button" className="text-button" onClick={() => void more()}>
          {say('older')}
        </button>
      )}
    </>
  );
}

function Told({ notification, onGo }: { notification: Notification; onGo: () => void }) {
  const say = useText(notificationMessages);
  const language = useLanguage();
  const isUnread = notification.read_at === null;
  return (
    <li>
      <Link to={placeOf(notification)} onClick={onGo} className={isUnread ? 'unread' : undefined}>
        {isUnread && <span className="visually-hidden">{say('is_unread')}</span>}
        {say(notification.kind, wordsOf(notification, language))}
        <span className="soft">{moment(notification.created_at)}</span>
      </Link>
    </li>
  );
}
