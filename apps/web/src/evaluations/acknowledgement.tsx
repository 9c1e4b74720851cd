import { Alert, App, Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { acknowledgeEvaluation, EvaluationDetail } from '@contracts/evaluations.js';
import { call } from '../api/call.js';
import { isProblem } from '../api/problem.js';
import { useSession } from '../api/use-session.js';
import { feedbackMessages } from '../feedback/messages.js';
import { moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { detailMessages } from './detail-messages.js';

/** Whether the agent has taken note of it, and until when they should; their own they do here. */
export function Acknowledgement({ evaluation }: { evaluation: EvaluationDetail }) {
  const say = useText(detailMessages);
  const { account } = useSession();
  const { acknowledgement, state, name, employee_no } = evaluation;
  if (acknowledgement === null) return null;
  const { due_on, acknowledged_at, by_default, revision } = acknowledgement;
  const facts = { name, day: due_on, at: moment(acknowledged_at), n: revision ?? '' };
  if (state === 'released') {
    return account.employee_no === employee_no ? (
      <Alert
        type="info"
        title={say('acknowledge_by', facts)}
        action={<Acknowledge evaluation={evaluation} />}
        className="acknowledgement"
      />
    ) : (
      <p className="soft">{say('acknowledge_waits', facts)}</p>
    );
  }
  if (acknowledged_at === null) return null;
  return <p className="soft">{say(by_default ? 'acknowledged_default' : 'acknowledged', facts)}</p>;
}

function Acknowledge({ evaluation: { evaluation_no, revision } }: { evaluation: EvaluationDetail }) {
  const say = useText(detailMessages);
  const sayTrouble = useText(feedbackMessages);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const acknowledge = async () => {
    setBusy(true);
    try {
      await call<typeof acknowledgeEvaluation>('POST', '/evaluations/:evaluation_no/acknowledgement', {
        params: { evaluation_no },
        headers: { 'if-match': `"${revision}"` },
      });
      void message.success(say('acknowledge_done'));
    } catch (error) {
      void message.error(isProblem(error) ? error.message : sayTrouble('unreachable'));
    } finally {
      setBusy(false);
      await Promise.all([
        client.invalidateQueries({ queryKey: ['/evaluations/:evaluation_no'] }),
        client.invalidateQueries({ queryKey: ['/evaluations'] }),
      ]);
    }
  };
  return (
    <Button type="primary" loading={busy} onClick={() => void acknowledge()}>
      {say('acknowledge')}
    </Button>
  );
}
