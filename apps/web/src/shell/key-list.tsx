import { Modal } from 'antd';
import { useText } from '../i18n/use-text.js';
import { shellMessages } from './messages.js';
import { helpOfPage } from './page-keys.js';

export default function KeyList({ onClose }: { onClose: () => void }) {
  const say = useText(shellMessages);
  const keys: readonly (readonly [string, string])[] = [
    ['?', say('help_help')],
    ['/', say('help_search')],
    ['G H', say('help_home')],
    ...helpOfPage(),
  ];
  return (
    <Modal open title={say('help')} footer={null} onCancel={onClose}>
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
