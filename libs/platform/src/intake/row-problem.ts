import type { Message } from '../i18n/translate.js';

/** Where a sentence belongs. Row and column are as the user sees them; 0 and '' where a whole file is meant. */
export interface CellPlace {
  file: string;
  sheet: string;
  /** 1-based, as in the spreadsheet program; for csv the line. */
  row: number;
  /** The header as written in the file. */
  column: string;
  /** 0-based position in the file; null: not a column of the file. */
  columnIndex: number | null;
  /** What stands in the cell. */
  value: string;
}

/** A problem, a warning or a match, at its cell. */
export interface RowRemark extends CellPlace {
  message: Message;
}
