import { strToU8, zipSync, type Zippable } from 'fflate';

export interface BuiltSheet {
  name: string;
  state?: 'hidden' | 'veryHidden';
  /** Content of `<sheetData>`. */
  rows: string;
}

export interface WorkbookParts {
  sheets: BuiltSheet[];
  /** Content of `<sst>`: `<si>` elements. */
  sharedStrings?: string;
  /** Number format ids of the cell styles, in order; style 0 is the first. */
  styles?: number[];
  /** Custom format codes by id. */
  formats?: Record<number, string>;
  date1904?: boolean;
  /** Parts to add or to put in the place of others. */
  extra?: Record<string, string | Uint8Array>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** The parts of a small workbook whose sheets are given as raw XML, so that a test can write what no library would. */
export function workbookParts(parts: WorkbookParts): Record<string, string | Uint8Array> {
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const sheets = parts.sheets.map(
    ({ name, state }, at) => `<sheet name="${escape(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const targets = parts.sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`]);
  targets.push(['sharedStrings', 'sharedStrings.xml'], ['styles', 'styles.xml']);
  const codes = Object.entries(parts.formats ?? {}).map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escape(code)}"/>`);
  const styles = (parts.styles ?? [0]).map((id) => `<xf numFmtId="${id}"/>`);
  return {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><workbookPr date1904="${parts.date1904 ? 1 : 0}"/><sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(targets),
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${parts.sharedStrings ?? ''}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      parts.sheets.map(({ rows }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
    ...parts.extra,
  };
}

/** A workbook file of such parts. */
export function buildWorkbook(parts: WorkbookParts): Uint8Array {
  return zipParts(workbookParts(parts));
}

/** A zip of named parts; level 0 stores a part as it is. */
export function zipParts(parts: Record<string, string | Uint8Array | [Uint8Array, { level: 0 }]>): Uint8Array {
  const zippable: Zippable = {};
  for (const [name, content] of Object.entries(parts)) zippable[name] = typeof content === 'string' ? strToU8(content) : content;
  return zipSync(zippable, { level: 6 });
}

/** Rows of inline texts, numbers and blanks, from row 1. */
export function simpleRows(rows: (string | number | null)[][]): string {
  const cell = (value: string | number | null) => {
    if (value === null) return '<c/>';
    return typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  return rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
}

/**
 * Writes into the zip directory, and into the header before the data, that a part has another size expanded than it has: the way a bomb
 * hides from whoever trusts the directory.
 */
export function lieAboutSize(zip: Uint8Array, part: string, size: number): Uint8Array {
  const bytes = Buffer.from(zip);
  for (const [signature, nameAt, sizeAt] of [
    ['504b0102', 46, 24],
    ['504b0304', 30, 22],
  ] as const) {
    const mark = Buffer.from(signature, 'hex');
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 4)) {
      if (bytes.toString('utf8', at + nameAt, at + nameAt + part.length) === part) bytes.writeUInt32LE(size, at + sizeAt);
    }
  }
  return bytes;
}

function relationships(targets: string[][]): string {
  const list = targets.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
}
