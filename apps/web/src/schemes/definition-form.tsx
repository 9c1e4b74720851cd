import { replaceSchemeDraft, type SchemeJson, type SchemeVersionJson } from '@contracts/schemes.js';
import { call, type Tagged } from '../api/call.js';
import { Fault } from '../feedback/fault.js';
import { serverFaults } from '../form/server-faults.js';
import { CheckField, ChoiceField, TextField } from '../form/fields.js';
import { FormSheet } from '../form/form-sheet.js';
import { StaleChoice } from '../form/stale-choice.js';
import { asNumber, useContractForm } from '../form/use-contract-form.js';
import { useDone } from '../form/use-done.js';
import { useTaggedWrite } from '../form/use-tagged-write.js';
import { useText } from '../i18n/use-text.js';
import { ComponentFields } from './component-fields.js';
import { definitionDifferences } from '../form/definition-differences.js';
import type { DraftForm } from './draft-form.js';
import { schemeMessages } from './messages.js';
import { PercentField } from './percent-field.js';

interface DefinitionFormProps {
  version: SchemeVersionJson;
  etag: string | null;
  read: () => Promise<Tagged<SchemeVersionJson>>;
  reload: () => void;
  readOnly: boolean;
}

/** What a scorecard is made of; a draft is written over, an approved version is only read. */
export default function DefinitionForm({ version, etag, read, reload, readOnly }: DefinitionFormProps) {
  const say = useText(schemeMessages);
  const done = useDone(reload);
  const params = { code: version.code, number: version.number };
  const saving = useTaggedWrite<SchemeVersionJson, SchemeJson>({
    etag,
    read,
    send: async (definition, headers) => {
      await call<typeof replaceSchemeDraft>('PUT', '/schemes/:code/versions/:number', { params, body: { definition }, headers });
      await done();
    },
  });
  const entry: DraftForm = useContractForm(replaceSchemeDraft.body, { definition: version.definition }, ({ definition }) =>
    saving.write(definition),
  );
  const { clash, error } = saving;
  const fields = (
    <fieldset disabled={readOnly} className="bare">
      <ComponentFields entry={entry} readOnly={readOnly} />
      <MarkFields entry={entry} />
      <GradeFields entry={entry} />
      <CaseFields entry={entry} />
      <Rest definition={version.definition} />
    </fieldset>
  );
  if (readOnly) return fields;
  return (
    <FormSheet form={entry} submit={say('save_draft')}>
      {error !== null && <Fault error={error} />}
      {serverFaults(error).map(({ path, detail }) => (
        <p key={path} className="field-fault" role="alert">
          {detail}
        </p>
      ))}
      {fields}
      {clash !== null && (
        <StaleChoice
          differences={definitionDifferences(clash.theirs.definition, clash.mine).map(({ path, theirs, mine }) => ({
            label: path,
            theirs,
            mine,
          }))}
          onTake={reload}
          onKeep={() => void saving.keep()}
          onClose={saving.dismiss}
        />
      )}
    </FormSheet>
  );
}

function MarkFields({ entry: { field } }: { entry: DraftForm }) {
  const say = useText(schemeMessages);
  return (
    <section className="sheet">
      <h2>{say('marks')}</h2>
      <div className="fields">
        <TextField label={say('pass_mark')} inputMode="decimal" {...field('definition.pass_mark', asNumber)} />
        <TextField label={say('excellent_mark')} inputMode="decimal" {...field('definition.excellent_mark', asNumber)} />
        <TextField
          label={say('min_sample')}
          hint={say('min_sample_hint')}
          inputMode="numeric"
          {...field('definition.min_sample', asNumber)}
        />
      </div>
    </section>
  );
}

function GradeFields({ entry }: { entry: DraftForm }) {
  const say = useText(schemeMessages);
  const { field, form, faultOf } = entry;
  const grades = form.watch('definition.grades');
  const last = grades.bands.length - 1;
  return (
    <section className="sheet">
      <h2>{say('grades')}</h2>
      <div className="fields">
        <ChoiceField
          label={say('mode')}
          options={[
            { value: 'bands', label: say('mode_bands') },
            { value: 'forced', label: say('mode_forced') },
          ]}
          {...field('definition.grades.mode')}
        />
        <TextField label={say('forced_from')} inputMode="numeric" {...field('definition.grades.forced_from', asNumber)} />
        <CheckField label={say('bar_best')} {...form.register('definition.grades.bar_best')} />
      </div>
      <div className="fields below">
        {grades.bands.map(({ grade }, at) => (
          <TextField
            key={grade}
            label={`${grade} ${say('band_from')}`}
            inputMode="decimal"
            readOnly={at === last}
            {...field(`definition.grades.bands.${at}.from`, asNumber)}
          />
        ))}
        {grades.mode === 'forced' &&
          grades.shares.map(({ grade, share }, at) => (
            <PercentField
              key={`${grade} share`}
              label={`${grade} ${say('share')}`}
              value={share}
              fault={faultOf(`definition.grades.shares.${at}.share`)}
              onChange={(next) => form.setValue(`definition.grades.shares.${at}.share`, next)}
            />
          ))}
      </div>
      {grades.mode === 'forced' && <p className="soft">{say('forced_note')}</p>}
    </section>
  );
}

function CaseFields({ entry: { field, form } }: { entry: DraftForm }) {
  const say = useText(schemeMessages);
  const lines = form.watch('definition.case_points.complaint');
  return (
    <section className="sheet">
      <h2>{say('cases')}</h2>
      {lines.map(({ level }, at) => {
        const name = level === '*' ? say('any_level') : level;
        return (
          <div className="field-row" key={level}>
            <TextField
              label={`${name} ${say('at_fault')}`}
              inputMode="decimal"
              {...field(`definition.case_points.complaint.${at}.at_fault`, asNumber)}
            />
            <TextField
              label={`${name} ${say('partly')}`}
              inputMode="decimal"
              {...field(`definition.case_points.complaint.${at}.partly`, asNumber)}
            />
          </div>
        );
      })}
      <div className="field-row">
        <TextField label={say('commendation_each')} inputMode="decimal" {...field('definition.case_points.commendation_each', asNumber)} />
        <TextField label={say('commendation_cap')} inputMode="decimal" {...field('definition.case_points.commendation_cap', asNumber)} />
      </div>
    </section>
  );
}

/** What is not changed here, in words. */
function Rest({ definition: { exam, quota, range } }: { definition: SchemeJson }) {
  const say = useText(schemeMessages);
  const whole = (share: number) => Math.round(share * 100);
  return (
    <section className="sheet">
      <h2>{say('details')}</h2>
      <p>
        {say('exam_rule', {
          theory: whole(exam.theory_weight),
          practical: whole(exam.practical_weight),
          pass: exam.pass_mark,
          part: exam.part_minimum,
        })}
      </p>
      <p>
        {say('quota_rule', { standard: quota.standard, days: quota.new_hire_days, new_hire: quota.new_hire, after: quota.after_bad_month })}
      </p>
      <p>{say('range_rule', { lowest: range.lowest, highest: range.highest })}</p>
    </section>
  );
}
