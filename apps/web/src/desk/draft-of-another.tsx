import { Alert } from 'antd';
import type { EvaluationDetail } from '@contracts/evaluations.js';
import { moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { callMessages } from './call-messages.js';
import { deskMessages } from './messages.js';

export function DraftOfAnother({ detail }: { detail: EvaluationDetail }) {
  const say = useText(callMessages);
  const sayDesk = useText(deskMessages);
  const { evaluator_name, evaluated_at } = detail;
  return (
    <Alert
      type="info"
      showIcon
      title={say('in_draft', { name: evaluator_name })}
      description={sayDesk('drafts_saved', { at: moment(evaluated_at) })}
    />
  );
}
