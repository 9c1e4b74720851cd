import type { SampleCell, SampleTable } from './sample-table.js';

function csvCell(cell: SampleCell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvText(table: SampleTable): string {
  return [table.headers, ...table.rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** The table as a csv of UTF-8 with a byte order mark, as newer call systems export it. */
export function utf8Csv(table: SampleTable): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${csvText(table)}`);
}

/** Character → its two bytes in GB18030, read off Node's own decoder for every lead and trail byte. */
function twoByteTable(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(new Uint8Array([lead, trail]));
      if ([...character].length === 1 && character !== '\uFFFD' && !table.has(character)) table.set(character, [lead, trail]);
    }
  }
  return table;
}

/**
 * Text as GB18030, limited to ASCII and its two-byte part (all everyday Chinese characters).
 * @throws RangeError naming the first character outside that part
 */
export function encodeGb18030(text: string): Uint8Array {
  const table = twoByteTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = table.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair !== undefined) bytes.push(...pair);
    else throw new RangeError(`no two-byte GB18030 code for ${character}`);
  }
  return new Uint8Array(bytes);
}

/** The table as a csv of GB18030 without a mark, as Excel on a Chinese Windows and older systems save it. */
export function gb18030Csv(table: SampleTable): Uint8Array {
  return encodeGb18030(csvText(table));
}
