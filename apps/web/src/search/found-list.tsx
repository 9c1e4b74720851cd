import { Link } from 'react-router';
import { useText } from '../i18n/use-text.js';
import type { FoundItem } from './found-items.js';
import { searchMessages } from './messages.js';

interface FoundListProps {
  id: string;
  text: string;
  items: readonly FoundItem[];
  chosen: number;
  /** One of them is gone to. */
  onGo: () => void;
}

/** What was found, under the field: the field keeps the focus and names the chosen one. */
export function FoundList({ id, text, items, chosen, onGo }: FoundListProps) {
  const say = useText(searchMessages);
  if (items.length === 0)
    return (
      <div className="search-found" id={`${id}-list`}>
        <p role="status">{say('none', { text })}</p>
        <p className="soft">{say('none_why')}</p>
      </div>
    );
  const groups = [...new Set(items.map(({ group }) => group))];
  return (
    <div className="search-found" id={`${id}-list`} role="listbox" aria-label={say('search')}>
      {groups.map((group) => (
        <div key={group} role="group" aria-label={say(group)}>
          <div className="search-group soft" aria-hidden>
            {say(group)}
          </div>
          {items.map(
            (item, at) =>
              item.group === group && (
                <Link
                  key={item.title}
                  to={item.path}
                  tabIndex={-1}
                  id={`${id}-${at}`}
                  role="option"
                  aria-selected={at === chosen}
                  className="search-option"
                  // The field keeps the focus, so that leaving it is not taken for giving up.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={onGo}
                >
                  <span>{item.title}</span>
                  <span className="soft">
                    {[item.detail, item.word === null ? '' : say(item.word)].filter((part) => part !== '').join(' · ')}
                  </span>
                </Link>
              ),
          )}
        </div>
      ))}
    </div>
  );
}
