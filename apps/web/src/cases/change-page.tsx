import { App } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { getCase, writeCases } from '@contracts/cases.js';
import { call, callTagged, type AnswerOf, type Tagged } from '../api/call.js';
import { useSession } from '../api/use-session.js';
import { Loaded } from '../feedback/loaded.js';
import { AreaField, ChoiceField, TextField } from '../form/fields.js';
import { FormSheet } from '../form/form-sheet.js';
import { lineDifferences } from '../form/line-differences.js';
import { MonthsTouched } from '../form/months-touched.js';
import { PersonField } from '../form/person-field.js';
import { StaleChoice } from '../form/stale-choice.js';
import { useContractForm } from '../form/use-contract-form.js';
import { useTagged } from '../form/use-tagged.js';
import { useTaggedWrite } from '../form/use-tagged-write.js';
import { day, moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import { caseLines } from './case-lines.js';
import { caseFormSchema, type CaseForm } from './case-schema.js';
import { EffectNote } from './effect-note.js';
import { caseMessages } from './messages.js';

type Case = AnswerOf<typeof getCase>;
type CaseRecord = Case['records'][number];

interface CaseSheetProps {
  /** null: a new one. */
  known: CaseRecord | null;
  /** What is written over; null: nothing. */
  over: { etag: string | null; read: () => Promise<Tagged<CaseRecord>> } | null;
}

export function Component() {
  const say = useText(caseMessages);
  const { case_no = '' } = useParams();
  if (case_no !== '') return <ChangePage key={case_no} caseNo={case_no} />;
  return (
    <Page title={say('register_title')}>
      <CaseSheet known={null} over={null} />
    </Page>
  );
}

function ChangePage({ caseNo }: { caseNo: string }) {
  const say = useText(caseMessages);
  const [search] = useSearchParams();
  const read = () => callTagged<typeof getCase>('GET', '/cases/:case_no', { params: { case_no: caseNo } });
  const query = useTagged(['/cases', caseNo], read);
  const record = ({ records }: Case) => records.find(({ employee_no }) => (employee_no ?? '') === search.get('agent')) ?? records[0]!;
  return (
    <Page title={say('change_title', { case_no: caseNo })}>
      <Loaded query={query}>
        {({ data, etag }) =>
          search.has('new') ? (
            <CaseSheet known={another(record(data))} over={null} />
          ) : (
            <CaseSheet
              known={record(data)}
              over={{
                etag,
                read: async () => {
                  const now = await read();
                  return { etag: now.etag, data: record(now.data) };
                },
              }}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

/** The same case about somebody else, who is judged for themselves. */
function another(record: CaseRecord): CaseRecord {
  return { ...record, employee_no: null, name: null, verdict: null, fault: null, level: null, confirmed_at: null };
}

function CaseSheet({ known, over }: CaseSheetProps) {
  const say = useText(caseMessages);
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { account } = useSession();
  const show = async (caseNo: string) => {
    await client.invalidateQueries();
    await navigate(`/cases/${encodeURIComponent(caseNo)}`);
  };
  const saving = useTaggedWrite<CaseRecord | null, CaseForm>({
    etag: over?.etag ?? null,
    read: () => over?.read() ?? Promise.resolve({ data: null, etag: null }),
    send: async ({ restate_reason, ...row }, headers) => {
      await call<typeof writeCases>('POST', '/cases', { body: { rows: [rowOf(row)], restate_reason }, headers });
      void message.success(say('saved', { case_no: row.case_no }));
      await show(row.case_no);
    },
    refused: (error) => entry.refuse(error),
  });
  const entry = useContractForm(caseFormSchema, startOf(known, account.is_person ? account.employee_no : ''), saving.write);
  const { form, field, faultOf } = entry;
  const { clash } = saving;
  const now = form.watch();
  const complaint = now.kind === 'complaint';
  const options = <Key extends Parameters<typeof say>[0]>(pairs: readonly (readonly [string, Key])[]) =>
    pairs.map(([value, key]) => ({ value, label: say(key) }));
  const confirmed = field('confirmed_at');
  const confirmedOn = (now.confirmed_at ?? '').slice(0, 10);
  // A month that it counted in so far changes too.
  const days = [confirmedOn, day(known?.confirmed_at)].filter((each) => /^\d/.test(each)).toSorted();
  return (
    <FormSheet form={entry} onCancel={() => void navigate(-1)}>
      <section className="sheet">
        <div className="fields">
          <TextField label={say('case_no')} readOnly={known !== null} {...field('case_no')} />
          <ChoiceField
            label={say('kind')}
            options={options([
              ['complaint', 'complaint'],
              ['commendation', 'commendation'],
            ])}
            {...field('kind')}
          />
          <TextField label={say('received_at')} type="datetime-local" {...field('received_at')} />
          <PersonField
            label={say('person')}
            hint={say('person_hint')}
            value={now.employee_no ?? ''}
            fault={faultOf('employee_no') ?? faultOf('name')}
            onChange={(employee_no) => form.setValue('employee_no', employee_no)}
          />
          <TextField label={say('source')} {...field('source')} />
          <TextField label={say('category')} {...field('category')} />
          <TextField label={say('recording_id')} {...field('recording_id')} />
          <AreaField label={say('content')} {...field('content')} />
        </div>
      </section>
      <section className="sheet">
        <h2>{say('judgement')}</h2>
        <div className="fields">
          <ChoiceField
            label={say('verdict')}
            none={say('none')}
            options={options([
              ['substantiated', 'substantiated'],
              ['partly', 'partly'],
              ['unsubstantiated', 'unsubstantiated'],
            ])}
            {...field('verdict')}
          />
          {complaint && (
            <ChoiceField
              label={say('fault')}
              none={say('fault_none')}
              options={options([
                ['at_fault', 'at_fault'],
                ['partly', 'fault_partly'],
                ['not_at_fault', 'not_at_fault'],
              ])}
              {...field('fault')}
            />
          )}
          {complaint && <TextField label={say('level')} {...field('level')} />}
          <TextField label={say('verifier_no')} {...field('verifier_no')} />
          <AreaField label={say('handling')} rows={2} {...field('handling')} />
          <TextField label={say('closed_at')} type="datetime-local" {...field('closed_at')} />
          <TextField
            label={say('confirmed_at')}
            type="datetime-local"
            hint={say('confirmed_hint')}
            {...confirmed}
            fault={confirmed.fault === 'confirmed_before' ? say('confirmed_before') : confirmed.fault}
          />
        </div>
        <p role="status">
          <EffectNote
            judged={{ kind: now.kind, verdict: orNull(now.verdict), fault: complaint ? orNull(now.fault) : null, level: orNull(now.level) }}
            confirmedOn={confirmedOn}
            aboutCenter={orNull(now.employee_no) === null}
          />
        </p>
        <MonthsTouched from={days[0] ?? ''} to={days.at(-1) ?? ''} reason={field('restate_reason')} />
      </section>
      {clash !== null && (
        <StaleChoice
          differences={lineDifferences(caseLines(startOf(clash.theirs, ''), say), caseLines(clash.mine, say))}
          onTake={() => void show(clash.mine.case_no)}
          onKeep={() => void saving.keep()}
          onClose={saving.dismiss}
        />
      )}
    </FormSheet>
  );
}

function startOf(known: CaseRecord | null, verifier: string): CaseForm {
  const clock = (instant: string | null | undefined) =>
    instant === null || instant === undefined ? '' : moment(instant).replace(' ', 'T');
  return {
    case_no: known?.case_no ?? '',
    kind: known?.kind ?? 'complaint',
    employee_no: known?.employee_no ?? '',
    received_at: clock(known?.received_at),
    source: known?.source ?? '',
    category: known?.category ?? '',
    content: known?.content ?? '',
    recording_id: known?.recording_id ?? '',
    verdict: known?.verdict ?? ('' as never),
    fault: known?.fault ?? ('' as never),
    level: known?.level ?? '',
    verifier_no: known?.verifier_no ?? verifier,
    handling: known?.handling ?? '',
    closed_at: clock(known?.closed_at),
    confirmed_at: clock(known?.confirmed_at),
    restate_reason: '',
  };
}

const cells = ['employee_no', 'source', 'category', 'recording_id', 'verdict', 'level', 'verifier_no', 'handling'] as const;

/** What is left empty is emptied. */
function rowOf(typed: Omit<CaseForm, 'restate_reason'>) {
  const clock = (text: string | undefined) => text?.replace('T', ' ') ?? null;
  return {
    case_no: typed.case_no,
    kind: typed.kind,
    content: typed.content,
    received_at: clock(typed.received_at)!,
    ...Object.fromEntries(cells.map((name) => [name, typed[name] ?? null])),
    fault: typed.kind === 'complaint' ? (typed.fault ?? null) : null,
    closed_at: clock(typed.closed_at),
    confirmed_at: clock(typed.confirmed_at),
  };
}

function orNull<Text extends string>(text: Text | undefined): Text | null {
  return text === undefined || (text as string) === '' ? null : text;
}
