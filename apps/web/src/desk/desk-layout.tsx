import './desk.css';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.js';
import { FormPane } from './form-pane.js';
import { ScoreHead } from './score-head.js';
import { scoringMessages } from './scoring-messages.js';
import { DeskContext, type Desk } from './use-desk.js';

interface DeskLayoutProps {
  desk: Desk;
  side: ReactNode;
  status: ReactNode;
  actions: ReactNode;
  before?: ReactNode;
  /** The recording, pinned below. */
  below?: ReactNode;
}

/** The call at the left, the form at the right, its score above it. */
export function DeskLayout({ desk, side, status, actions, before, below }: DeskLayoutProps) {
  const say = useText(scoringMessages);
  return (
    <DeskContext value={desk}>
      {before}
      <div className="desk">
        <aside className="desk-side" aria-label={say('call_region')}>
          {side}
        </aside>
        <section className="desk-form" aria-label={say('form_region')}>
          <ScoreHead status={status} actions={actions} />
          <FormPane />
        </section>
      </div>
      {below !== undefined && <div className="desk-below">{below}</div>}
    </DeskContext>
  );
}
