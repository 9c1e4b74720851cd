import { Button, Select, Tooltip } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { ExportView, listExports, listLayouts, listReports, requestExport } from '@contracts/reports.js';
import { call } from '../api/call.js';
import { hasEnded } from '../api/job-events.js';
import { useJobs } from '../api/jobs-provider.js';
import { useAsk } from '../api/use-ask.js';
import { Fault } from '../feedback/fault.js';
import { moment, MISSING } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { ServerTable, type Column } from '../list/server-table.js';
import { useListState } from '../list/use-list-state.js';
import { downloadMessages } from './messages.js';
import { reportTitle } from './report-words.js';

const STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const satisfies readonly ExportView['state'][];
type Query = NonNullable<z.input<(typeof listExports)['query']>>;

/** Who had which report written, with the files as long as they are kept. */
export function HistoryTab() {
  const say = useText(downloadMessages);
  const client = useQueryClient();
  const { jobs, watch } = useJobs();
  const ended = jobs.filter((job) => job.kind === 'export' && hasEnded(job)).length;
  useEffect(() => {
    if (ended > 0) void client.invalidateQueries({ queryKey: ['/exports'] });
  }, [client, ended]);
  const [refused, setRefused] = useState<unknown>(null);
  const state = useListState(['report', 'state']);
  const { report, state: standing, sort, cursor } = state.values;
  const reports = useAsk<typeof listReports>('/reports', {});
  const asked: Query = { report, state: STATES.find((each) => each === standing), sort: sort === 'id' ? 'id' : '-id', cursor };
  const query = useAsk<typeof listExports>('/exports', { query: asked }, { keep: true });
  const layouts = useAsk<typeof listLayouts>('/report-layouts', {});
  const titleOf = (name: string) =>
    name.startsWith('layout-')
      ? (layouts.data?.items.find((layout) => layout.report === name)?.name ?? say('layout_removed'))
      : reportTitle(name, say);
  const again = async ({ report: name, period, language, team_code, all, run }: ExportView) => {
    setRefused(null);
    try {
      watch(
        await call<typeof requestExport>('POST', '/reports/:report/exports', {
          params: { report: name },
          body: { period, language, team_code, all, run },
        }),
      );
    } catch (error) {
      setRefused(error);
    }
    await client.invalidateQueries({ queryKey: ['/exports'] });
  };
  const columns: Column<ExportView>[] = [
    { key: 'when', title: say('when'), sort: 'id', render: ({ requested_at: at }) => moment(at) },
    { key: 'report', title: say('report'), render: (each) => titleOf(each.report) },
    { key: 'period', title: say('period'), render: ({ period }) => period },
    { key: 'team', title: say('team'), render: ({ team_code: code, all }) => (all ? say('all_teams') : (code ?? MISSING)) },
    { key: 'run', title: say('run'), render: ({ run }) => say('run_number', { run }) },
    { key: 'who', title: say('who'), render: ({ requested_by: who }) => who },
    {
      key: 'state',
      title: say('state'),
      render: (each) => (
        <>
          {say(`state_${each.state}`)}{' '}
          {(each.state === 'failed' || each.state === 'cancelled') && (
            <Button size="small" onClick={() => void again(each)} aria-label={`${say('retry')} ${each.job}`}>
              {say('retry')}
            </Button>
          )}
        </>
      ),
    },
    { key: 'files', title: say('files'), render: ({ files }) => <Files files={files} /> },
  ];
  return (
    <>
      <div className="filters">
        <Select
          style={{ width: 180 }}
          aria-label={say('report')}
          value={report ?? ''}
          options={[
            { value: '', label: say('all_reports') },
            ...(reports.data?.items ?? []).map(({ name }) => ({ value: name, label: reportTitle(name, say) })),
          ]}
          onChange={(value: string) => state.set({ report: value })}
        />
        <Select
          style={{ width: 140 }}
          aria-label={say('state')}
          value={standing ?? ''}
          options={[{ value: '', label: say('all_states') }, ...STATES.map((value) => ({ value, label: say(`state_${value}`) }))]}
          onChange={(value: string) => state.set({ state: value })}
        />
      </div>
      {refused !== null && <Fault error={refused} />}
      <ServerTable<ExportView, 'report' | 'state'>
        label={say('history_label')}
        query={query}
        columns={columns}
        rowKey={({ id }) => id}
        state={state}
        defaultSort="-id"
        empty={say('no_history')}
      />
    </>
  );
}

/** As much of a checksum as people compare. */
const SHOWN = 12;

function Files({ files }: { files: ExportView['files'] }) {
  const say = useText(downloadMessages);
  return (
    <ul className="download-files">
      {files.map(({ name, address, checksum, kept }) => (
        <li key={name}>
          {kept ? (
            <a href={address} download={name}>
              {name}
            </a>
          ) : (
            <span className="soft">
              {name} · {say('file_removed')}
            </span>
          )}{' '}
          <Tooltip title={checksum}>
            <span className="checksum soft">{say('checksum', { checksum: checksum.slice(0, SHOWN) })}</span>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
