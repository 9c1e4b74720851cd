import './door.css';
import { useState, type FormEvent } from 'react';
import type { changePassword, getSession } from '@contracts/sign-in.js';
import { call } from '../api/call.js';
import { isProblem } from '../api/problem.js';
import { signedIn } from '../api/session.js';
import { useText } from '../i18n/use-text.js';
import { Field } from './field.js';
import { signInMessages } from './messages.js';
import { Notice } from './notice.js';

/** Change of one's password: of one's own will, or at the first sign-in. */
export default function PasswordPage({ first = false }: { first?: boolean }) {
  const say = useText(signInMessages);
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      await call<typeof changePassword>('PUT', '/session/password', { body: { current_password: present, new_password: next } });
      signedIn(await call<typeof getSession>('GET', '/session'));
      if (!first) window.location.assign('/');
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (present !== '' && next !== '' && next === again && !busy) void save();
  };
  const needed = (text: string) => (tried && text === '' ? say('password_needed') : null);
  const wrong = isProblem(error, 'accounts.wrong_password') ? error.message : null;

  return (
    <main className="door">
      <div className="door-card">
        <h1>{say('change_title')}</h1>
        {first && <p>{say('change_first')}</p>}
        <form onSubmit={submit} noValidate>
          <Notice error={wrong === null ? error : null} />
          <Field
            label={say('current_password')}
            type="password"
            autoComplete="current-password"
            autoFocus
            value={present}
            onChange={(event) => setPresent(event.target.value)}
            fault={wrong ?? needed(present)}
          />
          <Field
            label={say('new_password')}
            type="password"
            autoComplete="new-password"
            value={next}
            onChange={(event) => setNext(event.target.value)}
            fault={needed(next)}
          />
          <p className="soft">{say('rules')}</p>
          <Field
            label={say('repeat_password')}
            type="password"
            autoComplete="new-password"
            value={again}
            onChange={(event) => setAgain(event.target.value)}
            fault={tried && next !== '' && next !== again ? say('repeat_differs') : null}
          />
          <button className="door-button" type="submit" disabled={busy}>
            {say(busy ? 'saving' : 'change_submit')}
          </button>
        </form>
        {!first && (
          <a className="door-second" href="/">
            {say('cancel')}
          </a>
        )}
      </div>
    </main>
  );
}
