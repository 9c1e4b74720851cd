import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormProvider, useFieldArray } from 'react-hook-form';
import { useNavigate } from 'react-router';
import type { createFormDraft, FormVersionView, replaceFormDraft } from '@contracts/forms.js';
import { call, type Tagged } from '../api/call.js';
import { isProblem } from '../api/problem.js';
import { ChoiceField, TextField } from '../form/fields.js';
import { FormSheet } from '../form/form-sheet.js';
import { lineDifferences } from '../form/line-differences.js';
import { StaleChoice } from '../form/stale-choice.js';
import { asNumber, useContractForm } from '../form/use-contract-form.js';
import { useTaggedWrite } from '../form/use-tagged-write.js';
import { useText } from '../i18n/use-text.js';
import { CriteriaGrid } from './criteria-grid.js';
import { bodyOf, draftSchema, startOf, type DraftForm } from './draft-schema.js';
import { formLines } from './form-lines.js';
import { formsMessages } from './messages.js';

type FormBody = ReturnType<typeof bodyOf>;

interface DraftFormSheetProps {
  /** What it begins from; null: nothing. */
  like: FormVersionView | null;
  given: { code: string; version: string };
  /** The draft that is written over; null: a new one is made. */
  over: { etag: string | null; read: () => Promise<Tagged<FormVersionView>>; reload: () => void } | null;
}

/** A deduction form as a draft: its rules and its criteria. */
export function DraftFormSheet({ like, given, over }: DraftFormSheetProps) {
  const say = useText(formsMessages);
  const client = useQueryClient();
  const navigate = useNavigate();
  const show = async (code: string, version: string) => {
    await client.invalidateQueries();
    await navigate(`/forms/${encodeURIComponent(code)}/${encodeURIComponent(version)}`);
  };
  const [error, setError] = useState<unknown>(null);
  const saving = useTaggedWrite<FormVersionView | null, FormBody>({
    etag: over?.etag ?? null,
    read: () => over?.read() ?? Promise.resolve({ data: null, etag: null }),
    send: async (body, headers) => {
      if (over === null) await call<typeof createFormDraft>('POST', '/forms/:code/versions', { params: { code: body.form_code }, body });
      else await call<typeof replaceFormDraft>('PUT', '/forms/:code/versions/:version', { params: given, body, headers });
      await show(body.form_code, body.version);
    },
    refused: (refusal) => {
      setError(refusal);
      entry.refuse(refusal);
    },
  });
  const entry: DraftForm = useContractForm(draftSchema, startOf(like, given), (values) => saving.write(bodyOf(values)));
  const { form, field } = entry;
  const list = useFieldArray({ control: form.control, name: 'criteria' });
  const { clash } = saving;
  const options = <Key extends Parameters<typeof say>[0]>(pairs: readonly (readonly [string, Key])[]) =>
    pairs.map(([value, key]) => ({ value, label: say(key, { cap: '' }) }));
  return (
    <FormProvider {...form}>
      <FormSheet form={entry} submit={say('save_draft')} onCancel={() => void navigate(-1)}>
        {isProblem(error) &&
          (error.problem.errors ?? []).map(({ pointer, detail }) => (
            <p key={pointer} className="field-fault" role="alert">
              {detail}
            </p>
          ))}
        <section className="sheet">
          <h2>{say('rules')}</h2>
          <div className="fields">
            <TextField label={say('code')} placeholder="STD-IN" readOnly={given.code !== ''} {...field('code')} />
            <TextField label={say('version')} readOnly={over !== null} {...field('version')} />
            <TextField label={say('name')} {...field('name')} />
            <TextField label={say('effective_from')} hint={say('effective_hint')} type="date" {...field('effective_from')} />
            <ChoiceField
              label={say('na_policy')}
              options={options([
                ['full_credit', 'na_full_credit'],
                ['redistribute', 'na_redistribute'],
                ['not_allowed', 'na_not_allowed'],
              ])}
              {...field('na_policy')}
            />
            <ChoiceField
              label={say('critical_policy')}
              options={options([
                ['zero_form', 'critical_zero_form'],
                ['zero_section', 'critical_zero_section'],
                ['cap', 'cap'],
                ['flag_only', 'critical_flag_only'],
              ])}
              {...field('critical_policy')}
            />
            {form.watch('critical_policy') === 'cap' && <TextField label={say('cap')} inputMode="decimal" {...field('cap', asNumber)} />}
          </div>
        </section>
        <section className="sheet">
          <h2>{say('criteria')}</h2>
          <CriteriaGrid entry={entry} list={list} />
        </section>
        {clash !== null && clash.theirs !== null && (
          <StaleChoice
            differences={lineDifferences(formLines(clash.theirs, say), formLines(clash.mine, say))}
            onTake={() => over?.reload()}
            onKeep={() => void saving.keep()}
            onClose={saving.dismiss}
          />
        )}
      </FormSheet>
    </FormProvider>
  );
}
