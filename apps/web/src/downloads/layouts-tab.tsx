import { Alert, App, Button, Card, Checkbox, Empty } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { deleteLayout, listLayouts, ReportLayout, saveLayout } from '@contracts/reports.js';
import { call, send } from '../api/call.js';
import { reachOf } from '../api/session.js';
import { useAsk } from '../api/use-ask.js';
import { useSession } from '../api/use-session.js';
import { Fault } from '../feedback/fault.js';
import { Loaded } from '../feedback/loaded.js';
import { DropZone } from '../files/drop-zone.js';
import { moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { usePeriod } from '../shell/use-periods.js';
import { ChoiceBar } from './choice-bar.js';
import { downloadMessages } from './messages.js';
import { QuickDownload } from './quick-download.js';
import { layoutWishes } from './report-wishes.js';
import { useChoice } from './use-choice.js';

type Saved = z.output<(typeof saveLayout)['response']>;

/** Workbooks of one's own with placeholders: kept, filled in, taken away. */
export function LayoutsTab() {
  const say = useText(downloadMessages);
  const client = useQueryClient();
  const period = usePeriod();
  const everything = reachOf(useSession(), 'exports.run') === 'all';
  const layouts = useAsk<typeof listLayouts>('/report-layouts', {});
  const [shared, setShared] = useState(false);
  const [saved, setSaved] = useState<{ file: string; answer: Saved } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { language, teamCode, teams } = useChoice(period);
  const take = async (file: File) => {
    setError(null);
    setSaved(null);
    const form = new FormData();
    form.append('file', file, file.name);
    try {
      const answer = (await (await send('POST', `/api/v1/report-layouts${shared ? '?shared=true' : ''}`, form)).json()) as Saved;
      setSaved({ file: file.name, answer });
      await client.invalidateQueries({ queryKey: ['/report-layouts'] });
    } catch (refused) {
      setError(refused);
    }
  };
  const codes = (teams.data?.items ?? []).map((team) => team.team_code);
  return (
    <div className="download-panel">
      <ChoiceBar period={period} />
      <Card size="small">
        <Loaded query={layouts}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('no_layouts')} />
            ) : (
              <ul className="report-list">
                {items.map((layout) => (
                  <li key={layout.id}>
                    <span className="report-name">
                      <strong>{layout.name}</strong>
                      <span className="soft">
                        {say(layout.shared ? 'layout_shared' : 'layout_mine')} · {layout.saved_by} · {moment(layout.saved_at)}
                      </span>
                    </span>
                    <QuickDownload
                      label={say('download')}
                      name={say('download_named', { name: layout.name })}
                      report={layout.report}
                      wishes={period === null ? [] : layoutWishes({ period, language, teamCode }, codes, everything)}
                    />
                    {(everything || !layout.shared) && <Remove layout={layout} />}
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Card>
      {everything && (
        <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
          {say('layout_share')}
        </Checkbox>
      )}
      <DropZone
        title={say('layout_drop')}
        hint={say('layout_text', { open: '{{', close: '}}' })}
        accept=".xlsx"
        onFiles={([file]) => file !== undefined && void take(file)}
      />
      {error !== null && <Fault error={error} />}
      {saved !== null && <Answer {...saved} />}
    </div>
  );
}

function Answer({ file, answer: { layout, problems } }: { file: string; answer: Saved }) {
  const say = useText(downloadMessages);
  if (layout !== null) return <Alert type="success" showIcon role="status" title={say('layout_kept', { name: layout.name })} />;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={say('layout_faults', { file })}
      description={
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      }
    />
  );
}

function Remove({ layout }: { layout: ReportLayout }) {
  const say = useText(downloadMessages);
  const { modal } = App.useApp();
  const client = useQueryClient();
  const remove = async () => {
    await call<typeof deleteLayout>('DELETE', '/report-layouts/:layout', { params: { layout: String(layout.id) } });
    await client.invalidateQueries({ queryKey: ['/report-layouts'] });
  };
  const ask = () =>
    void modal.confirm({
      title: say('layout_remove_sure', { name: layout.name }),
      okText: say('remove'),
      cancelText: say('cancel'),
      onOk: remove,
    });
  return (
    <Button aria-label={say('remove_named', { name: layout.name })} onClick={ask}>
      {say('remove')}
    </Button>
  );
}
