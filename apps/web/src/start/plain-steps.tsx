import { Link } from 'react-router';
import type { Start } from '@contracts/start.js';
import { addressOf } from '../api/call.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { startMessages } from './messages.js';
import { isDone, steps } from './steps.js';

/** A sheet with the right columns. */
function useTemplate(kind: 'roster' | 'forms'): string {
  const lang = useLanguage();
  return addressOf('/import-templates/:kind', { kind }, { lang });
}

export function RosterStep({ start: { people, teams } }: { start: Start }) {
  const say = useText(startMessages);
  const template = useTemplate('roster');
  return (
    <>
      <p>{say('roster_text')}</p>
      <p className="soft">{say('roster_state', { people, teams })}</p>
      <ul className="start-ways">
        <li>
          <Link to="/imports">{say('roster_open')}</Link>
        </li>
        <li>
          <a href={template} download>
            {say('roster_template')}
          </a>
        </li>
      </ul>
    </>
  );
}

export function FormStep({ start: { forms } }: { start: Start }) {
  const say = useText(startMessages);
  const template = useTemplate('forms');
  return (
    <>
      <p>{say('form_text')}</p>
      <p className="soft">{say('form_state', { forms })}</p>
      <ul className="start-ways">
        <li>
          <Link to="/imports">{say('form_import')}</Link>
        </li>
        <li>
          <a href={template} download>
            {say('form_template')}
          </a>
        </li>
        <li>
          <Link to="/forms">{say('form_open')}</Link>
        </li>
      </ul>
    </>
  );
}

export function RulesStep({ start: { rules } }: { start: Start }) {
  const say = useText(startMessages);
  const lines = [
    ['rules_quota', rules.quota],
    ['rules_new_hire', rules.quota_new_hire],
    ['rules_pass', rules.pass_mark],
    ['rules_exam', rules.exam_pass_mark],
    ['rules_notice', rules.notice_days],
  ] as const;
  return (
    <>
      <p>{say('rules_text', { scheme: rules.scheme, version: rules.version })}</p>
      <dl className="start-rules">
        {lines.map(([key, value]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{say('rules_change')}</p>
      <ul className="start-ways">
        <li>
          <Link to="/schemes">{say('rules_schemes')}</Link>
        </li>
        <li>
          <Link to="/settings">{say('rules_settings')}</Link>
        </li>
      </ul>
    </>
  );
}

export function DoneStep({ start }: { start: Start }) {
  const say = useText(startMessages);
  const language = useLanguage();
  const left = steps.filter((step) => step !== 'done' && step !== 'rules' && !isDone(step, start)).map((step) => say(`step_${step}`));
  return (
    <>
      <p>{say('done_text')}</p>
      {left.length > 0 && <p className="soft">{say('done_left', { steps: left.join(language === 'zh' ? '、' : ', ') })}</p>}
      <p>
        <Link to="/">{say('done_home')}</Link>
      </p>
    </>
  );
}
