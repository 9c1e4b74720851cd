import { numberFormat, type NumberFormat } from './number-format.js';
import type { XmlAttributes, XmlListener } from './xml-reader.js';

/** Collects, for each cell style of the workbook, how it shows numbers. */
export class Styles implements XmlListener {
  private readonly codes = new Map<number, string>();
  private readonly formatIds: number[] = [];
  private formats: NumberFormat[] = [];
  /** `<numFmt>` and `<xf>` also stand in differential and named styles, which cells do not refer to. */
  private section = '';

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'numFmts' || name === 'cellXfs') this.section = name;
    else if (name === 'numFmt' && this.section === 'numFmts') this.codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
    else if (name === 'xf' && this.section === 'cellXfs') this.formatIds.push(Number(attributes.numFmtId ?? 0));
  }

  close(name: string): void {
    if (name === this.section) this.section = '';
    if (name === 'styleSheet') this.formats = this.formatIds.map((id) => numberFormat(id, this.codes));
  }

  formatOf(style: number): NumberFormat {
    return this.formats[style] ?? 'number';
  }
}
