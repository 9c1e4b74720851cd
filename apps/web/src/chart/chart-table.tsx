import './chart.css';

export interface ChartTable {
  columns: readonly { title: string; number?: boolean }[];
  /** The first cell names the row. */
  rows: readonly { key: string; cells: readonly string[] }[];
}

interface ChartTableViewProps {
  label: string;
  caption: string;
  table: ChartTable;
  /** Goes to what a row is made of. */
  onRow?: ((key: string) => void) | undefined;
}

/** The data behind a chart, for the keyboard and for those who hear it. */
export function ChartTableView({ label, caption, table: { columns, rows }, onRow }: ChartTableViewProps) {
  return (
    <div className="chart-table" role="region" aria-label={label} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, number }) => (
              <th key={title} scope="col" className={number === true ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...others] }) => (
            <tr key={key}>
              <th scope="row">
                {onRow === undefined ? (
                  name
                ) : (
                  <button type="button" className="drill" onClick={() => onRow(key)}>
                    {name}
                  </button>
                )}
              </th>
              {others.map((cell, at) => (
                <td key={columns[at + 1]!.title} className={columns[at + 1]!.number === true ? 'number' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
