import { Drawer } from 'antd';
import { useText } from '../i18n/use-text.js';
import { shellMessages } from './messages.js';
import { SideList } from './side-list.js';

/** The side on a narrow screen. */
export default function SideDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useText(shellMessages);
  return (
    <Drawer open={open} placement="left" size={260} title={say('product')} onClose={onClose} styles={{ body: { padding: 0 } }}>
      <nav aria-label={say('navigation')}>
        <SideList onGo={onClose} />
      </nav>
    </Drawer>
  );
}
