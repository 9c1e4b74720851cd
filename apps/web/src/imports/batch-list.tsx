import { App, Button, Select, Tag } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { listBatches, revertBatch } from '@contracts/import-routes.js';
import { call } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { Fault } from '../feedback/fault.js';
import { moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { ServerTable, type Column } from '../list/server-table.js';
import { useListState } from '../list/use-list-state.js';
import { kindOptions, kinds } from './kind-options.js';
import { importMessages } from './messages.js';

type Batch = z.output<(typeof listBatches)['response']>['items'][number];

/** All imports, each of which can be taken back while its months are open. */
export function BatchList() {
  const say = useText(importMessages);
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const [refused, setRefused] = useState<unknown>(null);
  const state = useListState(['kind', 'state']);
  const { kind, state: standing, sort, cursor } = state.values;
  const query = useAsk<typeof listBatches>(
    '/import-batches',
    {
      query: {
        kind: kinds.find((each) => each === kind),
        state: standing === 'reverted' || standing === 'committed' ? standing : undefined,
        sort: sort === 'id' ? 'id' : '-id',
        cursor,
      },
    },
    { keep: true },
  );
  const revert = async (batch: Batch) => {
    setRefused(null);
    try {
      await call<typeof revertBatch>('POST', '/import-batches/:batch/reversal', { params: { batch: String(batch.id) } });
      void message.success(say('revert_done', { id: batch.id }));
    } catch (error) {
      setRefused(error);
    }
    for (const path of ['/import-batches', '/uploads', '/uploads/:upload']) await client.invalidateQueries({ queryKey: [path] });
  };
  const ask = (batch: Batch) =>
    void modal.confirm({
      title: say('revert_title', { id: batch.id }),
      content: say('revert_text', { file: batch.file_name, rows: batch.rows_imported }),
      okText: say('revert'),
      cancelText: say('cancel'),
      onOk: () => revert(batch),
    });
  const columns: Column<Batch>[] = [
    { key: 'id', title: '#', sort: 'id', render: ({ id }) => id },
    {
      key: 'file',
      title: say('file'),
      render: ({ file_name: file, restate_reason: reason }) => (reason === null ? file : `${file}（${say('restated', { reason })}）`),
    },
    { key: 'kind', title: say('kind'), render: (batch) => say(`kind_${batch.kind}`) },
    { key: 'read', title: say('read'), number: true, render: ({ rows_read: rows }) => rows },
    { key: 'imported', title: say('imported'), number: true, render: ({ rows_imported: rows }) => rows },
    { key: 'unchanged', title: say('unchanged'), number: true, render: ({ rows_unchanged: rows }) => rows },
    { key: 'failed', title: say('failed'), number: true, render: ({ rows_failed: rows }) => rows },
    { key: 'at', title: say('imported_at'), render: ({ imported_at: at }) => moment(at) },
    { key: 'by', title: say('imported_by'), render: ({ imported_by: by }) => by },
    { key: 'state', title: say('state'), render: (batch) => <Tag>{say(batch.state === 'reverted' ? 'reverted' : 'state_committed')}</Tag> },
    {
      key: 'revert',
      title: say('revert'),
      render: (batch) =>
        batch.state === 'reverted' ? (
          moment(batch.reverted_at)
        ) : (
          <Button size="small" onClick={() => ask(batch)} aria-label={`${say('revert')} ${batch.id}`}>
            {say('revert')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <div className="filters">
        <Select
          style={{ width: 160 }}
          aria-label={say('kind')}
          value={kind ?? ''}
          options={[{ value: '', label: say('all_kinds') }, ...kindOptions(say)]}
          onChange={(value: string) => state.set({ kind: value })}
        />
        <Select
          style={{ width: 140 }}
          aria-label={say('state')}
          value={standing ?? ''}
          options={[
            { value: '', label: say('all_states') },
            { value: 'committed', label: say('state_committed') },
            { value: 'reverted', label: say('reverted') },
          ]}
          onChange={(value: string) => state.set({ state: value })}
        />
      </div>
      {refused !== null && <Fault error={refused} />}
      <ServerTable<Batch, 'kind' | 'state'>
        label={say('batches_label')}
        query={query}
        columns={columns}
        rowKey={({ id }) => id}
        state={state}
        defaultSort="-id"
        empty={say('no_batches')}
      />
    </>
  );
}
