import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { getCalendarYear } from '@contracts/settings-routes.js';
import { callTagged } from '../api/call.js';
import { useMay } from '../api/use-session.js';
import { Loaded } from '../feedback/loaded.js';
import { ChoiceField } from '../form/fields.js';
import { useTagged } from '../form/use-tagged.js';
import { useText } from '../i18n/use-text.js';
import { PlainList } from '../list/plain-list.js';
import { settingMessages } from './messages.js';

const CalendarForm = lazy(() => import('./calendar-form.js'));

const YEARS_AHEAD = 2;
const YEARS_BACK = 2;

/** Holidays and make-up days of a year. */
export function Calendar() {
  const say = useText(settingMessages);
  const mayWrite = useMay('settings.write');
  const [now] = useState(() => new Date().getFullYear());
  const [year, setYear] = useState(now);
  const [editing, setEditing] = useState(false);
  const years = Array.from({ length: YEARS_BACK + 1 + YEARS_AHEAD }, (_, at) => String(now - YEARS_BACK + at));
  const read = () => callTagged<typeof getCalendarYear>('GET', '/calendar-exceptions/:year', { params: { year } });
  const query = useTagged(['/calendar-exceptions', year], read);
  return (
    <section className="sheet">
      <h2>{say('calendar')}</h2>
      <p className="soft">{say('calendar_text')}</p>
      <div className="field-row">
        <ChoiceField
          label={say('year')}
          options={years.map((value) => ({ value, label: value }))}
          value={String(year)}
          onChange={(event) => setYear(Number(event.target.value))}
        />
        {mayWrite && !editing && <Button onClick={() => setEditing(true)}>{say('change_calendar')}</Button>}
      </div>
      <Loaded query={query}>
        {({ data, etag }) =>
          editing ? (
            <Suspense>
              <CalendarForm
                key={`${year} ${etag}`}
                year={year}
                days={data.days}
                etag={etag}
                read={read}
                reload={() => {
                  setEditing(false);
                  void query.refetch();
                }}
                onCancel={() => setEditing(false)}
              />
            </Suspense>
          ) : (
            <PlainList
              rows={data.days}
              rowKey={(row) => row.day}
              empty={say('no_days')}
              columns={[
                { title: say('day'), render: (row) => row.day },
                { title: say('kind'), render: (row) => say(row.working ? 'make_up' : 'holiday') },
                { title: say('name'), render: (row) => row.name },
              ]}
            />
          )
        }
      </Loaded>
    </section>
  );
}
