import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { score } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { Explanation } from './explanation.js';
import { scoringMessages } from './scoring-messages.js';
import { useDesk, useHead } from './use-desk.js';

const inPoints = (basisPoints: number | null): string => score(basisPoints === null ? null : basisPoints / 100);

/** The running score, how far one is, and what can be done with the whole. */
export function ScoreHead({ status, actions }: { status: ReactNode; actions: ReactNode }) {
  const say = useText(scoringMessages);
  const { store } = useDesk();
  const { rawBp, finalBp, criticalFailed, answered, shown, criticals } = useHead(store);
  const [explained, setExplained] = useState(false);
  return (
    <>
      <div className="score-head">
        <dl className="scores">
          <div>
            <dt>{say('raw')}</dt>
            <dd data-score="raw">{inPoints(rawBp)}</dd>
          </div>
          <div className={criticalFailed ? 'is-critical' : undefined}>
            <dt>{say('final')}</dt>
            <dd data-score="final">{inPoints(finalBp)}</dd>
          </div>
        </dl>
        <div className="score-state">
          <span>{say('answered', { answered, shown })}</span>
          {status}
          {criticals !== '' && <span className="criticals">{say('criticals', { names: criticals })}</span>}
        </div>
        <div className="score-actions">
          <Button size="small" aria-expanded={explained} onClick={() => setExplained(!explained)}>
            {say('explain')}
          </Button>
          {actions}
        </div>
      </div>
      {explained && <Explanation />}
    </>
  );
}
