import type { CellStyle } from './cell-styles.js';
import type { ChartBlock } from './workbook-model.js';

export interface DraftCell {
  /** undefined: styled but empty. */
  value?: string | number;
  style: CellStyle;
}

interface DraftColumn {
  /** In characters; default 9. */
  width?: number;
  hidden?: boolean;
  outlineLevel?: number;
  /** Carries the + of the outline group that ends on its left. */
  collapsed?: boolean;
  /** Format of cells that do not exist yet (templates). */
  style?: CellStyle;
}

export interface TableDraft {
  id: string;
  top: number;
  left: number;
  headers: string[];
  /** Rows under the header, at least 1: a table without one is refused by Excel. */
  height: number;
}

interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

interface DataBar extends Area {
  color: string;
  /** null: the largest value of the column. */
  max: number | null;
}

export interface Validation extends Area {
  /** Choices as a formula: a quoted list. Other words may be typed all the same. */
  list?: string;
  prompt?: { title: string; text: string };
}

export interface PlacedChart {
  block: ChartBlock;
  /** Corners as 0-based cell and offset in EMU, as drawings count. */
  from: { row: number; column: number; offsetX: number };
  to: { row: number; column: number; offsetX: number };
}

/** A sheet as cells at addresses (1-based), the last step before XML. */
export class SheetDraft {
  readonly rows = new Map<number, Map<number, DraftCell>>();
  readonly heights = new Map<number, number>();
  readonly columns = new Map<number, DraftColumn>();
  readonly merges: Area[] = [];
  readonly tables: TableDraft[] = [];
  readonly dataBars: DataBar[] = [];
  readonly validations: Validation[] = [];
  readonly links: { row: number; column: number; location: string; tooltip?: string }[] = [];
  readonly charts: PlacedChart[] = [];
  /** Rows above and columns left of the split stay in view. */
  freeze = { rows: 0, columns: 0 };
  printTitles?: { first: number; last: number };
  printArea?: Area;
  /** Rows that belong on one printed page: the head of a table with its first rows, a short table, the signatures with what is signed. */
  readonly keptTogether: { first: number; last: number }[] = [];
  /** Rows that begin a new printed page. */
  pageBreaks: number[] = [];
  autoFilter?: Area;
  landscape = true;
  gridLines = false;
  /** Header and footer code of the printed page. */
  footer?: string;

  /** Last row and column with a cell. */
  bottom = 1;
  right = 1;

  constructor(readonly name: string) {}

  put(row: number, column: number, value: string | number | undefined, style: CellStyle): void {
    let cells = this.rows.get(row);
    if (cells === undefined) this.rows.set(row, (cells = new Map()));
    cells.set(column, { value, style });
    this.bottom = Math.max(this.bottom, row);
    this.right = Math.max(this.right, column);
  }

  /** One style over a range without values. */
  paint(row: number, left: number, right: number, style: CellStyle): void {
    for (let column = left; column <= right; column += 1) if (!this.rows.get(row)?.has(column)) this.put(row, column, undefined, style);
  }

  /** A text over several columns of one row. */
  putMerged(row: number, left: number, right: number, value: string | number | undefined, style: CellStyle): void {
    this.put(row, left, value, style);
    if (right === left) return;
    this.paint(row, left + 1, right, style);
    this.merges.push({ top: row, left, bottom: row, right });
  }

  width(column: number): number {
    return this.columns.get(column)?.width ?? DEFAULT_WIDTH;
  }

  /** Width of the visible columns of a range, in characters. */
  widthOf(left: number, right: number): number {
    let sum = 0;
    for (let column = left; column <= right; column += 1) if (!this.columns.get(column)?.hidden) sum += this.width(column);
    return sum;
  }
}

export const DEFAULT_WIDTH = 9;
