import { Alert, Button, Card, Input } from 'antd';
import { CloseOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { listMetrics } from '@contracts/metrics.js';
import { useAsk } from '../api/use-ask.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { decide, decidedColumns, proposedDecisions, stillMissing, type RecognisedTable } from './decide-columns.js';
import { MapTargets } from './map-targets.js';
import { importMessages } from './messages.js';

interface ColumnMapProps {
  table: RecognisedTable;
  /** A name to begin with. */
  name: string;
  busy: boolean;
  onSave: (name: string, columns: Record<string, string>, constants: Record<string, string>) => void;
}

/** One's own layout matched with our columns by clicks: a column of the file, then what it is. */
export function ColumnMap({ table, name: given, busy, onSave }: ColumnMapProps) {
  const say = useText(importMessages);
  const language = useLanguage();
  const [decisions, setDecisions] = useState(() => proposedDecisions(table));
  const [constants, setConstants] = useState<Record<string, string>>({});
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState(given);
  const metrics = useAsk<typeof listMetrics>('/metrics', {}, { enabled: table.kind === 'metrics' });
  const labelOf = (column: string) => {
    const known = table.columns.find((each) => each.name === column);
    const metric = metrics.data?.items.find((each) => each.metric === column);
    if (metric !== undefined) return metric[`name_${language}`];
    return known !== undefined && language === 'zh' ? known.zh : column;
  };
  const missing = stillMissing(table, decisions, constants);
  const lacking = stillMissing(table, decisions, {});
  const assign = (column: string) => {
    if (chosen === null) return;
    setDecisions((before) => decide(before, chosen, column));
    const next = table.headers.findIndex(({ header }) => header === chosen) + 1;
    setChosen(table.headers.slice(next).find(({ header }) => decisions[header] === undefined)?.header ?? null);
  };
  return (
    <Card size="small" title={say('map_title')}>
      <p>{say('map_how')}</p>
      <div className="import-map">
        <section aria-label={say('your_columns', { row: table.header_row, sheet: table.sheet })}>
          <h3>{say('your_columns', { row: table.header_row, sheet: table.sheet })}</h3>
          <ul>
            {table.headers.map(({ header, samples, by, column }) => (
              <li key={header} className="map-header-row">
                <button type="button" className="map-choice" aria-pressed={chosen === header} onClick={() => setChosen(header)}>
                  <strong>{header}</strong>
                  <span>→ {decisions[header] === undefined ? say('map_unread') : labelOf(decisions[header])}</span>
                  {(by === 'words' || by === 'content') && decisions[header] === column && <em>{say(`map_guess_${by}`)}</em>}
                  <span className="soft">{samples.join(' · ')}</span>
                </button>
                {decisions[header] !== undefined && (
                  <Button
                    type="text"
                    icon={<CloseOutlined />}
                    aria-label={say('map_clear', { header })}
                    onClick={() => setDecisions((before) => decide(before, header, null))}
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
        <MapTargets table={table} decisions={decisions} ready={chosen !== null} labelOf={labelOf} onPick={assign} />
      </div>
      <div className="import-panel">
        {lacking.map((column) => (
          <label key={column} className="import-row">
            {say('map_constant', { column: labelOf(column) })}
            <Input
              style={{ width: 220 }}
              value={constants[column] ?? ''}
              onChange={(event) => setConstants((before) => ({ ...before, [column]: event.target.value }))}
            />
          </label>
        ))}
        <Alert
          type={missing.length === 0 ? 'success' : 'warning'}
          showIcon
          title={missing.length === 0 ? say('map_complete') : say('map_missing', { columns: missing.map(labelOf).join(' · ') })}
        />
        <div className="import-row">
          <label>
            {say('map_name')}{' '}
            <Input style={{ width: 220 }} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
          </label>
          <Button
            type="primary"
            loading={busy}
            disabled={missing.length > 0 || name.trim() === ''}
            onClick={() => onSave(name.trim(), decidedColumns(table, decisions), filled(constants))}
          >
            {say('map_save')}
          </Button>
          {name.trim() === '' && <span role="status">{say('name_needed')}</span>}
        </div>
      </div>
    </Card>
  );
}

function filled(constants: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(constants).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])));
}
