import './entry.css';
import { App } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormProvider, useFieldArray } from 'react-hook-form';
import { useNavigate } from 'react-router';
import type { listExams, writeExamResults } from '@contracts/exams.js';
import { call } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { ChoiceField, TextField } from '../form/fields.js';
import { FormSheet } from '../form/form-sheet.js';
import { MonthsTouched } from '../form/months-touched.js';
import { useContractForm } from '../form/use-contract-form.js';
import { useText } from '../i18n/use-text.js';
import { useSchemeInForce } from '../schemes/use-scheme-in-force.js';
import { Page } from '../shell/page.js';
import { AddPeople } from './add-people.js';
import { entrySchema } from './entry-schema.js';
import { EntryGrid } from './entry-grid.js';
import { examRuleOf } from './exam-count.js';
import { examMessages } from './messages.js';

const EXAMS = 200;
const PERCENT = 100;

export function Component() {
  const say = useText(examMessages);
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: exams } = useAsk<typeof listExams>('/exams', { query: { page_size: EXAMS, total: 'none' } });
  const [known, setKnown] = useState('');
  const [retake, setRetake] = useState(false);
  const entry = useContractForm(
    entrySchema,
    { exam_code: '', exam_name: '', held_on: '', rows: [], restate_reason: '' },
    async ({ rows, restate_reason, ...exam }) => {
      const written = await call<typeof writeExamResults>('POST', '/exam-results', {
        body: {
          rows: rows.map(({ employee_no, theory, practical, status, unexcused }) => ({
            ...exam,
            employee_no,
            theory: theory ?? null,
            practical: practical ?? null,
            status,
            unexcused,
          })),
          restate_reason,
        },
      });
      await client.invalidateQueries();
      void message.success(say('saved', { count: written.rows_read }));
      await navigate(`/exams?exam=${encodeURIComponent(exam.exam_code)}`);
    },
  );
  const { form, field, faultOf } = entry;
  const list = useFieldArray({ control: form.control, name: 'rows' });
  const heldOn = form.watch('held_on');
  const rule = examRuleOf(useSchemeInForce(heldOn === '' ? '9999-12' : heldOn.slice(0, 7)));
  const choose = (code: string) => {
    const exam = exams?.items.find(({ exam_code }) => exam_code === code);
    setKnown(code);
    form.setValue('exam_code', exam?.exam_code ?? '');
    form.setValue('exam_name', exam?.exam_name ?? '');
    if (!retake) form.setValue('held_on', exam?.held_on ?? '');
    if (exam === undefined) setRetake(false);
  };
  const wrong = countFaults(form.formState.errors.rows);
  // The month of a retake is that of its exam.
  const countedOn = (retake ? exams?.items.find(({ exam_code }) => exam_code === known)?.held_on : null) ?? heldOn;

  return (
    <Page title={say('entry_title')}>
      <FormProvider {...form}>
        <FormSheet form={entry} submit={say('save')} onCancel={() => void navigate('/exams')}>
          <section className="sheet" aria-labelledby="exam-heading">
            <h2 id="exam-heading">{say('which_exam')}</h2>
            <div className="fields">
              <ChoiceField
                label={say('exam')}
                none={say('new_exam')}
                options={(exams?.items ?? []).map(({ exam_code, exam_name }) => ({ value: exam_code, label: exam_name }))}
                value={known}
                onChange={(event) => choose(event.target.value)}
              />
              <TextField label={say('exam_code')} placeholder="EX2026-11" readOnly={known !== ''} {...field('exam_code')} />
              <TextField label={say('exam_name')} readOnly={known !== ''} {...field('exam_name')} />
              {known !== '' && (
                <ChoiceField
                  label={say('sitting')}
                  options={[
                    { value: 'first', label: say('first') },
                    { value: 'retake', label: say('retake') },
                  ]}
                  value={retake ? 'retake' : 'first'}
                  onChange={(event) => {
                    setRetake(event.target.value === 'retake');
                    form.setValue('rows', []);
                    form.setValue('held_on', '');
                  }}
                />
              )}
              <TextField label={say(retake ? 'retake_on' : 'held_on')} type="date" {...field('held_on')} />
            </div>
            <MonthsTouched from={countedOn} to={countedOn} reason={field('restate_reason')} />
          </section>
          <section className="sheet" aria-labelledby="rows-heading">
            <h2 id="rows-heading">{say('rows')}</h2>
            <p className="soft">
              {say('rule', {
                theory: `${rule.theoryWeightE4 / PERCENT}%`,
                practical: `${rule.practicalWeightE4 / PERCENT}%`,
                pass: rule.passBp / PERCENT,
                part: rule.partMinimumBp / PERCENT,
              })}
            </p>
            <AddPeople list={list} heldOn={heldOn} retakeOf={retake ? known : null} rule={rule} />
            <EntryGrid list={list} rule={rule} faultOf={faultOf} />
            {wrong > 0 && (
              <p className="field-fault" role="alert">
                {list.fields.length === 0 ? say('need_rows') : say('none_saved', { count: wrong })}
              </p>
            )}
          </section>
        </FormSheet>
      </FormProvider>
    </Page>
  );
}

function countFaults(rows: unknown): number {
  if (rows === null || typeof rows !== 'object') return 0;
  if (!Array.isArray(rows)) return 1;
  return Math.max(1, rows.flatMap((row: unknown) => (row === null || typeof row !== 'object' ? [] : Object.keys(row))).length);
}
