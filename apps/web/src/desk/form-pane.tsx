import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useText } from '../i18n/use-text.js';
import { CriterionRow } from './criterion-row.js';
import { scoringMessages } from './scoring-messages.js';
import { useDesk } from './use-desk.js';

/** The form, section after section, and the overall comment. */
export function FormPane() {
  const { store } = useDesk();
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = pane.current;
    const enter = ({ target }: Event) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
      if (row !== null) store.activate(Number(row.dataset['row']));
    };
    element?.addEventListener('focusin', enter);
    element?.addEventListener('pointerdown', enter);
    return () => {
      element?.removeEventListener('focusin', enter);
      element?.removeEventListener('pointerdown', enter);
    };
  }, [store]);
  return (
    <div className="form-pane" ref={pane}>
      {store.form.sections.map(({ name, criteria }) => (
        <section key={name} className="form-section">
          <h2>{name}</h2>
          <div className="criteria">
            {criteria.map((index) => (
              <CriterionRow key={index} index={index} />
            ))}
          </div>
        </section>
      ))}
      <OverallComment />
    </div>
  );
}

function OverallComment() {
  const say = useText(scoringMessages);
  const { store } = useDesk();
  const comment = useSyncExternalStore(store.subscribe, store.comment);
  return (
    <section className="form-section">
      <h2 id="overall-comment">{say('overall')}</h2>
      <textarea
        className="note-text"
        rows={3}
        maxLength={4000}
        aria-labelledby="overall-comment"
        value={comment}
        onChange={(event) => store.sayOverall(event.target.value)}
      />
    </section>
  );
}
