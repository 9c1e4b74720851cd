import { Alert, Button, Card, Select } from 'antd';
import { useState } from 'react';
import type { listMaps, UploadHead } from '@contracts/import-routes.js';
import type { ImportKind } from '@contracts/imports.js';
import { useAsk } from '../api/use-ask.js';
import { Fault } from '../feedback/fault.js';
import { Waiting } from '../feedback/waiting.js';
import { useText } from '../i18n/use-text.js';
import { ColumnMap } from './column-map.js';
import { needsDecisions } from './decide-columns.js';
import { ImportOptions } from './import-options.js';
import { kindOptions } from './kind-options.js';
import { importMessages } from './messages.js';
import { Outcome } from './outcome.js';
import { useImport, type Import } from './use-import.js';

interface WorkbenchProps {
  id: number;
  /** The file to go on with. */
  next: UploadHead | null;
  onOpen: (id: number) => void;
}

/** One file on its way in. */
export function Workbench({ id, next, onOpen }: WorkbenchProps) {
  const say = useText(importMessages);
  const work = useImport(id);
  const { upload, recognition, kind, table } = work;
  const [mapping, setMapping] = useState<boolean | null>(null);
  if (upload.isError) return <Fault error={upload.error} />;
  if (upload.data === undefined) return <Waiting />;
  const { file_name: file, preview, batch } = upload.data;
  const isMapping = mapping ?? (table !== null && preview === null && needsDecisions(table));
  const keepMap = async (...decided: Parameters<Import['keepMap']>) => {
    await work.keepMap(...decided);
    setMapping(false);
  };
  return (
    <Card size="small" title={file}>
      <div className="import-panel" style={{ marginTop: 0 }}>
        {recognition.isError && <Fault error={recognition.error} />}
        {batch === null && <KindRow work={work} />}
        {batch === null && kind !== null && (
          <>
            <h2>{say('options')}</h2>
            <ImportOptions kind={kind} wishes={work.wishes} onChange={work.setWishes} />
            <div className="import-row">
              {table !== null && !isMapping && <Button onClick={() => setMapping(true)}>{say('map_open')}</Button>}
              {!isMapping && (
                <Button type={preview === null ? 'primary' : 'default'} disabled={work.busy} onClick={() => void work.check()}>
                  {say(preview === null ? 'check' : 'check_again')}
                </Button>
              )}
            </div>
            {isMapping && table !== null && (
              <ColumnMap
                key={`${table.kind}-${table.sheet}`}
                table={table}
                name={table.map ?? file.replace(/\.[^.]*$/, '').slice(0, 100)}
                busy={work.busy}
                onSave={(...decided) => void keepMap(...decided)}
              />
            )}
          </>
        )}
        <Outcome work={work} upload={upload.data} next={next} onOpen={onOpen} />
      </div>
    </Card>
  );
}

function KindRow({ work }: { work: Import }) {
  const say = useText(importMessages);
  const { kind, recognition, map } = work;
  const { data: maps } = useAsk<typeof listMaps>('/import-maps', {});
  const ofKind = (maps?.items ?? []).filter((each) => each.kind === kind);
  const guess = recognition.data?.guess ?? null;
  return (
    <>
      <div className="import-row">
        <label>
          {say('kind')}{' '}
          <Select<ImportKind>
            style={{ width: 180 }}
            aria-label={say('kind')}
            value={kind}
            loading={recognition.isPending}
            options={kindOptions(say)}
            onChange={work.setKind}
          />
        </label>
        {ofKind.length > 0 && (
          <label>
            {say('map_known')}{' '}
            <Select<string>
              style={{ width: 200 }}
              aria-label={say('map_known')}
              value={map ?? ''}
              options={[{ value: '', label: say('map_none') }, ...ofKind.map(({ name }) => ({ value: name, label: name }))]}
              onChange={(name) => work.setMap(name === '' ? null : name)}
            />
          </label>
        )}
      </div>
      {recognition.isSuccess && (
        <Alert
          type={guess === null && kind === null ? 'warning' : 'info'}
          showIcon
          title={guess === null ? say('not_guessed') : say('guessed', { kind: say(`kind_${guess}`) })}
        />
      )}
      {recognition.isPending && <p role="status">{say('recognising')}</p>}
    </>
  );
}
