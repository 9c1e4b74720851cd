import { terminalWidth } from './terminal-width.js';

/** A column of a table on the terminal. */
export interface Column<Row> {
  title: string;
  value: (row: Row) => string;
  /** Figures stand at the right. */
  align?: 'left' | 'right';
}

const GAP = '  ';

/** Lines of a table: a header, a rule, the rows; wide characters count two. Trailing blanks are cut. */
export function formatTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  const cells = rows.map((row) => columns.map((column) => column.value(row)));
  const widths = columns.map((column, index) =>
    Math.max(terminalWidth(column.title), ...cells.map((row) => terminalWidth(row[index] ?? ''))),
  );
  const lineOf = (texts: readonly string[]): string =>
    texts
      .map((text, index) => padded(text, widths[index] ?? 0, columns[index]?.align ?? 'left'))
      .join(GAP)
      .trimEnd();
  return [lineOf(columns.map((column) => column.title)), lineOf(widths.map((width) => '-'.repeat(width))), ...cells.map(lineOf)];
}

/** A text filled up with blanks to a width in terminal cells; one that is wider stays as it is. */
export function padded(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const fill = ' '.repeat(Math.max(0, width - terminalWidth(text)));
  return align === 'right' ? fill + text : text + fill;
}
