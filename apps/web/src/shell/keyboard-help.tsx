import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '../i18n/use-text.js';
import { isTyping } from './is-typing.js';
import { shellMessages } from './messages.js';
import { helpOfPage } from './page-keys.js';

/** The list of keys, on `?`; and the keys that work everywhere. */
export function KeyboardHelp() {
  const say = useText(shellMessages);
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    let afterG = false;
    const press = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      if (event.key === '?') setOpen(true);
      if (afterG && event.key === 'h') void navigate('/');
      afterG = event.key === 'g';
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [navigate]);
  const keys: readonly (readonly [string, string])[] = [
    ['?', say('help_help')],
    ['/', say('help_search')],
    ['G H', say('help_home')],
    ...(open ? helpOfPage() : []),
  ];
  return (
    <Modal open={open} title={say('help')} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
      <dl className="key-list">
        {keys.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
