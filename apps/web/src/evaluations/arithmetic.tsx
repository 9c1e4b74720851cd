import { Alert } from 'antd';
import type { EvaluationDetail } from '@contracts/evaluations.js';
import { score, signed } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { detailMessages } from './detail-messages.js';

/** The formula with the figures in it, and in words what else made the score or undid it. */
export function Arithmetic({ evaluation }: { evaluation: EvaluationDetail }) {
  const say = useText(detailMessages);
  const { arithmetic, arithmetic_result, final_arithmetic, final_score, lines, criteria, reproduced } = evaluation;
  const nameOf = (code: string | null) => criteria.find((each) => each.code === code)?.name ?? code ?? '';
  const words = lines.map(({ code, share, limit, criterion, section }) =>
    say(`line_${code}`, { share: signed(share), limit: limit ?? '', criterion: nameOf(criterion), section: section ?? '' }),
  );
  return (
    <section className="arithmetic">
      <h2>{say('arithmetic')}</h2>
      {arithmetic !== '' && (
        <p>
          <code>
            {arithmetic} = {score(arithmetic_result)}
          </code>
        </p>
      )}
      {words.length > 0 && (
        <ul>
          {words.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {final_arithmetic !== null && (
        <p>
          <code>
            {final_arithmetic} = {score(final_score)}
          </code>
        </p>
      )}
      {!reproduced && <Alert type="error" role="alert" title={say('not_reproduced')} />}
    </section>
  );
}
