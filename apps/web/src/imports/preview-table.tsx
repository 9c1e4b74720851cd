import { Switch } from 'antd';
import { useMemo, useState } from 'react';
import type { UploadView } from '@contracts/import-routes.js';
import { useText } from '../i18n/use-text.js';
import { markRows, unseenProblems, type Mark } from './mark-rows.js';
import { importMessages } from './messages.js';

/** The file's own rows, with what is wrong at the cell it is about. */
export function PreviewTable({ preview }: { preview: NonNullable<UploadView['preview']> }) {
  const say = useText(importMessages);
  const rows = useMemo(() => markRows(preview), [preview]);
  const anyBad = rows.some(({ isBad }) => isBad);
  const [onlyBad, setOnlyBad] = useState(anyBad);
  const unseen = unseenProblems(preview);
  const shown = onlyBad ? rows.filter(({ isBad }) => isBad) : rows;
  return (
    <>
      <div className="import-row">
        {anyBad && (
          <label>
            <Switch size="small" checked={onlyBad} onChange={setOnlyBad} /> {say('only_bad')}
          </label>
        )}
        {unseen > 0 && <span>{say('more_problems', { count: unseen })}</span>}
        {preview.ignored_columns.length > 0 && (
          <span className="soft">{say('ignored', { columns: preview.ignored_columns.join(' · ') })}</span>
        )}
      </div>
      {shown.length === 0 ? (
        <p className="soft">{say('no_rows')}</p>
      ) : (
        <div className="import-rows" role="region" aria-label={say('rows_label')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('row')}</th>
                {preview.headers.map((header, at) => (
                  <th key={at} scope="col">
                    {header}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ row, cells, marks }) => (
                <tr key={row}>
                  <Cell text={String(row)} marks={marks} />
                  {cells.map((cell, at) => (
                    <Cell key={at} {...cell} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function Cell({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const say = useText(importMessages);
  const [worst] = ['problem', 'warning', 'match'].filter((kind) => marks.some((mark) => mark.kind === kind));
  return (
    <td className={worst === undefined ? undefined : `mark-${worst}`}>
      {text}
      {marks.map(({ kind, sentence }, at) => (
        <span key={at} className="cell-mark">
          {say(`mark_${kind}`)} · {sentence}
        </span>
      ))}
    </td>
  );
}
