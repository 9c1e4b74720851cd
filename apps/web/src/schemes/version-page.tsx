import '../form/form.css';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import type { getSchemeVersion } from '@contracts/schemes.js';
import { callTagged } from '../api/call.js';
import { useMay } from '../api/use-session.js';
import { Loaded } from '../feedback/loaded.js';
import { useTagged } from '../form/use-tagged.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import { Approval } from './approval.js';
import { DefinitionView } from './definition-view.js';
import { schemeMessages } from './messages.js';
import { Trial } from './trial.js';

const DefinitionForm = lazy(() => import('./definition-form.js'));

export function Component() {
  const say = useText(schemeMessages);
  const language = useLanguage();
  const { code = '', number = '' } = useParams();
  const mayDraft = useMay('schemes.draft');
  const mayApprove = useMay('schemes.approve');
  const read = () => callTagged<typeof getSchemeVersion>('GET', '/schemes/:code/versions/:number', { params: { code, number } });
  const query = useTagged(['/schemes', code, number], read);
  const reload = () => void query.refetch();
  const version = query.data?.data;
  const name = version === undefined ? code : language === 'zh' ? version.name_zh : version.name_en;
  return (
    <Page title={say('heading', { name, number })}>
      <Loaded query={query}>
        {({ data, etag }) => (
          <>
            {data.state === 'approved' && <p className="soft">{say('not_draft')}</p>}
            {data.state === 'approved' || !mayDraft ? (
              <DefinitionView definition={data.definition} />
            ) : (
              <Suspense>
                <DefinitionForm key={etag} version={data} etag={etag} read={read} reload={reload} />
              </Suspense>
            )}
            {mayDraft && <Trial code={code} number={data.number} />}
            {mayApprove && data.state === 'draft' && <Approval key={etag} opened={{ data, etag, read }} reload={reload} />}
          </>
        )}
      </Loaded>
      <Link to="/schemes">{say('title')}</Link>
    </Page>
  );
}
