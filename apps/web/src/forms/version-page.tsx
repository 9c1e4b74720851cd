import '../form/form.css';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { FormVersionView, getFormVersion } from '@contracts/forms.js';
import { callTagged } from '../api/call.js';
import { useMay } from '../api/use-session.js';
import { Loaded } from '../feedback/loaded.js';
import { useTagged } from '../form/use-tagged.js';
import { useText } from '../i18n/use-text.js';
import { PlainList } from '../list/plain-list.js';
import { Page } from '../shell/page.js';
import { LifeDialog, type LifeDeed } from './life-dialog.js';
import { formsMessages } from './messages.js';

export function Component() {
  const say = useText(formsMessages);
  const { code = '', version = '' } = useParams();
  const [deed, setDeed] = useState<LifeDeed | null>(null);
  const read = () => callTagged<typeof getFormVersion>('GET', '/forms/:code/versions/:version', { params: { code, version } });
  const query = useTagged(['/forms', code, version], read);
  return (
    <Page title={say('heading', { name: query.data?.data.name ?? code, version })}>
      <Loaded query={query}>
        {({ data: form, etag }) => (
          <>
            <Actions form={form} act={setDeed} />
            <Rules form={form} />
            <Criteria form={form} />
            {deed !== null && (
              <LifeDialog
                opened={{ data: form, etag, read }}
                deed={deed}
                onClose={() => setDeed(null)}
                reload={() => void query.refetch()}
              />
            )}
          </>
        )}
      </Loaded>
      <Link to="/forms">{say('back')}</Link>
    </Page>
  );
}

function Actions({ form, act }: { form: FormVersionView; act: (deed: LifeDeed) => void }) {
  const say = useText(formsMessages);
  const mayWrite = useMay('forms.write');
  const place = `/forms/${encodeURIComponent(form.code)}/${encodeURIComponent(form.version)}`;
  const from = `/forms/new?code=${encodeURIComponent(form.code)}&version=${encodeURIComponent(form.version)}`;
  const deduction = form.policy === 'deduction';
  return (
    <div className="field-row">
      <Space wrap>
        <Link to={`${place}/preview`}>{say('preview')}</Link>
        {mayWrite && deduction && form.state === 'draft' && <Link to={`${place}/edit`}>{say('edit')}</Link>}
        {mayWrite && deduction && form.state !== 'draft' && <Link to={from}>{say('copy')}</Link>}
        {mayWrite && form.state === 'draft' && (
          <>
            <Button type="primary" onClick={() => act('publish')}>
              {say('publish')}
            </Button>
            <Button onClick={() => act('delete')}>{say('delete')}</Button>
          </>
        )}
        {mayWrite && form.state === 'published' && <Button onClick={() => act('retire')}>{say('retire')}</Button>}
        {mayWrite && !deduction && <span className="soft">{say('other_policy')}</span>}
      </Space>
    </div>
  );
}

function Rules({ form }: { form: FormVersionView }) {
  const say = useText(formsMessages);
  const rules: [string, string][] = [
    [say('state'), say(`state_${form.state}`)],
    [say('effective_from'), form.effective_from ?? say('from_beginning')],
    [say('policy'), say(`policy_${form.policy}`, { base: form.base })],
    [say('na_policy'), say(`na_${form.na_policy}`)],
    [say('critical_policy'), say(`critical_${form.critical_policy}`, { cap: form.cap ?? '' })],
    [say('bonus'), say('bonus_text', { bonus: form.bonus_cap, max: form.max_score })],
  ];
  return (
    <section className="sheet">
      <h2>{say('rules')}</h2>
      <dl className="facts">
        {rules.map(([label, text]) => (
          <div className="fact" key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Criteria({ form }: { form: FormVersionView }) {
  const say = useText(formsMessages);
  return (
    <section className="sheet">
      <h2>{say('criteria')}</h2>
      <PlainList
        rows={form.criteria}
        rowKey={(row) => row.code}
        empty="—"
        columns={[
          { title: say('section'), render: (row) => row.section },
          { title: say('code'), render: (row) => row.code },
          { title: say('criterion'), render: (row) => row.name },
          { title: say('kind'), render: (row) => say(`kind_${row.kind}`) },
          { title: say('max_points'), number: true, render: (row) => row.max_points },
          { title: say('critical'), render: (row) => (row.critical_family === null ? say('no') : say(row.critical_family)) },
          { title: say('accuracy'), render: (row) => say(row.accuracy ? 'yes' : 'no') },
          { title: say('allow_na'), render: (row) => say(row.allow_na ? 'yes' : 'no') },
        ]}
      />
    </section>
  );
}
