import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { isProblem, UnreachableError } from '../api/problem.js';
import { useText } from '../i18n/use-text.js';
import { feedbackMessages } from './messages.js';

interface FaultProps {
  error: unknown;
  /** Tries again; left out: there is nothing to try. */
  retry?: () => void;
  /** What else can be done. */
  action?: ReactNode;
}

/** What went wrong in the server's own sentence, with the request's id where that helps, and the next step. */
export function Fault({ error, retry, action }: FaultProps) {
  const say = useText(feedbackMessages);
  const again = retry !== undefined && (
    <Button size="small" onClick={retry}>
      {say('retry')}
    </Button>
  );
  return (
    <Alert
      type={isProblem(error) && error.status < 500 ? 'warning' : 'error'}
      role="alert"
      showIcon
      title={sentence(error, say)}
      description={
        isProblem(error) && error.problem.instance !== undefined && error.status >= 500
          ? say('reference', { id: error.problem.instance })
          : undefined
      }
      action={action ?? again}
    />
  );
}

function sentence(error: unknown, say: ReturnType<typeof useText<'unreachable' | 'unexpected' | 'forbidden'>>): string {
  if (error instanceof UnreachableError) return say('unreachable');
  // Whether it exists is not told to those it is closed to.
  if (isProblem(error) && (error.status === 403 || error.status === 404)) return error.status === 403 ? say('forbidden') : error.message;
  return isProblem(error) ? error.message : say('unexpected');
}
