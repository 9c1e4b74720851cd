import { EMPTY_CELL, type RawCell, type RawRow } from '../sheet-events.js';
import { UnreadableFileError } from '../unreadable-file.errors.js';
import { isoCellDate, serialDate } from './serial-date.js';
import type { SharedStrings } from './shared-strings.js';
import type { Styles } from './styles.js';
import { unescapeOoxml, type XmlAttributes, type XmlListener } from './xml-reader.js';

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** What the cells of a sheet need to be understood. */
export interface CellContext {
  file: string;
  sheet: string;
  strings: SharedStrings;
  styles: Styles;
  date1904: boolean;
}

/** Turns the events of a worksheet part into rows; the caller takes them from `ready`. */
export class WorksheetRows implements XmlListener {
  ready: RawRow[] = [];
  readyCells = 0;

  private inData = false;
  private row = 0;
  private cells: RawCell[] = [];
  private column = 0;
  private type = '';
  private style = 0;
  private value: string | null = null;
  private formula: string | null = null;
  private inline = '';
  /** Where text goes: the value, the formula, an inline string, or nowhere. */
  private sink: 'v' | 'f' | 't' | '' = '';
  private inPhonetic = false;

  constructor(private readonly context: CellContext) {}

  open(name: string, attributes: XmlAttributes): void {
    if (!this.inData) {
      if (name === 'sheetData') this.inData = true;
      return;
    }
    switch (name) {
      case 'c':
        return this.openCell(attributes);
      case 'v':
        this.value = '';
        this.sink = 'v';
        return;
      case 'row':
        return this.openRow(attributes);
      case 'f':
        this.formula = '';
        this.sink = 'f';
        return;
      case 't':
        if (!this.inPhonetic) this.sink = 't';
        return;
      case 'rPh':
        this.inPhonetic = true;
    }
  }

  text(text: string): void {
    if (this.sink === 'v') this.value += text;
    else if (this.sink === 't') this.inline += text;
    else if (this.sink === 'f') this.formula += text;
  }

  close(name: string): void {
    if (!this.inData) return;
    switch (name) {
      case 'v':
      case 'f':
      case 't':
        this.sink = '';
        return;
      case 'c':
        return this.closeCell();
      case 'row':
        return this.closeRow();
      case 'rPh':
        this.inPhonetic = false;
        return;
      case 'sheetData':
        this.inData = false;
    }
  }

  take(): RawRow[] {
    const rows = this.ready;
    this.ready = [];
    this.readyCells = 0;
    return rows;
  }

  private openRow(attributes: XmlAttributes): void {
    const stated = Number(attributes.r);
    this.row = Number.isInteger(stated) && stated > 0 ? stated : this.row + 1;
    if (this.row > LAST_ROW) this.outside();
    this.cells = [];
    this.column = -1;
  }

  private closeRow(): void {
    const cells = this.cells;
    while (cells.length > 0 && cells[cells.length - 1]?.kind === 'empty') cells.pop();
    if (cells.length === 0) return;
    this.ready.push({ row: this.row, cells });
    this.readyCells += cells.length;
  }

  private openCell(attributes: XmlAttributes): void {
    const stated = attributes.r === undefined ? -1 : columnOf(attributes.r);
    this.column = stated >= 0 ? stated : this.column + 1;
    if (this.column >= LAST_COLUMN) this.outside();
    this.type = attributes.t ?? 'n';
    this.style = attributes.s === undefined ? 0 : Number(attributes.s);
    this.value = null;
    this.formula = null;
    this.inline = '';
  }

  private closeCell(): void {
    const cell = this.makeCell();
    while (this.cells.length < this.column) this.cells.push(EMPTY_CELL);
    this.cells[this.column] = cell;
  }

  private makeCell(): RawCell {
    const value = this.value;
    if (this.type === 'inlineStr') return textCell(unescapeOoxml(this.inline));
    // A formula whose text result is empty still says t="str"; without it an empty value means that nobody computed the formula.
    if (this.formula !== null && (value === null || (value === '' && this.type !== 'str'))) {
      return this.formula === '' ? { kind: 'formula_without_value' } : { kind: 'formula_without_value', formula: this.formula };
    }
    if (value === null) return EMPTY_CELL;
    switch (this.type) {
      case 's':
        return textCell(this.context.strings.at(Number(value)));
      case 'str':
        return textCell(unescapeOoxml(value));
      case 'b':
        return { kind: 'boolean', value: value.trim() === '1' || value.trim() === 'true' };
      case 'e':
        return { kind: 'error', value };
      case 'd': {
        const date = isoCellDate(value.trim());
        return date === null ? textCell(value) : { kind: 'date', value: date };
      }
      default:
        return this.numberCell(value.trim());
    }
  }

  private numberCell(text: string): RawCell {
    if (text === '') return EMPTY_CELL;
    const value = Number(text);
    if (!Number.isFinite(value)) return textCell(text);
    const format = this.context.styles.formatOf(this.style);
    if (format === 'number') return { kind: 'number', value, text };
    if (format === 'percent') return { kind: 'number', value, text, percent: true };
    const date = serialDate(value, format, this.context.date1904);
    return date === null ? { kind: 'number', value, text } : { kind: 'date', value: date };
  }

  private outside(): never {
    const { file, sheet } = this.context;
    throw new UnreadableFileError('spreadsheet.outside_the_sheet', { file, sheet, row: Math.min(this.row, LAST_ROW) });
  }
}

function textCell(value: string): RawCell {
  return value === '' ? EMPTY_CELL : { kind: 'text', value };
}

/** Column of a reference such as AB12, from 0; -1 when it names none. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}
