import { Link } from 'react-router';
import type { listEvaluations } from '@contracts/evaluations.js';
import { useAsk } from '../api/use-ask.js';
import { useSession } from '../api/use-session.js';
import { Loaded } from '../feedback/loaded.js';
import { moment, score } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { Part } from '../scorecards/parts.js';
import { resultMessages } from './messages.js';

/** So many at a time: they are read one by one. */
const FEW = 5;

/** The released evaluations that nobody has acknowledged yet, of whatever month. */
export function ToAcknowledge() {
  const say = useText(resultMessages);
  const { account } = useSession();
  const asked = { query: { agent: account.employee_no, state: 'released', page_size: FEW, sort: '-called_at' } } as const;
  const query = useAsk<typeof listEvaluations>('/evaluations', asked);
  return (
    <Part title={say('to_acknowledge')}>
      <Loaded query={query}>
        {({ items, total }) =>
          items.length === 0 ? (
            <p className="soft">{say('acknowledge_none')}</p>
          ) : (
            <>
              <p className="soft">{say('acknowledge_do')}</p>
              <ul className="tap-list">
                {items.map((evaluation) => (
                  <li key={evaluation.evaluation_no}>
                    <Link to={`/evaluations/${encodeURIComponent(evaluation.evaluation_no)}`}>
                      <span>
                        {moment(evaluation.called_at)} <span className="soft">{evaluation.form_code}</span>
                      </span>
                      <strong>{score(evaluation.final_score)}</strong>
                    </Link>
                  </li>
                ))}
              </ul>
              {total !== items.length && (
                <p className="links">
                  <Link to={`/evaluations?state=released&agent=${encodeURIComponent(account.employee_no)}`}>
                    {say('acknowledge_more', { count: String(total) })}
                  </Link>
                </p>
              )}
            </>
          )
        }
      </Loaded>
    </Part>
  );
}
