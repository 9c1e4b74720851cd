import { useText } from '../i18n/use-text.js';
import type { RowView } from './desk-store.js';
import { scoringMessages } from './scoring-messages.js';
import { useDesk } from './use-desk.js';

export function NumberControl({ index, view, labelledBy }: { index: number; view: RowView; labelledBy: string }) {
  const say = useText(scoringMessages);
  const { store } = useDesk();
  const { kind } = store.criterion(index);
  return (
    <label className="number-field">
      <span id={`${labelledBy}-unit`}>{kind === 'deduction' ? say('deducted') : say('points')}</span>
      <input
        className="number-input"
        data-number="desk"
        inputMode="decimal"
        autoComplete="off"
        aria-labelledby={`${labelledBy} ${labelledBy}-unit`}
        aria-invalid={view.fault !== null}
        value={view.text}
        onChange={(event) => store.setText(index, event.target.value.normalize('NFKC').trim())}
      />
    </label>
  );
}
