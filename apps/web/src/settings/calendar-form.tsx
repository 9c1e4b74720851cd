import { Button } from 'antd';
import { DeleteOutlined } from '@ant-design/icons';
import { useFieldArray } from 'react-hook-form';
import { z } from 'zod';
import { dateSchema, shortTextSchema } from '@contracts/http.js';
import type { CalendarDay, getCalendarYear, replaceCalendarYear } from '@contracts/settings-routes.js';
import { call, type AnswerOf, type Tagged } from '../api/call.js';
import { ChoiceField, TextField } from '../form/fields.js';
import { FormSheet } from '../form/form-sheet.js';
import { StaleChoice } from '../form/stale-choice.js';
import { useContractForm } from '../form/use-contract-form.js';
import { useDone } from '../form/use-done.js';
import { useTaggedWrite } from '../form/use-tagged-write.js';
import { useText } from '../i18n/use-text.js';
import { dayDifferences } from './day-differences.js';
import { settingMessages } from './messages.js';

const yearSchema = z.object({
  days: z.array(z.object({ day: dateSchema, kind: z.enum(['holiday', 'make_up']), name: shortTextSchema(100) })),
});

interface CalendarFormProps {
  year: number;
  days: readonly CalendarDay[];
  etag: string | null;
  read: () => Promise<Tagged<AnswerOf<typeof getCalendarYear>>>;
  reload: () => void;
  onCancel: () => void;
}

/** The exceptions of a year, all of which are written at once. */
export default function CalendarForm({ year, days, etag, read, reload, onCancel }: CalendarFormProps) {
  const say = useText(settingMessages);
  const done = useDone(reload);
  const saving = useTaggedWrite<AnswerOf<typeof getCalendarYear>, CalendarDay[]>({
    etag,
    read,
    send: async (written, headers) => {
      await call<typeof replaceCalendarYear>('PUT', '/calendar-exceptions/:year', { params: { year }, body: { days: written }, headers });
      await done();
    },
    refused: (error) => entry.refuse(error),
  });
  const entry = useContractForm(
    yearSchema,
    { days: days.map(({ day, working, name }) => ({ day, kind: working ? ('make_up' as const) : ('holiday' as const), name })) },
    (values) => saving.write(values.days.map(({ day, kind, name }) => ({ day, working: kind === 'make_up', name }))),
  );
  const { field, form } = entry;
  const list = useFieldArray({ control: form.control, name: 'days' });
  const { clash } = saving;
  const words = (each: CalendarDay | undefined) =>
    each === undefined ? say('absent') : `${say(each.working ? 'make_up' : 'holiday')} ${each.name}`;
  return (
    <FormSheet form={entry} onCancel={onCancel}>
      {list.fields.length === 0 && <p className="soft">{say('no_days')}</p>}
      {list.fields.map(({ id, day }, at) => (
        <div className="field-row" key={id}>
          <TextField label={say('day')} type="date" min={`${year}-01-01`} max={`${year}-12-31`} {...field(`days.${at}.day`)} />
          <ChoiceField
            label={say('kind')}
            options={[
              { value: 'holiday', label: say('holiday') },
              { value: 'make_up', label: say('make_up') },
            ]}
            {...field(`days.${at}.kind`)}
          />
          <TextField label={say('name')} {...field(`days.${at}.name`)} />
          <Button type="text" icon={<DeleteOutlined />} aria-label={say('remove_day', { day })} onClick={() => list.remove(at)} />
        </div>
      ))}
      <Button onClick={() => list.append({ day: '', kind: 'holiday', name: '' })}>{say('add_day')}</Button>
      {clash !== null && (
        <StaleChoice
          differences={dayDifferences(clash.theirs.days, clash.mine).map(({ day, theirs, mine }) => ({
            label: day,
            theirs: words(theirs),
            mine: words(mine),
          }))}
          onTake={reload}
          onKeep={() => void saving.keep()}
          onClose={saving.dismiss}
        />
      )}
    </FormSheet>
  );
}
