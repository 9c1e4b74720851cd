import { Link } from 'react-router';
import type { ReactNode } from 'react';
import type { getCall } from '@contracts/calls.js';
import type { EvaluationDetail, ListedEvaluation, listEvaluations } from '@contracts/evaluations.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { MISSING, moment, score } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { RevealNumber } from '../calls/reveal-number.js';
import { callMessages } from './call-messages.js';
import { clockText } from './clock-text.js';
import { deskMessages } from './messages.js';

/** What is known of the call, and what else was evaluated of it and of its agent. */
export function CallPane({ detail }: { detail: EvaluationDetail }) {
  const say = useText(callMessages);
  const sayDesk = useText(deskMessages);
  const mayReveal = useMay('calls.reveal');
  const { recording_id, evaluation_no, employee_no, name } = detail;
  const { data: call, isError } = useAsk<typeof getCall>('/calls/:recording_id', { params: { recording_id } });
  const facts: [string, ReactNode][] = [
    [say('agent'), `${name} ${employee_no}`],
    [say('team'), call?.team_code ?? MISSING],
    [say('time'), moment(call?.started_at ?? detail.called_at)],
    [say('direction'), call === undefined ? MISSING : say(call.direction)],
    [say('topic'), call?.topic ?? MISSING],
    [say('duration'), typeof call?.duration_s === 'number' ? clockText(call.duration_s) : MISSING],
    [
      say('customer'),
      <>
        {call?.customer_number ?? MISSING}{' '}
        {mayReveal && typeof call?.customer_number === 'string' && <RevealNumber recordingId={recording_id} />}
      </>,
    ],
    [say('recording'), recording_id],
    [say('form'), `${detail.form.name} ${detail.form.version}`],
    [say('purpose'), detail.purpose === 'random' ? sayDesk('purpose_random') : sayDesk(`purpose_${detail.purpose}`)],
  ];
  return (
    <>
      <h2>{say('title')}</h2>
      {isError && <p className="soft">{say('unlisted')}</p>}
      <dl className="facts">
        {facts.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Others recordingId={recording_id} except={evaluation_no} />
      <Recent employeeNo={employee_no} except={evaluation_no} />
    </>
  );
}

function Others({ recordingId, except }: { recordingId: string; except: string }) {
  const say = useText(callMessages);
  const query = { recording_id: recordingId, page_size: 10, total: 'none' } as const;
  const out = useAsk<typeof listEvaluations>('/evaluations', { query });
  const drafts = useAsk<typeof listEvaluations>('/evaluations', { query: { ...query, state: 'draft' } });
  const all = [...(out.data?.items ?? []), ...(drafts.data?.items ?? [])].filter(({ evaluation_no }) => evaluation_no !== except);
  if (all.length === 0) return null;
  return (
    <>
      <h2>{say('open')}</h2>
      <List items={all} />
    </>
  );
}

function Recent({ employeeNo, except }: { employeeNo: string; except: string }) {
  const say = useText(callMessages);
  const { data } = useAsk<typeof listEvaluations>('/evaluations', {
    query: { agent: employeeNo, page_size: 6, sort: '-evaluated_at', total: 'none' },
  });
  const items = (data?.items ?? []).filter(({ evaluation_no }) => evaluation_no !== except).slice(0, 5);
  return (
    <>
      <h2>{say('recent')}</h2>
      {data !== undefined && items.length === 0 ? <p className="soft">{say('recent_none')}</p> : <List items={items} />}
    </>
  );
}

function List({ items }: { items: readonly ListedEvaluation[] }) {
  const say = useText(callMessages);
  return (
    <ul className="recent">
      {items.map(({ evaluation_no, called_at, form_code, final_score, critical_failed, state, evaluator_name }) => (
        <li key={evaluation_no}>
          {state === 'draft' ? (
            say('in_draft', { name: evaluator_name })
          ) : (
            <Link to={`/evaluations/${encodeURIComponent(evaluation_no)}`}>{moment(called_at)}</Link>
          )}{' '}
          <span className="soft">{form_code}</span> <strong>{score(final_score)}</strong>{' '}
          {critical_failed && <span className="mark is-critical">{say('critical')}</span>}
        </li>
      ))}
    </ul>
  );
}
