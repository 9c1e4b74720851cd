import { Popconfirm, Button, Empty } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { deleteUpload, listUploads, UploadHead } from '@contracts/import-routes.js';
import { call } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { Fault } from '../feedback/fault.js';
import { Loaded } from '../feedback/loaded.js';
import { DropZone } from '../files/drop-zone.js';
import { sendUpload } from '../files/send-upload.js';
import { useText } from '../i18n/use-text.js';
import { importMessages } from './messages.js';
import { Workbench } from './workbench.js';

/** Files that were sent, one of them open. They wait on the server: whoever comes back finds them. */
export function FilesTab() {
  const say = useText(importMessages);
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const uploads = useAsk<typeof listUploads>('/uploads', {});
  const [sending, setSending] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ name: string; error: unknown }[]>([]);
  const asked = Number(search.get('upload') ?? '0');
  const open = (id: number | null) => setSearch(id === null ? {} : { upload: String(id) });

  const take = async (files: File[]) => {
    setRefused([]);
    let first: number | null = null;
    for (const file of files) {
      setSending(file.name);
      try {
        const { id } = await sendUpload(file);
        first ??= id;
      } catch (error) {
        setRefused((before) => [...before, { name: file.name, error }]);
      }
    }
    setSending(null);
    await client.invalidateQueries({ queryKey: ['/uploads'] });
    if (first !== null) open(first);
  };
  const remove = async (id: number) => {
    await call<typeof deleteUpload>('DELETE', '/uploads/:upload', { params: { upload: String(id) } });
    await client.invalidateQueries({ queryKey: ['/uploads'] });
    if (id === asked) open(null);
  };
  const next = (uploads.data?.items ?? []).filter(({ batch, id }) => batch === null && id !== asked).at(-1) ?? null;
  return (
    <>
      <DropZone title={say('drop')} hint={say('drop_hint')} multiple accept=".xlsx,.csv,.json,.txt" onFiles={(files) => void take(files)} />
      <div className="import-panel">
        {sending !== null && <p role="status">{say('sending', { name: sending })}</p>}
        {refused.map(({ name, error }) => (
          <Fault key={name} error={error} />
        ))}
        {asked > 0 && <Workbench key={asked} id={asked} next={next} onOpen={open} />}
        <section aria-label={say('waiting')}>
          <h2>{say('waiting')}</h2>
          <Loaded query={uploads}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('waiting_none')} />
              ) : (
                <ul className="import-files">
                  {items.map((item) => (
                    <WaitingFile key={item.id} item={item} onOpen={open} onRemove={(id) => void remove(id)} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </section>
      </div>
    </>
  );
}

interface WaitingFileProps {
  item: UploadHead;
  onOpen: (id: number) => void;
  onRemove: (id: number) => void;
}

function WaitingFile({ item, onOpen, onRemove }: WaitingFileProps) {
  const say = useText(importMessages);
  return (
    <li>
      <span className="import-file-name">{item.file_name}</span>
      {item.kind !== null && <span className="soft">{say(`kind_${item.kind}`)}</span>}
      <span>{stateOf(item, say)}</span>
      <Button size="small" onClick={() => onOpen(item.id)} aria-label={`${say('open')} ${item.file_name}`}>
        {say('open')}
      </Button>
      <Popconfirm title={say('remove_sure')} okText={say('remove')} cancelText={say('cancel')} onConfirm={() => onRemove(item.id)}>
        <Button size="small" aria-label={`${say('remove')} ${item.file_name}`}>
          {say('remove')}
        </Button>
      </Popconfirm>
    </li>
  );
}

function stateOf({ batch, is_reverted, rows_failed }: UploadHead, say: ReturnType<typeof useText<StateKey>>): string {
  if (batch !== null) return say(is_reverted ? 'state_reverted' : 'state_done', { batch });
  if (rows_failed === null) return say('state_new');
  return rows_failed === 0 ? say('state_good') : say('state_bad', { count: rows_failed });
}

type StateKey = 'state_new' | 'state_good' | 'state_bad' | 'state_done' | 'state_reverted';
