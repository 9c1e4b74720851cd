import '../form/form.css';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { FormVersionView, getFormVersion, listForms } from '@contracts/forms.js';
import { callTagged } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { ForbiddenPage } from '../feedback/route-fault.js';
import { Loaded } from '../feedback/loaded.js';
import { ChoiceField } from '../form/fields.js';
import { useTagged } from '../form/use-tagged.js';
import { useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import { DraftFormSheet } from './draft-form.js';
import { formsMessages } from './messages.js';

const MOST = 200;

export function Component() {
  const { code, version } = useParams();
  const may = useMay('forms.write');
  if (!may) return <ForbiddenPage />;
  return code === undefined || version === undefined ? <NewDraft /> : <ChangeDraft code={code} version={version} />;
}

function ChangeDraft({ code, version }: { code: string; version: string }) {
  const say = useText(formsMessages);
  const read = () => callTagged<typeof getFormVersion>('GET', '/forms/:code/versions/:version', { params: { code, version } });
  const query = useTagged(['/forms', code, version], read);
  return (
    <Page title={say('edit_heading', { code, version })}>
      <Loaded query={query}>
        {({ data, etag }) => (
          <DraftFormSheet key={etag} like={data} given={{ code, version }} over={{ etag, read, reload: () => void query.refetch() }} />
        )}
      </Loaded>
    </Page>
  );
}

function NewDraft() {
  const say = useText(formsMessages);
  const [search] = useSearchParams();
  const asked = { code: search.get('code') ?? '', version: search.get('version') ?? '' };
  const [template, setTemplate] = useState(asked.code === '' ? '' : `${asked.code}\n${asked.version}`);
  const { data: forms } = useAsk<typeof listForms>('/forms', { query: { page_size: MOST, total: 'none' } });
  const offered = (forms?.items ?? []).flatMap(({ code, name, versions }) =>
    versions.map(({ version }) => ({ value: `${code}\n${version}`, label: `${name}（${code}）${version}` })),
  );
  const [code = '', version = ''] = template.split('\n');
  const query = useAsk<typeof getFormVersion>(
    '/forms/:code/versions/:version',
    { params: { code, version } },
    { enabled: template !== '' },
  );
  const known = forms?.items.find((form) => form.code === asked.code);
  const given = { code: asked.code, version: known === undefined ? '1' : nextVersion(known.versions.map((each) => each.version)) };
  const sheet = (like: FormVersionView | null) => (
    <DraftFormSheet key={`${template} ${given.version}`} like={like} given={given} over={null} />
  );
  return (
    <Page title={say('new_form')}>
      <div className="field-row">
        <ChoiceField
          label={say('template')}
          none={say('blank')}
          options={offered}
          value={template}
          onChange={(event) => setTemplate(event.target.value)}
        />
      </div>
      <p className="soft">{say('import_hint')}</p>
      {template === '' ? sheet(null) : <Loaded query={query}>{sheet}</Loaded>}
    </Page>
  );
}

/** The next number after those that are numbers. */
function nextVersion(known: readonly string[]): string {
  return String(Math.max(0, ...known.map(Number).filter((each) => Number.isInteger(each))) + 1);
}
