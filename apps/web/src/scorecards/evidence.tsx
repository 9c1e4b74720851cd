import { Collapse } from 'antd';
import { Link } from 'react-router';
import type { ExplainedCard } from '@contracts/explained-card.js';
import { moment, score } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { useNarrow } from '../list/use-narrow.js';
import { cardMessages } from './messages.js';
import { PlainTable } from '../list/plain-table.js';
import { wordFor } from './words.js';

type EvaluationLine = ExplainedCard['counted'][number];
type CaseLine = ExplainedCard['cases'][number];

/** The evaluations behind the QA score, each a link to its own page; those that do not count stand apart. */
export function Evaluations({ explanation }: { explanation: ExplainedCard }) {
  const say = useText(cardMessages);
  const { counted, apart } = explanation;
  const lists = [
    ['counted', counted],
    ['apart', apart],
  ] as const;
  return (
    <Collapse
      ghost
      size="small"
      defaultActiveKey={['counted']}
      items={lists
        .filter(([, rows]) => rows.length > 0)
        .map(([key, rows]) => {
          const label = say(`${key}_evaluations`, { count: rows.length });
          return { key, label, children: <EvaluationTable label={label} rows={rows} /> };
        })}
    />
  );
}

function EvaluationTable({ label, rows }: { label: string; rows: readonly EvaluationLine[] }) {
  const say = useText(cardMessages);
  if (useNarrow()) return <EvaluationTaps rows={rows} />;
  return (
    <PlainTable
      label={label}
      rows={rows}
      rowKey={(row) => row.evaluation_no}
      columns={[
        {
          title: say('evaluation'),
          render: (row) => <Link to={`/evaluations/${encodeURIComponent(row.evaluation_no)}`}>{row.evaluation_no}</Link>,
        },
        { title: say('called_at'), render: (row) => <span className="when">{moment(row.called_at)}</span> },
        { title: say('form'), render: (row) => <span className="when">{row.form}</span> },
        { title: say('purpose'), render: (row) => wordFor(say, 'purpose', row.purpose) },
        { title: say('raw_score'), render: (row) => score(row.raw_score), number: true },
        {
          title: say('final_score'),
          render: (row) => (row.critical_failed ? `${score(row.final_score)} · ${say('critical')}` : score(row.final_score)),
          number: true,
        },
      ]}
    />
  );
}

/** On a phone: a line to tap for each evaluation. */
function EvaluationTaps({ rows }: { rows: readonly EvaluationLine[] }) {
  const say = useText(cardMessages);
  return (
    <ul className="tap-list">
      {rows.map((row) => (
        <li key={row.evaluation_no}>
          <Link to={`/evaluations/${encodeURIComponent(row.evaluation_no)}`}>
            <span>
              {moment(row.called_at)}{' '}
              <span className="soft">
                {row.form} {row.critical_failed ? say('critical') : ''}
              </span>
            </span>
            <strong>{score(row.final_score)}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The complaints and commendations of the month, and what each did to the score. */
export function Cases({ rows }: { rows: readonly CaseLine[] }) {
  const say = useText(cardMessages);
  if (rows.length === 0) return null;
  return (
    <PlainTable
      label={say('section_cases')}
      rows={rows}
      rowKey={(row) => row.case_no}
      columns={[
        { title: say('case_no'), render: (row) => <Link to={`/cases/${encodeURIComponent(row.case_no)}`}>{row.case_no}</Link> },
        { title: say('kind'), render: (row) => wordFor(say, 'case', row.kind) },
        { title: say('confirmed_on'), render: (row) => row.confirmed_on },
        { title: say('effect'), render: (row) => wordFor(say, 'effect', row.effect) },
        { title: say('points'), render: (row) => pointsText(row), number: true },
      ]}
    />
  );
}

function pointsText({ points, kind }: CaseLine): string {
  if (points === 0) return score(0);
  return `${kind === 'complaint' ? '−' : '+'}${score(points)}`;
}
