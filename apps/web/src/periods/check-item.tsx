import { Button, Switch, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ChecksReport } from '@contracts/periods.js';
import { useText, type Say } from '../i18n/use-text.js';
import { cardMessages, type CardKey } from '../scorecards/messages.js';
import { checkName, checkReason, subjectPlace, type Check } from './check-words.js';
import { periodMessages, type PeriodKey } from './messages.js';

/** So many are shown at first. */
const FEW = 8;

interface CheckItemProps {
  check: Check;
  report: ChecksReport;
  on: boolean;
  /** Left out: not this reader's to accept. */
  onChange: ((on: boolean) => void) | undefined;
}

/** One check that found something: what, why it matters, what it is about, and the switch that accepts it. */
export function CheckItem({ check, report, on, onChange }: CheckItemProps) {
  const say = useText(periodMessages);
  const name = say(checkName(check.code));
  return (
    <li>
      <div>
        <strong>{name}</strong> <span className="soft">{say('found', { count: check.count })}</span>
        <p className="soft">{say(checkReason(check.code), { subject: check.subjects[0]?.subject ?? '' })}</p>
      </div>
      <div>
        {check.blocking && <Tag className="tag-warn">{say('must_fix')}</Tag>}
        {!check.blocking && check.accepted && <Tag className="tag-good">{say('accepted_before')}</Tag>}
        {!check.blocking && !check.accepted && onChange !== undefined && (
          <label className="switch-label">
            <Switch size="small" checked={on} onChange={onChange} aria-label={say('accept_check', { name })} />
            <span>{say('accept')}</span>
          </label>
        )}
      </div>
      <Subjects check={check} report={report} />
    </li>
  );
}

function Subjects({ check, report }: { check: Check; report: ChecksReport }) {
  const say = useText(periodMessages);
  const sayCard = useText(cardMessages);
  const [all, setAll] = useState(false);
  const places = check.subjects.map((each) => ({ ...each, place: subjectPlace(check.code, each.subject, report) }));
  if (places.every(({ place }) => place === null)) return null;
  const shown = all ? places : places.slice(0, FEW);
  return (
    <ul className="check-subjects">
      {shown.map(({ subject, name, note, place }, at) => (
        <li key={`${subject}-${at}`}>
          {place === null ? subject : <Link to={place}>{`${subject} ${name}`.trim()}</Link>}
          {note !== '' && <span className="soft"> {noteText(say, sayCard, check.code, note)}</span>}
        </li>
      ))}
      {!all && places.length > FEW && (
        <li>
          <Button type="link" size="small" onClick={() => setAll(true)}>
            {say('show_all', { count: places.length })}
          </Button>
        </li>
      )}
      {all && check.count > places.length && <li className="soft">{say('more_subjects', { count: places.length })}</li>}
    </ul>
  );
}

function noteText(say: Say<PeriodKey>, sayCard: Say<CardKey>, code: string, note: string): string {
  if (code === 'uneven_components') return sayCard(`component_${note}` as CardKey);
  if (code !== 'missing_exam_part') return note;
  return note.replace(/ (theory|practical)$/, (_, part: string) => ` ${say(part === 'theory' ? 'part_theory' : 'part_practical')}`);
}
