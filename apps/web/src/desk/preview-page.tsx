import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { FormVersionView, getFormVersion } from '@contracts/forms.js';
import { useAsk } from '../api/use-ask.js';
import { Loaded } from '../feedback/loaded.js';
import { useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import { deskForm } from './desk-form.js';
import { DeskLayout } from './desk-layout.js';
import { DeskStore } from './desk-store.js';
import { scoringMessages } from './scoring-messages.js';
import { useNewDesk } from './use-desk.js';
import { useDeskHelp } from './use-desk-help.js';
import { useDeskKeys } from './use-desk-keys.js';

const NO_SNIPPETS = new Map<string, readonly string[]>();

/** A form version as its evaluators will see it: the same desk, and nothing is kept. */
export function Component() {
  const say = useText(scoringMessages);
  const { code = '', version = '' } = useParams();
  const query = useAsk<typeof getFormVersion>('/forms/:code/versions/:version', { params: { code, version } });
  return (
    <Page title={say('title_preview', { form: query.data?.name ?? code, version })}>
      <Loaded query={query}>{(view) => <Preview key={`${view.code} ${view.version}`} view={view} />}</Loaded>
    </Page>
  );
}

function Preview({ view }: { view: FormVersionView }) {
  const say = useText(scoringMessages);
  const { message } = App.useApp();
  const [store] = useState(() => new DeskStore(deskForm(view), { answers: {}, critical_named: [], comment: null }));
  const [desk] = useNewDesk(store, NO_SNIPPETS);
  const filled = (count: number) => void message.info(say('filled', { count }));
  const check = () => {
    const lacking = store.lacking();
    store.remark(new Map(lacking.map((index) => [index, say('unanswered')])));
    if (lacking.length > 0) message.warning(say('lacking', { count: lacking.length }));
  };
  useDeskHelp();
  useDeskKeys(desk, { submit: check, submitNext: check, filled });
  return (
    <DeskLayout
      desk={desk}
      side={<Alert type="info" showIcon title={say('preview_note')} />}
      status={null}
      actions={
        <>
          <Button size="small" onClick={() => filled(store.fillRest())}>
            {say('fill_rest')} <kbd>F</kbd>
          </Button>
          <Button size="small" onClick={check}>
            {say('submit')}
          </Button>
        </>
      }
    />
  );
}
