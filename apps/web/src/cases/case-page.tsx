import '../form/form.css';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { getCase } from '@contracts/cases.js';
import type { AnswerOf } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { Loaded } from '../feedback/loaded.js';
import { day, moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import { EffectNote } from './effect-note.js';
import { faultWord } from './fault-word.js';
import { caseMessages } from './messages.js';

type CaseRecord = AnswerOf<typeof getCase>['records'][number];

export function Component() {
  const say = useText(caseMessages);
  const { case_no = '' } = useParams();
  const mayWrite = useMay('cases.write');
  const query = useAsk<typeof getCase>('/cases/:case_no', { params: { case_no } });
  const place = `/cases/${encodeURIComponent(case_no)}/change`;
  return (
    <Page title={case_no} actions={mayWrite && <Link to={`${place}?new=1`}>{say('add_person')}</Link>}>
      <Loaded query={query}>
        {({ records }) => (
          <>
            {records.map((record) => (
              <RecordSheet
                key={record.employee_no ?? ''}
                record={record}
                action={
                  mayWrite && (
                    <Link to={`${place}?agent=${encodeURIComponent(record.employee_no ?? '')}`}>
                      <Button tabIndex={-1}>{say('change')}</Button>
                    </Link>
                  )
                }
              />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function RecordSheet({ record, action }: { record: CaseRecord; action: ReactNode }) {
  const say = useText(caseMessages);
  const facts: [string, ReactNode][] = [
    [
      say('effect'),
      <EffectNote
        key="effect"
        judged={record}
        confirmedOn={record.confirmed_at === null ? '' : day(record.confirmed_at)}
        aboutCenter={record.employee_no === null}
      />,
    ],
    [say('kind'), say(record.kind)],
    [say('team'), record.team_code],
    [say('received_at'), moment(record.received_at)],
    [say('source'), record.source],
    [say('category'), record.category],
    [say('content'), record.content],
    [say('recording_id'), record.recording_id],
    [say('verdict'), say(record.verdict ?? 'none')],
    [say('fault'), record.kind === 'complaint' ? say(faultWord(record.fault)) : null],
    [say('level'), record.level],
    [say('verifier_no'), record.verifier_no],
    [say('handling'), record.handling],
    [say('closed_at'), record.closed_at === null ? null : moment(record.closed_at)],
    [say('confirmed_at'), record.confirmed_at === null ? say('open') : moment(record.confirmed_at)],
  ];
  return (
    <section className="sheet">
      <div className="sheet-head">
        <h2>{record.employee_no === null ? say('center') : `${record.employee_no} ${record.name ?? ''}`}</h2>
        {action}
      </div>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== null)
          .map(([label, value]) => (
            <div className="fact" key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
