import { cellRange } from './cell-address.js';
import { TABLE_STYLE } from './cell-styles.js';
import type { TableDraft } from './sheet-draft.js';
import { emptyTag, openTag, XML_HEAD } from './xml-text.js';

/** A named Excel table with filter buttons. Its column names are exactly the header texts: otherwise Excel offers a repair. */
export function tableXml(table: TableDraft, id: number): string {
  const ref = cellRange(table.top, table.left, table.top + table.height, table.left + table.headers.length - 1);
  const columns = table.headers.map((name, at) => emptyTag('tableColumn', { id: at + 1, name }));
  return (
    XML_HEAD +
    openTag('table', {
      xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
      id,
      name: table.id,
      displayName: table.id,
      ref,
      totalsRowShown: false,
    }) +
    emptyTag('autoFilter', { ref }) +
    `<tableColumns count="${columns.length}">${columns.join('')}</tableColumns>` +
    emptyTag('tableStyleInfo', {
      name: TABLE_STYLE,
      showFirstColumn: false,
      showLastColumn: false,
      showRowStripes: true,
      showColumnStripes: false,
    }) +
    '</table>'
  );
}

/* What Excel takes for a cell address or its own word cannot name a table. */
const RESERVED = /^(?:[A-Za-z]{1,3}\d{1,7}|[RrCc]|[Rr]\d*[Cc]\d*)$/;

/** Throws when a table's name or headers would make Excel offer a repair; `taken` collects the names of the workbook. */
export function requireValidTable(id: string, headers: string[], taken: Set<string>): void {
  if (!/^[A-Za-z_\p{Lo}][\w.\p{Lo}]{0,254}$/u.test(id) || RESERVED.test(id)) throw new Error(`“${id}” cannot name an Excel table`);
  if (taken.has(id.toLowerCase())) throw new Error(`Two tables are named “${id}”`);
  taken.add(id.toLowerCase());
  const seen = new Set<string>();
  for (const header of headers) {
    if (header.trim() === '' || /[\r\n]/.test(header) || header.length > 255)
      throw new Error(`“${header}” cannot head a column of table ${id}`);
    if (seen.has(header.toLowerCase())) throw new Error(`Table ${id} has two columns “${header}”`);
    seen.add(header.toLowerCase());
  }
  if (headers.length === 0) throw new Error(`Table ${id} has no columns`);
}
