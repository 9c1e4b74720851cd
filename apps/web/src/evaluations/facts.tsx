import type { EvaluationDetail } from '@contracts/evaluations.js';
import { moment, score } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { detailMessages, type DetailKey } from './detail-messages.js';
import { evaluationMessages } from './messages.js';

/** Who, what, when, and the score. */
export function Facts({ evaluation }: { evaluation: EvaluationDetail }) {
  const say = useText(detailMessages);
  const sayWord = useText(evaluationMessages);
  const { form } = evaluation;
  const facts: [DetailKey, string][] = [
    ['agent', `${evaluation.name} ${evaluation.employee_no}`],
    ['called_at', moment(evaluation.called_at)],
    ['recording_id', evaluation.recording_id],
    ['form', say('form_version', { name: form.name, code: form.code, version: form.version })],
    ['purpose', sayWord(`purpose_${evaluation.purpose}`)],
    ['evaluator', `${evaluation.evaluator_name} ${evaluation.evaluator_no}`],
    ['evaluated_at', moment(evaluation.evaluated_at)],
    ['state', sayWord(`state_${evaluation.state}`)],
  ];
  return (
    <section className="evaluation-facts" aria-label={say('facts')}>
      <p className="evaluation-score">
        <span>{say('final_score')}</span> <strong>{score(evaluation.final_score)}</strong>
        {evaluation.raw_score !== evaluation.final_score && (
          <span className="soft">
            {say('raw_score')} {score(evaluation.raw_score)}
          </span>
        )}
      </p>
      <dl>
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {evaluation.comment !== null && (
        <p>
          <strong>{say('comment')}</strong> {evaluation.comment}
        </p>
      )}
    </section>
  );
}
