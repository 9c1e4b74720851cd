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
  /** Writes it over all the same; left out: nothing was typed, and what was seen is looked at again. */
  onKeep?: () => void;
  onClose: () => void;
}

/** Somebody else was quicker: what differs, and which of the two stays. */
export function StaleChoice({ differences, onTake, onKeep, onClose }: StaleChoiceProps) {
  const say = useText(formMessages);
  const same = differences.length === 0 && onKeep !== undefined;
  return (
    <Dialog title={say('stale_title')} onClose={onClose}>
      <p>{say(same ? 'stale_same' : onKeep === undefined ? 'stale_reread' : 'stale_text')}</p>
      {differences.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{say('stale_field')}</th>
              <th scope="col">{say('stale_theirs')}</th>
              <th scope="col">{say(onKeep === undefined ? 'stale_seen' : 'stale_mine')}</th>
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
        <Button onClick={onTake}>{say(onKeep === undefined ? 'stale_look' : 'stale_take')}</Button>
        {onKeep !== undefined && (
          <Button type="primary" onClick={onKeep}>
            {say('stale_keep')}
          </Button>
        )}
        <Button type="text" onClick={onClose}>
          {say('cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
