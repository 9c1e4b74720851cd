import { emptyTag, openTag, XML_HEAD } from './xml-text.js';

export interface CellStyle {
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  /** RRGGBB; default: the body colour. */
  color?: string;
  /** Points; default 10. */
  size?: number;
  fill?: string;
  /** row: hairline below · header: solid below · total: double above · sign: line below to write on · tile: thin box. */
  border?: 'row' | 'header' | 'total' | 'sign' | 'tile-top' | 'tile-bottom';
  /** Excel number format; default General. */
  format?: string;
  horizontal?: 'left' | 'center' | 'right';
  vertical?: 'top' | 'center' | 'bottom';
  wrap?: boolean;
  indent?: number;
  /** The text stays text when someone edits the cell, whatever it begins with. */
  quotePrefix?: boolean;
}

/** Colours with at least 4.5:1 on white (or under white text), apart in grey print by lightness or by weight. */
export const COLORS = {
  ink: '1F2933',
  muted: '6B7280',
  brand: '1F4E79',
  band: 'DCE6F1',
  stripe: 'F5F8FC',
  line: 'C9D3DF',
  tile: 'F3F6FA',
  warn: 'B42318',
  warnFill: 'FDE8E4',
  good: '1B6E3C',
  bar: '9DC3E6',
  link: '0B5CAD',
} as const;

export const TABLE_STYLE = 'Fairmark';
const FIRST_CUSTOM_FORMAT = 164;
const FIXED_FILLS = ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'];

/** Body font of a language's workbooks. YaHei is on every Chinese Windows under its English name too. */
export function bodyFont(language: 'zh' | 'en'): string {
  return language === 'zh' ? 'Microsoft YaHei' : 'Calibri';
}

/** The same for equal styles and for no others; most cells of a workbook ask, so it is put together by hand. */
function nameOf(style: CellStyle): string {
  const { bold, italic, underline, wrap, quotePrefix, color, size, fill, border, format, horizontal, vertical, indent } = style;
  const marks = (bold ? 1 : 0) + (italic ? 2 : 0) + (underline ? 4 : 0) + (wrap ? 8 : 0) + (quotePrefix ? 16 : 0);
  return `${marks}|${color}|${size}|${fill}|${border}|${horizontal}|${vertical}|${indent}|${format}`;
}

/** Collects the styles in use and writes styles.xml. Equal styles share one index. */
export class StyleBook {
  private readonly fonts: string[] = [];
  private readonly fills = [...FIXED_FILLS];
  private readonly borders: string[] = [];
  private readonly formats: string[] = [];
  private readonly formatsOfCells: string[] = [];
  private readonly known = new Map<string, number>();
  /** Styles that were asked for as this very object; they are never changed. */
  private readonly seen = new WeakMap<CellStyle, number>();

  constructor(private readonly language: 'zh' | 'en') {
    this.index({});
  }

  /** Index for the `s` attribute of a cell. */
  index(style: CellStyle): number {
    const seen = this.seen.get(style);
    if (seen !== undefined) return seen;
    const name = nameOf(style);
    let index = this.known.get(name);
    if (index === undefined) this.known.set(name, (index = place(this.formatsOfCells, this.formatXml(style))));
    this.seen.set(style, index);
    return index;
  }

  xml(): string {
    const list = (name: string, items: string[]) => `${openTag(name, { count: items.length })}${items.join('')}</${name}>`;
    const formats = this.formats.map((formatCode, at) => emptyTag('numFmt', { numFmtId: FIRST_CUSTOM_FORMAT + at, formatCode }));
    return (
      `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
      (formats.length > 0 ? list('numFmts', formats) : '') +
      list('fonts', this.fonts) +
      list('fills', this.fills) +
      list('borders', this.borders) +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      list('cellXfs', this.formatsOfCells) +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
      tableStyleXml() +
      '</styleSheet>'
    );
  }

  private formatXml(style: CellStyle): string {
    const alignment = emptyTag('alignment', {
      horizontal: style.horizontal,
      vertical: style.vertical ?? 'center',
      wrapText: style.wrap,
      indent: style.indent,
    });
    const tag = openTag('xf', {
      numFmtId: style.format === undefined ? 0 : FIRST_CUSTOM_FORMAT + place(this.formats, style.format),
      fontId: place(this.fonts, this.fontXml(style)),
      fillId: style.fill === undefined ? 0 : place(this.fills, solidFill(style.fill)),
      borderId: place(this.borders, borderXml(style.border)),
      xfId: 0,
      quotePrefix: style.quotePrefix,
      applyNumberFormat: style.format === undefined ? undefined : true,
      applyFont: true,
      applyFill: style.fill === undefined ? undefined : true,
      applyBorder: style.border === undefined ? undefined : true,
      applyAlignment: true,
    });
    return `${tag}${alignment}</xf>`;
  }

  private fontXml(style: CellStyle): string {
    const charset = this.language === 'zh' ? '<charset val="134"/>' : '';
    return (
      `<font>${style.bold ? '<b/>' : ''}${style.italic ? '<i/>' : ''}${style.underline ? '<u/>' : ''}` +
      `<sz val="${style.size ?? 10}"/><color rgb="FF${style.color ?? COLORS.ink}"/>` +
      `<name val="${bodyFont(this.language)}"/><family val="2"/>${charset}</font>`
    );
  }
}

function place(list: string[], item: string): number {
  const at = list.indexOf(item);
  return at >= 0 ? at : list.push(item) - 1;
}

function solidFill(color: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function borderXml(border: CellStyle['border']): string {
  const side = (name: string, style?: string, color: string = COLORS.line) =>
    style === undefined ? `<${name}/>` : `<${name} style="${style}"><color rgb="FF${color}"/></${name}>`;
  const tile = border === 'tile-top' || border === 'tile-bottom' ? 'thin' : undefined;
  const top = border === 'total' ? side('top', 'medium', COLORS.brand) : side('top', border === 'tile-top' ? 'thin' : undefined);
  const below = { row: 'hair', header: 'medium', total: 'thin', sign: 'thin', 'tile-top': undefined, 'tile-bottom': 'thin' };
  const dark = border === 'header' || border === 'sign' || border === 'total';
  const bottom = side('bottom', border === undefined ? undefined : below[border], dark ? COLORS.brand : COLORS.line);
  return `<border>${side('left', tile)}${side('right', tile)}${top}${bottom}<diagonal/></border>`;
}

/** Stripes belong to the table, not to the cells, so that they stay right after sorting and filtering. */
function tableStyleXml(): string {
  const stripe = `<dxf><fill><patternFill patternType="solid"><fgColor rgb="FF${COLORS.stripe}"/><bgColor rgb="FF${COLORS.stripe}"/></patternFill></fill></dxf>`;
  return (
    `<dxfs count="1">${stripe}</dxfs>` +
    `<tableStyles count="1" defaultTableStyle="${TABLE_STYLE}"><tableStyle name="${TABLE_STYLE}" pivot="0" count="1">` +
    '<tableStyleElement type="secondRowStripe" dxfId="0"/></tableStyle></tableStyles>'
  );
}
