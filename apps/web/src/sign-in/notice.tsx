import { isProblem } from '../api/problem.js';
import { useText } from '../i18n/use-text.js';
import { signInMessages } from './messages.js';

/** Why it did not work, as the server said it. */
export function Notice({ error }: { error: unknown }) {
  const say = useText(signInMessages);
  if (error === null) return null;
  return (
    <div className="door-notice" role="alert">
      {isProblem(error) ? error.message : say('unreachable')}
      {isProblem(error) && error.status >= 500 && error.problem.instance !== undefined && (
        <small>{say('reference', { id: error.problem.instance })}</small>
      )}
    </div>
  );
}
