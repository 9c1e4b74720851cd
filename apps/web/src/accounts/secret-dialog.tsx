import { Button } from 'antd';
import { Dialog } from '../form/dialog.js';
import { formMessages } from '../form/messages.js';
import { useText } from '../i18n/use-text.js';

interface SecretDialogProps {
  title: string;
  text: string;
  /** null: there is none to show. */
  secret: string | null;
  onClose: () => void;
}

/** A secret that is shown this once. */
export function SecretDialog({ title, text, secret, onClose }: SecretDialogProps) {
  const say = useText(formMessages);
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      {secret !== null && <output className="secret">{secret}</output>}
      <div className="form-foot">
        <Button type="primary" onClick={onClose}>
          {say('close')}
        </Button>
      </div>
    </Dialog>
  );
}
