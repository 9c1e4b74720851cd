import { useText } from '../i18n/use-text.js';
import type { RowView } from './desk-store.js';
import { printed } from './row-answer.js';
import { scoringMessages } from './scoring-messages.js';
import { useDesk } from './use-desk.js';

/** The most options that have a key of their own. */
const KEYS = 9;

export function ChoiceControl({ index, view }: { index: number; view: RowView }) {
  const say = useText(scoringMessages);
  const { store } = useDesk();
  const { options } = store.criterion(index);
  return (
    <span className="picks">
      {options.map(({ label, points, autoFail }, option) => (
        <button
          key={label}
          type="button"
          className={`pick${autoFail ? ' is-fatal' : ''}`}
          aria-pressed={view.option === option}
          onClick={() => store.choose(index, option)}
        >
          {option < KEYS && <span className="pick-key">{option + 1}</span>} {label}
          <span className="pick-points">{autoFail ? say('auto_fail') : say('points_of', { points: printed(points) })}</span>
        </button>
      ))}
    </span>
  );
}
