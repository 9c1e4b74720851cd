import { Button } from 'antd';
import { DeleteOutlined } from '@ant-design/icons';
import { useFieldArray } from 'react-hook-form';
import { TextField } from '../form/fields.js';
import { asNumber } from '../form/use-contract-form.js';
import { useText } from '../i18n/use-text.js';
import { definitionMessages } from './definition-messages.js';
import type { DraftForm } from './draft-form.js';
import { GroupFault } from './percent-sum.js';

/** What complaints of each level take off, and what commendations give. */
export function CaseFields({ entry: { field, form, faultOf } }: { entry: DraftForm }) {
  const say = useText(definitionMessages);
  const list = useFieldArray({ control: form.control, name: 'definition.case_points.complaint' });
  const lines = form.watch('definition.case_points.complaint');
  const nameOf = (at: number) => {
    const level = lines[at]?.level;
    return level === '*' ? say('any_level') : level || say('level_n', { n: at + 1 });
  };
  return (
    <section className="sheet">
      <h2>{say('cases')}</h2>
      <p className="soft">{say('cases_hint')}</p>
      {list.fields.map(({ id }, at) => (
        <div className="field-row" key={id}>
          <TextField label={say('level_n', { n: at + 1 })} {...field(`definition.case_points.complaint.${at}.level`)} />
          <TextField
            label={say('at_fault', { name: nameOf(at) })}
            inputMode="decimal"
            {...field(`definition.case_points.complaint.${at}.at_fault`, asNumber)}
          />
          <TextField
            label={say('partly', { name: nameOf(at) })}
            inputMode="decimal"
            {...field(`definition.case_points.complaint.${at}.partly`, asNumber)}
          />
          <Button type="text" icon={<DeleteOutlined />} aria-label={say('remove', { name: nameOf(at) })} onClick={() => list.remove(at)} />
        </div>
      ))}
      <GroupFault fault={faultOf('definition.case_points.complaint')} />
      <Button onClick={() => list.append({ level: '', at_fault: '' as never, partly: '' as never })}>{say('add_level')}</Button>
      <div className="field-row below">
        <TextField label={say('commendation_each')} inputMode="decimal" {...field('definition.case_points.commendation_each', asNumber)} />
        <TextField label={say('commendation_cap')} inputMode="decimal" {...field('definition.case_points.commendation_cap', asNumber)} />
      </div>
    </section>
  );
}
