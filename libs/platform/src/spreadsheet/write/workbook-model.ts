/**
 * What a designed workbook says, without how it looks. A report declares one of these; `renderWorkbook` makes the file.
 * Figures arrive final: nothing is computed in the workbook, so that what is printed is what the run holds.
 */
export interface WorkbookModel {
  language: 'zh' | 'en';
  /** Readable title, e.g. 客服一组 2026年10月 质检月报. */
  title: string;
  subtitle?: string;
  /** The centre's zone: where an instant (a Date in a date, datetime or month column) gets its wall clock. Default Asia/Shanghai. */
  timeZone?: string;
  /** Instant for the file's own properties; default now. */
  created?: Date;
  properties: WorkbookProperties;
  /** Who signs at the foot of the first sheet, e.g. 制表, 审核, 组长签收; empty: no signature row. */
  signature: string[];
  sheets: SheetModel[];
  /** Custom document properties; `fairmark verify` reads report, period, team, run, checksum and language from them. */
  custom: Record<string, string>;
}

/** Provenance, shown under the title in the words of the workbook's language; null: not applicable here, the entry is left out. */
export interface WorkbookProperties {
  period: string;
  /** Data as of, already written as the country writes it. */
  asOf: string | null;
  formVersions: string | null;
  schemeVersion: string | null;
  run: string | null;
  checksum: string | null;
  createdBy: string | null;
  createdAt: string | null;
  extra?: { label: string; value: string }[];
}

export interface SheetModel {
  /** At most 31 characters, none of : \ / ? * [ ]. */
  name: string;
  /** Heading of this sheet; default: the sheet's name. */
  title?: string;
  /** Default true. A4 and one page wide either way. */
  landscape?: boolean;
  blocks: Block[];
  /** Columns that stay in view when scrolling sideways (default 0). Rows freeze by themselves under the first table's header. */
  freeze?: { columns: number };
}

export type Block = TableBlock | ChartBlock | TextBlock | FactsBlock;

export type CellValue = string | number | boolean | Date | null;

/** warn and good are bold and coloured; muted and small-sample grey; within-chance: a difference that may be chance, hollow arrow. */
export type Emphasis = 'warn' | 'good' | 'muted' | 'small-sample' | 'within-chance';

/**
 * Where a click leads. With `rowKey`: the first row of that key on the sheet (in `table` when given); a key that is not there
 * leaves the cell without a link. With neither cell nor rowKey: the top of the sheet.
 */
export interface CellLink {
  sheet: string;
  cell?: string;
  rowKey?: string;
  table?: string;
}

export interface RichCell {
  value: CellValue;
  link?: CellLink;
  emphasis?: Emphasis;
}

/** null is shown as "—"; an empty string as an empty cell. */
export type Cell = CellValue | RichCell;

export interface Row {
  /** What links point at, e.g. the employee number. */
  key?: string;
  /** One cell for every column key; a missing key in a table row is an error, in a totals row an empty cell. */
  cells: Record<string, Cell>;
  /** Emphasis of every cell of the row that has none of its own. */
  emphasis?: Emphasis;
}

/**
 * int 1,234 · score 0.00 · rate 0.0% (value is a fraction) · points: as many decimals as it has, at most two ·
 * date, datetime, month: a Date is an instant; a string is wall clock: `2026-10-05`, `2026-10-05 08:30[:00]`, `2026-10`.
 */
export type ColumnKind = 'text' | 'int' | 'score' | 'rate' | 'points' | 'date' | 'datetime' | 'month';

export interface Column {
  key: string;
  /** Header text, unique in its table, without line breaks. */
  title: string;
  /** In characters of the body font (a Chinese one counts 2); widened when figures or header would be cut. Default: fits the content, at most 40. */
  width?: number;
  kind: ColumnKind;
  align?: 'left' | 'center' | 'right';
  dataBar?: boolean | { color: string };
  /** Shows the sign of a difference as an arrow: ▲ 1.20, ▼ 0.80; hollow where the cell's emphasis is within-chance. */
  iconArrow?: boolean;
  /** Collapsed on opening; a click on the + above unfolds it. */
  outlineCollapsed?: boolean;
  /** Used for the totals row where it has no cell of this column. */
  totalsFunction?: 'sum' | 'mean' | 'count';
  /** Shown when the header cell is selected; at most 255 characters. */
  note?: string;
  /** Every cell of the column leads to the row with its row's key on that sheet. */
  link?: { sheet: string; table?: string };
}

/** A band above the header that names neighbouring columns, e.g. 质检, 考试, 投诉表扬. */
export interface ColumnGroup {
  title: string;
  /** First and last column key, inclusive. */
  from: string;
  to: string;
}

export interface TableBlock {
  type: 'table';
  /** Name of the Excel table: letters, digits, underscore; unique in the workbook. Charts and links name it. */
  id: string;
  title?: string;
  /** One line of explanation under the title. */
  caption?: string;
  groups?: ColumnGroup[];
  columns: Column[];
  rows: Row[];
  totals?: Row;
  /** Shown in the table when it has no rows. */
  emptyText: string;
}

export type MarkerShape = 'circle' | 'square' | 'triangle' | 'diamond' | 'x' | 'none';

export interface ChartSeries {
  /** Column of the chart's table. */
  column: string;
  /** Legend text; default: the column's header. */
  name?: string;
  /** In combo charts; pareto: the first series is columns, the second the cumulative line. */
  as?: 'column' | 'line';
  axis?: 'primary' | 'secondary';
  /** RRGGBB; default: the palette in order. */
  color?: string;
  dash?: 'solid' | 'dash' | 'dot';
  marker?: MarkerShape;
  /** A control limit or target: thin, dashed, without points. */
  limit?: boolean;
  /** Writes the figure at each point. */
  labels?: boolean;
}

export interface ChartAxis {
  title?: string;
  min?: number;
  max?: number;
  /** Distance of the grid lines; default: the program's own. */
  step?: number;
  /** Excel number format; default: that of the first series on the axis. */
  format?: string;
}

export interface ChartBlock {
  type: 'chart';
  kind: 'line' | 'column' | 'bar' | 'pareto' | 'combo';
  title: string;
  /** Table whose cells the chart shows; it may stand on another sheet. */
  table: string;
  /** Column with the categories. */
  categories: string;
  series: ChartSeries[];
  /** Only the first so many rows, e.g. the ten most missed criteria. */
  firstRows?: number;
  categoryAxis?: { title?: string };
  primaryAxis?: ChartAxis;
  secondaryAxis?: ChartAxis;
  /** Default full; halves that follow one another stand side by side. */
  width?: 'full' | 'half';
  /** In rows of 18 points; default 16. */
  height?: number;
}

export interface TextBlock {
  type: 'text';
  title?: string;
  paragraphs: string[];
}

export interface Fact {
  label: string;
  value: CellValue;
  /** Default text. */
  kind?: ColumnKind;
  emphasis?: Emphasis;
}

/** Key figures as tiles: small label over a large figure. */
export interface FactsBlock {
  type: 'facts';
  title?: string;
  pairs: Fact[];
}
