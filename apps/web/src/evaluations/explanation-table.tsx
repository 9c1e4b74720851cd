import '../list/server-table.css';
import { Button, Tag } from 'antd';
import type { EvaluationDetail } from '@contracts/evaluations.js';
import { MISSING, percent, score, whole } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { useNarrow } from '../list/use-narrow.js';
import { clock } from '../recording/clock.js';
import { detailMessages } from './detail-messages.js';

type Criterion = EvaluationDetail['criteria'][number];

interface ExplanationTableProps {
  evaluation: EvaluationDetail;
  /** Plays from there. */
  hear: (second: number) => void;
}

const FIGURES = ['points', 'max', 'weight', 'share'] as const;

/** Each criterion with its points and its part of the score; together they are the raw score. On a phone each is a card. */
export function ExplanationTable(props: ExplanationTableProps) {
  return useNarrow() ? <Cards {...props} /> : <WideTable {...props} />;
}

function WideTable({ evaluation, hear }: ExplanationTableProps) {
  const say = useText(detailMessages);
  const figures = useFigures();
  return (
    <div className="wide-table explained" role="region" aria-label={say('explanation')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('criterion')}</th>
            {FIGURES.map((key) => (
              <th key={key} scope="col" className="number">
                {say(key)}
              </th>
            ))}
            <th scope="col">{say('note')}</th>
            <th scope="col">{say('evidence')}</th>
          </tr>
        </thead>
        <tbody>
          {evaluation.criteria.map((each) => (
            <tr key={each.code}>
              <th scope="row">
                <Name criterion={each} />
              </th>
              {FIGURES.map((key) => (
                <td key={key} className="number">
                  {figures(each)[key]}
                </td>
              ))}
              <td>{each.comment ?? ''}</td>
              <td>
                <Evidence criterion={each} hear={hear} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {say('total')}
            </th>
            <td className="number">
              <strong>{score(evaluation.raw_score)}</strong>
            </td>
            <td colSpan={2}>
              {say('final_score')} <strong>{score(evaluation.final_score)}</strong>
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Cards({ evaluation, hear }: ExplanationTableProps) {
  const say = useText(detailMessages);
  const figures = useFigures();
  return (
    <div className="explained">
      <ul className="explained-cards" aria-label={say('explanation')}>
        {evaluation.criteria.map((each) => (
          <li key={each.code}>
            <Name criterion={each} />
            <dl className="row-card">
              {FIGURES.map((key) => (
                <div key={key}>
                  <dt>{say(key)}</dt>
                  <dd>{figures(each)[key]}</dd>
                </div>
              ))}
            </dl>
            {each.comment !== null && <p className="explained-note">{each.comment}</p>}
            <Evidence criterion={each} hear={hear} />
          </li>
        ))}
      </ul>
      <p className="explained-total">
        {say('total')} <strong>{score(evaluation.raw_score)}</strong> · {say('final_score')}{' '}
        <strong>{score(evaluation.final_score)}</strong>
      </p>
    </div>
  );
}

function Name({ criterion: { name, section, critical_failed, missed } }: { criterion: Criterion }) {
  const say = useText(detailMessages);
  return (
    <>
      {name} {critical_failed && <Tag color="error">{say('critical_failed')}</Tag>}
      {missed && !critical_failed && <Tag color="warning">{say('missed')}</Tag>}
      <div className="soft">{section}</div>
    </>
  );
}

function Evidence({ criterion: { evidence_offset_s: second }, hear }: { criterion: Criterion; hear: (second: number) => void }) {
  const say = useText(detailMessages);
  if (second === null) return null;
  return (
    <Button size="small" onClick={() => hear(second)}>
      {say('evidence_at', { at: clock(second) })}
    </Button>
  );
}

function useFigures(): (criterion: Criterion) => Record<(typeof FIGURES)[number], string> {
  const say = useText(detailMessages);
  return (each) => ({
    points: each.state === 'answered' ? points(each) : say(each.state),
    max: whole(each.max_points),
    weight: each.effective_weight === 0 ? MISSING : percent(each.effective_weight),
    share: score(each.share),
  });
}

/** What a deduction takes off stands with its sign. */
function points({ kind, points: given }: Criterion): string {
  return kind === 'deduction' && given !== null && given > 0 ? `−${given}` : whole(given);
}
