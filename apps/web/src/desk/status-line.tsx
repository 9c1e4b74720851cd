import { useSyncExternalStore } from 'react';
import { isProblem } from '../api/problem.js';
import { useText } from '../i18n/use-text.js';
import type { Autosave } from './autosave.js';
import { scoringMessages } from './scoring-messages.js';

/** Whether what was filled in is safe, and where. */
export function StatusLine({ autosave }: { autosave: Autosave }) {
  const say = useText(scoringMessages);
  const status = useSyncExternalStore(autosave.subscribe, autosave.status);
  const words = () => {
    switch (status.kind) {
      case 'saved':
        return say('saved', { at: status.at.toLocaleTimeString('en-GB') });
      case 'kept':
        return say(`kept_${status.why}`);
      case 'refused':
        return isProblem(status.error) ? status.error.message : say('invalid');
      default:
        return say(status.kind);
    }
  };
  const alarming = status.kind !== 'saved' && status.kind !== 'pending' && status.kind !== 'unchanged';
  return (
    <span className={`save-status${alarming ? ' is-alarming' : ''}`} role="status" data-save={status.kind}>
      {words()}
    </span>
  );
}
