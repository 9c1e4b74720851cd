import { useState } from 'react';
import { useText } from '../i18n/use-text.js';
import { clockText, readClock } from './clock-text.js';
import type { RowView } from './desk-store.js';
import { scoringMessages } from './scoring-messages.js';
import { useDesk } from './use-desk.js';

const CAUSES = ['cause_knowledge', 'cause_skill', 'cause_attitude', 'cause_process', 'cause_system'] as const;

/** What is said of a criterion and where in the recording; of one that was missed also why, and what was said before. */
export function RowNotes({ index, view }: { index: number; view: RowView }) {
  const say = useText(scoringMessages);
  const { store, recording, snippetsOf } = useDesk();
  const { name, code } = store.criterion(index);
  const offered = view.missed || view.criticalFailed;
  const add = (words: string) => store.say(index, view.comment === '' ? words : `${view.comment}；${words}`);
  const snippets = offered && view.active ? snippetsOf(code).filter((words) => !view.comment.includes(words)) : [];
  return (
    <div className="row-notes">
      {offered && view.active && (
        <div className="offers">
          <span className="soft">{say('causes')}</span>
          {CAUSES.map((cause) => (
            <button key={cause} type="button" className="offer" onClick={() => add(say(cause))}>
              {say(cause)}
            </button>
          ))}
          {snippets.length > 0 && <span className="soft">{say('snippets')}</span>}
          {snippets.map((words) => (
            <button key={words} type="button" className="offer" onClick={() => add(words)}>
              {words}
            </button>
          ))}
        </div>
      )}
      <div className="note-line">
        <textarea
          className="note-text"
          data-comment={index}
          rows={1}
          maxLength={2000}
          aria-label={say('comment_of', { name })}
          placeholder={say('comment')}
          value={view.comment}
          onChange={(event) => store.say(index, event.target.value)}
        />
        <Evidence index={index} name={name} evidence={view.evidence} />
        {recording !== null && (
          <button type="button" className="offer" onClick={() => store.pointAt(index, recording.seconds())}>
            {say('evidence_now')}
          </button>
        )}
      </div>
    </div>
  );
}

function Evidence({ index, name, evidence }: { index: number; name: string; evidence: number | null }) {
  const say = useText(scoringMessages);
  const { store, recording } = useDesk();
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    if (typed !== null) {
      const second = readClock(typed);
      if (typed.trim() === '' || second !== null) store.pointAt(index, second);
    }
    setTyped(null);
  };
  return (
    <>
      <input
        className="evidence-input"
        aria-label={say('evidence_of', { name })}
        placeholder="m:ss"
        inputMode="numeric"
        value={typed ?? (evidence === null ? '' : clockText(evidence))}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={leave}
      />
      {evidence !== null && recording !== null && (
        <button type="button" className="offer" onClick={() => recording.seek(evidence)}>
          {say('evidence_seek', { at: clockText(evidence) })}
        </button>
      )}
    </>
  );
}
