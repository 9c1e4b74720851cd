import './door.css';
import { useEffect, useState } from 'react';
import type { signInMethods } from '@contracts/sign-in.js';
import { call } from '../api/call.js';
import { signedIn } from '../api/session.js';
import { speak } from '../i18n/language.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { Field } from './field.js';
import { signInMessages } from './messages.js';
import { Notice } from './notice.js';
import { useSignIn } from './use-sign-in.js';

export default function SignInPage() {
  const say = useText(signInMessages);
  const language = useLanguage();
  const [ways, setWays] = useState({ ldap: false, oidc: false });
  const form = useSignIn((session) => {
    if (session.account.language !== null) void speak(session.account.language);
    signedIn(session);
  });
  useEffect(() => {
    call<typeof signInMethods>('GET', '/sign-in/methods').then(setWays, () => undefined);
  }, []);
  useEffect(() => {
    document.title = `${say('title')} · ${say('product')}`;
  }, [say]);
  const here = window.location.pathname + window.location.search;

  return (
    <main className="door">
      <div className="door-card">
        <div className="door-brand">
          <img src="/assets-fixed/icon.svg" alt="" />
          {say('product')}
        </div>
        <p className="door-tagline">{say('tagline')}</p>
        <h1>{say('title')}</h1>
        <form onSubmit={form.submit} noValidate>
          <Notice error={form.error} />
          <Field
            label={say('employee_no')}
            name="employee_no"
            autoComplete="username"
            autoCapitalize="off"
            autoFocus
            value={form.employeeNo}
            onChange={(event) => form.setEmployeeNo(event.target.value)}
            fault={form.tried && form.employeeNo.trim() === '' ? say('employee_no_needed') : null}
          />
          <Field
            label={say('password')}
            name="password"
            type="password"
            autoComplete="current-password"
            value={form.password}
            onChange={(event) => form.setPassword(event.target.value)}
            fault={form.tried && form.password === '' ? say('password_needed') : null}
          />
          <button className="door-button" type="submit" disabled={form.busy}>
            {say(form.busy ? 'submitting' : 'submit')}
          </button>
        </form>
        {ways.oidc && (
          <a className="door-second" href={`/api/v1/sign-in/oidc?return_to=${encodeURIComponent(here)}`}>
            {say('single_sign_on')}
          </a>
        )}
        {ways.ldap && <p className="door-second soft">{say('directory')}</p>}
        <div className="door-foot">
          <button
            className="door-plain"
            type="button"
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => void speak(language === 'zh' ? 'en' : 'zh')}
          >
            {say('other_language')}
          </button>
        </div>
      </div>
    </main>
  );
}
