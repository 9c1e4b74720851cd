import { memo, useEffect, useRef } from 'react';
import type { Criterion } from '@scoring/form-definition.js';
import { useText, type Say } from '../i18n/use-text.js';
import { ChoiceControl } from './choice-control.js';
import { criticalSentence } from './critical-sentence.js';
import { isCritical, takesNa } from './desk-form.js';
import { NumberControl } from './number-control.js';
import { RowNotes } from './row-notes.js';
import { printed } from './row-answer.js';
import { scoringMessages } from './scoring-messages.js';
import { useDesk, useRow } from './use-desk.js';

export type SayScoring = Say<NonNullable<(typeof scoringMessages)['keys']>>;

/** One criterion. Plain buttons and fields: sixty of them stand on a page, and each key must be seen at once. */
export const CriterionRow = memo(function CriterionRow({ index }: { index: number }) {
  const say = useText(scoringMessages);
  const { store } = useDesk();
  const view = useRow(store, index);
  const ref = useRef<HTMLDivElement>(null);
  const criterion = store.criterion(index);
  const { active, state } = view;
  useEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  if (state === 'hidden') return null;
  const remark = view.fault === null ? view.remark : faultText(say, criterion, view.fault);
  const id = `criterion-${index}`;
  return (
    <div
      ref={ref}
      className={`criterion${active ? ' is-active' : ''}${remark === null ? '' : ' has-remark'}`}
      role="group"
      tabIndex={-1}
      aria-labelledby={id}
      data-code={criterion.code}
      data-state={state}
      data-row={index}
    >
      <div className="criterion-top">
        <div className="criterion-head">
          <span className="criterion-name" id={id}>
            <span className="criterion-code">{criterion.code}</span> {criterion.name}
          </span>
          <Marks criterion={criterion} say={say} />
          {view.bulk && <span className="mark">{say('bulk')}</span>}
        </div>
        <div className="criterion-controls">
          {criterion.kind === 'choice' && <ChoiceControl index={index} view={view} />}
          {criterion.kind === 'note' && <span className="soft">{say('note')}</span>}
          {criterion.kind !== 'choice' && criterion.kind !== 'note' && <NumberControl index={index} view={view} labelledBy={id} />}
          {takesNa(store.form, criterion) && (
            <button type="button" className="pick na" aria-pressed={view.na} onClick={() => store.toggleNa(index)}>
              {say('na')}
            </button>
          )}
          {isCritical(criterion) && (
            <label className="name-critical">
              <input type="checkbox" checked={view.named} onChange={() => store.toggleNamed(index)} /> {say('name_critical')}
            </label>
          )}
        </div>
      </div>
      {remark !== null && (
        <p className="row-remark" role="alert">
          {remark}
        </p>
      )}
      {view.criticalFailed && (
        <p className="row-critical" role="alert">
          ⚠ {criticalSentence(say, store.form.definition, criterion)}
        </p>
      )}
      {(active || view.comment !== '' || view.evidence !== null) && <RowNotes index={index} view={view} />}
    </div>
  );
});

function Marks({ criterion, say }: { criterion: Criterion; say: SayScoring }) {
  const { kind, criticalFamily, accuracy, minPoints, maxPoints } = criterion;
  const [min, max] = [printed(minPoints), printed(maxPoints)];
  return (
    <>
      {criticalFamily !== null && <span className="mark is-critical">{say(criticalFamily)}</span>}
      {accuracy && <span className="mark">{say('accuracy')}</span>}
      {kind === 'scale' && <span className="mark-range">{say('up_to', { min, max })}</span>}
      {kind === 'deduction' && <span className="mark-range">{say('deduct_up_to', { max })}</span>}
      {kind === 'bonus' && <span className="mark-range">{say('bonus_up_to', { max })}</span>}
    </>
  );
}

function faultText(
  say: SayScoring,
  { minPoints, maxPoints, step }: Criterion,
  fault: 'not_a_number' | 'out_of_range' | 'off_step',
): string {
  return say(fault, { min: printed(minPoints), max: printed(maxPoints), step: printed(step) });
}
