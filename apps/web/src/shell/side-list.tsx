import { DownOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { useSession } from '../api/use-session.js';
import { useText } from '../i18n/use-text.js';
import { icons } from './icons.js';
import { shellMessages } from './messages.js';
import { navigationFor, type Entry, type Group } from './navigation.js';

/** The places one may go to; the month one is looking at comes along. */
export function SideList({ onGo }: { onGo?: () => void }) {
  const session = useSession();
  const [search] = useSearchParams();
  const period = search.get('period');
  const entries = useMemo(() => navigationFor(session), [session]);
  const query = period === null ? '' : `?period=${period}`;
  return (
    <ul className="side-list">
      {entries.map((each) =>
        'entries' in each ? (
          <SideGroup key={each.label} group={each} query={query} onGo={onGo} />
        ) : (
          <SideEntry key={each.path} entry={each} query={query} onGo={onGo} />
        ),
      )}
    </ul>
  );
}

interface SideEntryProps {
  entry: Entry;
  query: string;
  onGo: (() => void) | undefined;
}

function SideEntry({ entry: { path, label, icon, beside = [] }, query, onGo }: SideEntryProps) {
  const say = useText(shellMessages);
  const { pathname } = useLocation();
  const isHere = [path, ...beside].some((each) => isWithin(each, pathname));
  return (
    <li>
      <Link to={`${path}${query}`} aria-current={isHere ? 'page' : undefined} onClick={onGo}>
        {icons[icon]}
        {say(label)}
      </Link>
    </li>
  );
}

function SideGroup({ group, query, onGo }: { group: Group; query: string; onGo: (() => void) | undefined }) {
  const say = useText(shellMessages);
  const { pathname } = useLocation();
  const inside = group.entries.some(({ path }) => isWithin(path, pathname));
  return (
    <li>
      <details open={inside}>
        <summary>
          {icons[group.icon]}
          {say(group.label)}
          <DownOutlined className="side-more" />
        </summary>
        <ul>
          {group.entries.map((entry) => (
            <SideEntry key={entry.path} entry={entry} query={query} onGo={onGo} />
          ))}
        </ul>
      </details>
    </li>
  );
}

/** Everything begins with `/`, but is not at home. */
function isWithin(path: string, pathname: string): boolean {
  return pathname === path || (path !== '/' && pathname.startsWith(`${path}/`));
}
