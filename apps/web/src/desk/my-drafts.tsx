import { useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { deleteEvaluationDraft, listEvaluations } from '@contracts/evaluations.js';
import { call } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { useSession } from '../api/use-session.js';
import { Fault } from '../feedback/fault.js';
import { Loaded } from '../feedback/loaded.js';
import { moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { DraftKeeper } from './draft-keeper.js';
import { deskMessages } from './messages.js';
import { deskPath } from './use-draw.js';

const MOST = 20;

/** What one has begun and not submitted, the latest first. */
export function MyDrafts() {
  const say = useText(deskMessages);
  const { account } = useSession();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const query = useAsk<typeof listEvaluations>('/evaluations', {
    query: { state: 'draft', evaluator: account.employee_no, sort: '-evaluated_at', page_size: MOST, total: 'none' },
  });
  const drop = async (evaluationNo: string) => {
    try {
      await call<typeof deleteEvaluationDraft>('DELETE', '/evaluations/:evaluation_no/draft', { params: { evaluation_no: evaluationNo } });
      new DraftKeeper(account.employee_no, evaluationNo).drop();
      setError(null);
    } catch (refused) {
      setError(refused);
    }
    await client.invalidateQueries({ queryKey: ['/evaluations'] });
  };
  return (
    <>
      <h2>{say('drafts_title')}</h2>
      {error !== null && <Fault error={error} />}
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{say('drafts_none')}</p>
          ) : (
            <ul className="drafts">
              {items.map(({ evaluation_no, name, recording_id, evaluated_at }) => (
                <li key={evaluation_no}>
                  <span className="draft-what">
                    <Link to={deskPath(evaluation_no)}>
                      {name} · {recording_id}
                    </Link>
                    <br />
                    <span className="soft">{say('drafts_saved', { at: moment(evaluated_at) })}</span>
                  </span>
                  <Popconfirm
                    title={say('drafts_drop_sure')}
                    okText={say('drafts_drop')}
                    cancelText={say('cancel')}
                    onConfirm={() => drop(evaluation_no)}
                  >
                    <Button size="small">{say('drafts_drop')}</Button>
                  </Popconfirm>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
