import { Button } from 'antd';
import { DeleteOutlined, InsertRowAboveOutlined } from '@ant-design/icons';
import { useFieldArray } from 'react-hook-form';
import { TextField } from '../form/fields.js';
import { asNumber } from '../form/use-contract-form.js';
import { useText } from '../i18n/use-text.js';
import { definitionMessages } from './definition-messages.js';
import type { DraftForm } from './draft-form.js';
import { PercentField } from './percent-field.js';
import { GroupFault, PercentSum } from './percent-sum.js';

/** The grades from high to low; shares and the quota's bad grades follow their names. */
export function GradeRows({ entry }: { entry: DraftForm }) {
  const say = useText(definitionMessages);
  const { field, form, faultOf } = entry;
  const list = useFieldArray({ control: form.control, name: 'definition.grades.bands' });
  const { bands, shares } = form.watch('definition.grades');
  const setShares = (next: typeof shares) => form.setValue('definition.grades.shares', next);
  const setBad = (change: (bad: string[]) => string[]) =>
    form.setValue('definition.quota.bad_grades', change(form.getValues('definition.quota.bad_grades')));
  const nameOf = (at: number) => bands[at]?.grade || say('grade_n', { n: at + 1 });

  const insert = (at: number) => {
    list.insert(at, { grade: '', from: '' as never }, { focusName: `definition.grades.bands.${at}.grade` });
    if (shares.length > 0) setShares(shares.toSpliced(at, 0, { grade: '', share: 0 }));
  };
  const remove = (at: number) => {
    const gone = bands[at]?.grade;
    list.remove(at);
    setShares(shares.toSpliced(at, 1));
    setBad((bad) => bad.filter((grade) => grade !== gone));
  };
  const rename = (at: number, name: string) => {
    const before = bands[at]?.grade;
    setShares(shares.map((share, place) => (place === at ? { ...share, grade: name } : share)));
    setBad((bad) => bad.map((grade) => (grade === before ? name : grade)));
  };
  return (
    <>
      {list.fields.map(({ id }, at) => {
        const named = field(`definition.grades.bands.${at}.grade`);
        const share = shares[at];
        return (
          <div className="field-row" key={id}>
            <TextField
              label={say('grade_n', { n: at + 1 })}
              {...named}
              onChange={(event) => {
                rename(at, event.target.value);
                return named.onChange(event);
              }}
            />
            <TextField
              label={say('band_from', { name: nameOf(at) })}
              inputMode="decimal"
              {...field(`definition.grades.bands.${at}.from`, asNumber)}
            />
            {share !== undefined && (
              <PercentField
                label={say('share', { name: nameOf(at) })}
                value={share.share}
                fault={faultOf(`definition.grades.shares.${at}.share`)}
                onChange={(next) => form.setValue(`definition.grades.shares.${at}.share`, next)}
              />
            )}
            <Button
              type="text"
              icon={<InsertRowAboveOutlined />}
              aria-label={say('add_grade_above', { name: nameOf(at) })}
              title={say('add_grade_above', { name: nameOf(at) })}
              onClick={() => insert(at)}
            />
            {bands.length > 1 && (
              <Button type="text" icon={<DeleteOutlined />} aria-label={say('remove', { name: nameOf(at) })} onClick={() => remove(at)} />
            )}
          </div>
        );
      })}
      <GroupFault fault={faultOf('definition.grades.bands')} />
      <Button onClick={() => insert(bands.length)}>{say('add_grade')}</Button>
      {shares.length > 0 && (
        <PercentSum
          shares={shares.map(({ share }) => share)}
          right="shares_sum"
          wrong="shares_wrong"
          fault={faultOf('definition.grades.shares')}
        />
      )}
    </>
  );
}
