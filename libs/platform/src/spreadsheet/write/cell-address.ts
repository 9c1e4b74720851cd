const known: string[] = [];

/** Letters of a 1-based column: 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  return (known[column] ??= makeLetters(column));
}

function makeLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** A1 address of a 1-based row and column. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

/** Range such as A1:C9, both corners 1-based and inclusive. */
export function cellRange(top: number, left: number, bottom: number, right: number): string {
  return `${cellAddress(top, left)}:${cellAddress(bottom, right)}`;
}

/** Sheet name as it stands in a reference, always in quotes: '质检明细'. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** Absolute range with its sheet, as chart references and defined names need it. */
export function absoluteRange(sheet: string, top: number, left: number, bottom: number, right: number): string {
  const corner = (row: number, column: number) => `$${columnLetters(column)}$${row}`;
  const end = top === bottom && left === right ? '' : `:${corner(bottom, right)}`;
  return `${quotedSheet(sheet)}!${corner(top, left)}${end}`;
}
