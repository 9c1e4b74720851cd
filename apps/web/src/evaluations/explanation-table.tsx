import { Button, Tag } from 'antd';
import type { EvaluationDetail } from '@contracts/evaluations.js';
import { MISSING, percent, score, whole } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { clock } from '../recording/clock.js';
import { detailMessages } from './detail-messages.js';

interface ExplanationTableProps {
  evaluation: EvaluationDetail;
  /** Plays from there. */
  hear: (second: number) => void;
}

/** Each criterion with its points and its part of the score; together they are the raw score. */
export function ExplanationTable({ evaluation, hear }: ExplanationTableProps) {
  const say = useText(detailMessages);
  const { criteria, raw_score, final_score } = evaluation;
  return (
    <div className="wide-table explained" role="region" aria-label={say('explanation')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('criterion')}</th>
            {(['points', 'max', 'weight', 'share'] as const).map((key) => (
              <th key={key} scope="col" className="number">
                {say(key)}
              </th>
            ))}
            <th scope="col">{say('note')}</th>
            <th scope="col">{say('evidence')}</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((each) => (
            <tr key={each.code}>
              <th scope="row">
                {each.name} {each.critical_failed && <Tag color="error">{say('critical_failed')}</Tag>}
                {each.missed && !each.critical_failed && <Tag color="warning">{say('missed')}</Tag>}
                <div className="soft">{each.section}</div>
              </th>
              <td className="number">{each.state === 'answered' ? points(each) : say(each.state)}</td>
              <td className="number">{whole(each.max_points)}</td>
              <td className="number">{each.effective_weight === 0 ? MISSING : percent(each.effective_weight)}</td>
              <td className="number">{score(each.share)}</td>
              <td>{each.comment ?? ''}</td>
              <td>
                {each.evidence_offset_s !== null && (
                  <Button size="small" onClick={() => hear(each.evidence_offset_s!)}>
                    {say('evidence_at', { at: clock(each.evidence_offset_s) })}
                  </Button>
                )}
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
              <strong>{score(raw_score)}</strong>
            </td>
            <td colSpan={2}>
              {say('final_score')} <strong>{score(final_score)}</strong>
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** What a deduction takes off stands with its sign. */
function points({ kind, points: given }: EvaluationDetail['criteria'][number]): string {
  return kind === 'deduction' && given !== null && given > 0 ? `−${given}` : whole(given);
}
