import { Button } from 'antd';
import { useState } from 'react';
import type { EvaluationDetail, getEvaluationRevision } from '@contracts/evaluations.js';
import { useAsk } from '../api/use-ask.js';
import { Loaded } from '../feedback/loaded.js';
import { MISSING, moment, score } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { detailMessages, type DetailKey } from './detail-messages.js';
import { revisionChanges, type RevisionChange } from './revision-changes.js';

type Revision = EvaluationDetail['revisions'][number];

/** Everything the evaluation has been, the newest first. */
export function RevisionList({ evaluation }: { evaluation: EvaluationDetail }) {
  const say = useText(detailMessages);
  const { revisions, evaluation_no } = evaluation;
  return (
    <section className="revisions">
      <h2>{say('revisions')}</h2>
      <ol reversed>
        {revisions.toReversed().map((revision, at, all) => (
          <OneRevision key={revision.revision} no={evaluation_no} revision={revision} before={all[at + 1]} />
        ))}
      </ol>
    </section>
  );
}

function OneRevision({ no, revision, before }: { no: string; revision: Revision; before: Revision | undefined }) {
  const say = useText(detailMessages);
  const [open, setOpen] = useState(false);
  return (
    <li>
      <strong>{say('revision', { n: revision.revision })}</strong> {say(revision.change)} · {score(revision.final_score)} ·{' '}
      <span className="soft">{say('by_at', { who: revision.changed_by, at: moment(revision.changed_at) })}</span>
      {revision.reason !== null && <div>{say('reason', { reason: revision.reason })}</div>}
      {before !== undefined && revision.change === 'changed' && (
        <div>
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {say('show_changes')}
          </Button>
          {open && <Changes no={no} before={before.revision} after={revision.revision} />}
        </div>
      )}
    </li>
  );
}

function Changes({ no, before, after }: { no: string; before: number; after: number }) {
  const say = useText(detailMessages);
  const at = (revision: number) => ({ params: { evaluation_no: no, revision } });
  const first = useAsk<typeof getEvaluationRevision>('/evaluations/:evaluation_no/revisions/:revision', at(before));
  const second = useAsk<typeof getEvaluationRevision>('/evaluations/:evaluation_no/revisions/:revision', at(after));
  const words = (change: RevisionChange): string => {
    const shown = (value: RevisionChange['before']) =>
      value === null ? MISSING : value === 'na' || value === 'hidden' || value === 'unanswered' ? say(value) : String(value);
    if (change.what === 'score')
      return say('change_score', { before: score(change.before as number), after: score(change.after as number) });
    if (change.what === 'points')
      return say('change_points', { name: change.name, before: shown(change.before), after: shown(change.after) });
    const key: DetailKey = change.what === 'note' ? 'change_note' : 'change_comment';
    return change.after === null ? say(`${key}_gone`, { name: change.name }) : say(key, { name: change.name, after: change.after });
  };
  return (
    <Loaded query={first}>
      {(was) => (
        <Loaded query={second}>
          {(is) => {
            const changes = revisionChanges(was, is).map(words);
            return (
              <ul>
                {changes.length === 0 && <li>{say('no_changes')}</li>}
                {changes.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}
