import './chart.css';
import { App, Button } from 'antd';
import { FileExcelOutlined, PictureOutlined } from '@ant-design/icons';
import { useRef, useState, type ReactNode } from 'react';
import { isProblem } from '../api/problem.js';
import { saveFrom } from '../api/save-file.js';
import { useText } from '../i18n/use-text.js';
import { useChartColours } from './chart-colours.js';
import { ChartTableView, type ChartTable } from './chart-table.js';
import { chartMessages } from './messages.js';
import { savePicture } from './save-picture.js';

interface ChartCardProps {
  title: string;
  /** The months it is of, in words. */
  period: string;
  /** The chart in a sentence. */
  gist: string;
  table: ChartTable;
  /** Where the server makes the workbook of it; left out: there is none. */
  workbook?: string | undefined;
  /** A quiet word below. */
  note?: ReactNode;
  /** What can be chosen about this chart alone. */
  actions?: ReactNode;
  /** Goes to what a row of the table is made of. */
  onRow?: ((key: string) => void) | undefined;
  children: ReactNode;
}

/** A chart with its data table, and both to take away. */
export function ChartCard({ title, period, gist, table, workbook, note, actions, onRow, children }: ChartCardProps) {
  const say = useText(chartMessages);
  const colours = useChartColours();
  const { message } = App.useApp();
  const box = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(false);
  const [fetching, setFetching] = useState(false);
  const picture = () => {
    if (box.current !== null) void savePicture(box.current, { title, period }, colours);
  };
  const excel = async (address: string) => {
    setFetching(true);
    await saveFrom(address).catch((error: unknown) => {
      void message.error(isProblem(error) ? error.message : say('not_saved'));
    });
    setFetching(false);
  };
  return (
    <section className="chart-card">
      <header>
        <h2 className="chart-title">{title}</h2>
        {actions}
        <Button size="small" onClick={() => setAsTable(!asTable)}>
          {say(asTable ? 'show_chart' : 'show_table')}
        </Button>
        {!asTable && (
          <Button size="small" icon={<PictureOutlined />} aria-label={say('png_label', { title })} onClick={picture}>
            {say('png')}
          </Button>
        )}
        {workbook !== undefined && (
          <Button
            size="small"
            icon={<FileExcelOutlined />}
            loading={fetching}
            aria-label={say('excel_label', { title })}
            onClick={() => void excel(workbook)}
          >
            {say('excel')}
          </Button>
        )}
      </header>
      {asTable ? (
        <ChartTableView label={say('table_label', { title })} caption={`${title} · ${period}`} table={table} onRow={onRow} />
      ) : (
        <div ref={box} role="img" aria-label={gist}>
          {children}
        </div>
      )}
      {note !== undefined && note !== null && <p className="chart-foot soft">{note}</p>}
    </section>
  );
}
