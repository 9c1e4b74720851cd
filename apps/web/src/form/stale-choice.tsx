import { Button } from 'antd';
import { useText } from '../i18n/use-text.js';
import { Dialog } from './dialog.js';
import { formMessages } from './messages.js';

export interface Difference {
  label: string;
  theirs: string;
  mine: string;
}

interface StaleChoiceProps {
  differences: readonly Difference[];
  /** Gives up what was typed. */
  onTake: () => void;
  /** Writes it over all the same. */
  onKeep: () => void;
  onClose: () => void;
}

/** Somebody else was quicker: what differs, and which of the two stays. */
export function StaleChoice({ differences, onTake, onKeep, onClose }: StaleChoiceProps) {
  const say = useText(formMessages);
  return (
    <Dialog title={say('stale_title')} onClose={onClose}>
      <p>{say(differences.length === 0 ? 'stale_same' : 'stale_text')}</p>
      {differences.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{say('stale_field')}</th>
              <th scope="col">{say('stale_theirs')}</th>
              <th scope="col">{say('stale_mine')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ label, theirs, mine }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{theirs}</td>
                <td>{mine}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="form-foot">
        <Button onClick={onTake}>{say('stale_take')}</Button>
        <Button type="primary" onClick={onKeep}>
          {say('stale_keep')}
        </Button>
        <Button type="text" onClick={onClose}>
          {say('cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
