import './door.css';
import type { CurrentSession } from '@contracts/sign-in.js';
import { signedIn } from '../api/session.js';
import { useSession } from '../api/use-session.js';
import { useText } from '../i18n/use-text.js';
import { Field } from './field.js';
import { signInMessages } from './messages.js';
import { Notice } from './notice.js';
import { useSignIn } from './use-sign-in.js';

/** Over the page, which waits as it was: whoever it belongs to signs in again. */
export default function SignInAgain() {
  const say = useText(signInMessages);
  const { account } = useSession();
  const back = (session: CurrentSession) => {
    if (session.account.employee_no === account.employee_no) signedIn(session);
    // Somebody else must not find what was being written.
    else window.location.assign('/');
  };
  const form = useSignIn(back, account.employee_no);
  return (
    <div className="again" role="dialog" aria-modal="true" aria-labelledby="again-title">
      <div className="door-card">
        <h2 id="again-title">{say('again_title')}</h2>
        <p>{say('again_text')}</p>
        <form onSubmit={form.submit} noValidate>
          <Notice error={form.error} />
          <p className="soft">{say('again_other', { name: account.name, employee_no: account.employee_no })}</p>
          <Field
            label={say('password')}
            type="password"
            autoComplete="current-password"
            autoFocus
            value={form.password}
            onChange={(event) => form.setPassword(event.target.value)}
            fault={form.tried && form.password === '' ? say('password_needed') : null}
          />
          <button className="door-button" type="submit" disabled={form.busy}>
            {say(form.busy ? 'submitting' : 'submit')}
          </button>
        </form>
        <a className="door-second" href="/">
          {say('leave')}
        </a>
      </div>
    </div>
  );
}
