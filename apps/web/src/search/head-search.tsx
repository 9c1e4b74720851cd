import { Button } from 'antd';
import { CloseOutlined, SearchOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { useText } from '../i18n/use-text.js';
import { useNarrow } from '../list/use-narrow.js';
import { isTyping } from '../shell/is-typing.js';
import { searchMessages } from './messages.js';
import { SearchBox } from './search-box.js';

/** The search of the head, on `/`; where there is no room it is opened by a button and lies over the head. */
export function HeadSearch() {
  const say = useText(searchMessages);
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event)) return;
      event.preventDefault();
      if (narrow) setOpen(true);
      else document.querySelector<HTMLInputElement>('.head .search-field')?.focus();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [narrow]);
  if (!narrow) return <SearchBox />;
  if (!open) return <Button type="text" icon={<SearchOutlined />} aria-label={say('search')} onClick={() => setOpen(true)} />;
  return (
    <div className="search-over">
      <SearchBox focused onDone={() => setOpen(false)} />
      <Button type="text" icon={<CloseOutlined />} aria-label={say('close')} onClick={() => setOpen(false)} />
    </div>
  );
}
