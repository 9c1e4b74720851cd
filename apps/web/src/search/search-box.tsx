import './search.css';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../api/use-session.js';
import { useText } from '../i18n/use-text.js';
import { usePeriod } from '../shell/use-periods.js';
import { FoundList } from './found-list.js';
import { foundItems, type FoundItem } from './found-items.js';
import { searchMessages } from './messages.js';
import { useSearch } from './use-search.js';

interface SearchBoxProps {
  /** It has just been opened, and is typed into at once. */
  focused?: boolean;
  /** One has gone somewhere, or given up. */
  onDone?: () => void;
}

/** Finds people, teams, evaluations, calls and cases; wholly by keyboard if one likes. */
export function SearchBox({ focused = false, onDone }: SearchBoxProps) {
  const say = useText(searchMessages);
  const navigate = useNavigate();
  const { account } = useSession();
  const period = usePeriod();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const found = useSearch(text);
  const items = found === null ? [] : foundItems(found.results, { employeeNo: account.employee_no, period });
  const shown = open && found !== null;

  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);

  const leave = () => {
    setOpen(false);
    onDone?.();
  };
  const done = () => {
    setText('');
    field.current?.blur();
    leave();
  };
  const go = (item: FoundItem | undefined) => {
    if (item === undefined) return;
    done();
    void navigate(item.path);
  };
  const press = (event: KeyboardEvent) => {
    // These keys belong to the input method as long as it composes.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      if (text === '') field.current?.blur();
      setText('');
      leave();
    } else if (event.key === 'Enter') go(shown ? items[chosen] : undefined);
    else if (items.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setChosen((chosen + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length);
    }
  };
  return (
    <div className="search" role="search" aria-label={say('label')}>
      <input
        ref={field}
        type="search"
        className="search-field"
        role="combobox"
        aria-label={say('label')}
        aria-expanded={shown && items.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && items.length > 0 ? `${id}-${chosen}` : undefined}
        placeholder={say('hint')}
        autoComplete="off"
        spellCheck={false}
        maxLength={64}
        value={text}
        onFocus={() => setOpen(true)}
        onBlur={leave}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
          setOpen(true);
        }}
        onKeyDown={press}
      />
      <span className="visually-hidden" role="status">
        {shown && items.length > 0 && say('found', { count: items.length })}
      </span>
      {shown && <FoundList id={id} text={found.asked} items={items} chosen={chosen} onGo={done} />}
    </div>
  );
}
