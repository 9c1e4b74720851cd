import { Button, Tag } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { createSchemeDraft, getSchemeVersion, listSchemes, Scheme } from '@contracts/schemes.js';
import { call } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { Fault } from '../feedback/fault.js';
import { Loaded } from '../feedback/loaded.js';
import { moment, month } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { PlainList } from '../list/plain-list.js';
import { Page } from '../shell/page.js';
import { schemeMessages } from './messages.js';

export function Component() {
  const say = useText(schemeMessages);
  const query = useAsk<typeof listSchemes>('/schemes', {});
  return (
    <Page title={say('title')}>
      <Loaded query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="soft">{say('none')}</p>}
            {items.map((scheme) => (
              <SchemeSheet key={scheme.code} scheme={scheme} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function SchemeSheet({ scheme }: { scheme: Scheme }) {
  const say = useText(schemeMessages);
  const language = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const mayDraft = useMay('schemes.draft');
  const [refusal, setRefusal] = useState<unknown>(null);
  const newest = scheme.versions.filter(({ state }) => state === 'approved').toSorted((a, b) => b.number - a.number)[0];
  const { code } = scheme;
  const draft = async (number: number) => {
    try {
      const { definition } = await call<typeof getSchemeVersion>('GET', '/schemes/:code/versions/:number', { params: { code, number } });
      const made = await call<typeof createSchemeDraft>('POST', '/schemes/:code/versions', { params: { code }, body: { definition } });
      await client.invalidateQueries({ queryKey: ['/schemes'] });
      await navigate(`/schemes/${encodeURIComponent(code)}/${made.number}`);
    } catch (error) {
      setRefusal(error);
    }
  };
  return (
    <section className="sheet">
      <div className="sheet-head">
        <h2>
          {language === 'zh' ? scheme.name_zh : scheme.name_en}（{code}） <Tag>{say(`kind_${scheme.kind}`)}</Tag>
        </h2>
        {mayDraft && newest !== undefined && (
          <Button
            aria-label={`${say('new_draft')} ${code}`}
            title={say('new_draft_hint', { number: newest.number })}
            onClick={() => void draft(newest.number)}
          >
            {say('new_draft')}
          </Button>
        )}
      </div>
      {refusal !== null && <Fault error={refusal} />}
      <PlainList
        rows={scheme.versions.toSorted((a, b) => b.number - a.number)}
        rowKey={(row) => row.number}
        empty=""
        columns={[
          {
            title: say('title'),
            render: (row) => (
              <Link to={`/schemes/${encodeURIComponent(code)}/${row.number}`}>{say('version', { number: row.number })}</Link>
            ),
          },
          { title: say('state'), render: (row) => say(row.state) },
          {
            title: say('effective_from'),
            render: (row) =>
              row.state === 'draft'
                ? say('not_effective')
                : row.effective_from === null
                  ? say('from_beginning')
                  : month(row.effective_from, language),
          },
          { title: say('created'), render: (row) => say('by', { by: row.created_by, at: moment(row.created_at) }) },
          {
            title: say('approved_by'),
            render: (row) =>
              row.approved_by === null
                ? row.state === 'draft'
                  ? '—'
                  : say('came_along')
                : say('by', { by: row.approved_by, at: moment(row.approved_at) }),
          },
        ]}
      />
    </section>
  );
}
