import { filledText, placeholdersIn, type Lookup } from './placeholder.js';
import { renumber, withRows } from './grow-sheet.js';
import { movedRange, type RowGrowth } from './row-growth.js';
import { numberCells, unshareFormulas } from './number-cells.js';
import { cellTextOf, setCell } from './sheet-cells.js';
import { childOf, childrenOf, localName, textOf, walk, type XmlNode } from './xml-tree.js';

/** A cell of a layout with the names in it. */
export interface LayoutCell {
  sheet: string;
  address: string;
  names: string[];
  /** Stands in the row that is repeated. */
  repeated: boolean;
}

export interface SheetSurvey {
  cells: LayoutCell[];
  /** The row that is repeated; null: none. */
  row: number | null;
  /** More rows that would have to be; a sheet can have one. */
  moreRows: number[];
  /** A merge that reaches from the repeated row into another; null: none. */
  merge: string | null;
}

/** Finds the placeholders of a sheet, and the row that is repeated: the first with a name that only one of many has. */
export function surveySheet(root: XmlNode, sheet: string, shared: readonly string[], repeats: (name: string) => boolean): SheetSurvey {
  const data = childOf(root, 'sheetData');
  const cells: LayoutCell[] = [];
  const rows: number[] = [];
  if (data === null) return { cells, row: null, moreRows: [], merge: null };
  numberCells(data);
  for (const line of childrenOf(data, 'row')) {
    const found = childrenOf(line, 'c').flatMap((cell) => {
      const names = placeholdersIn(cellTextOf(cell, shared));
      return names.length === 0 ? [] : [{ sheet, address: cell.attributes['r'] ?? '', names, repeated: false }];
    });
    const repeated = found.some(({ names }) => names.some(repeats));
    if (repeated) rows.push(Number(line.attributes['r']));
    cells.push(...found.map((cell) => ({ ...cell, repeated })));
  }
  const [row = null, ...moreRows] = rows;
  return { cells, row, moreRows, merge: row === null ? null : crossing(root, row) };
}

function mergesOf(root: XmlNode): string[] {
  const merges = childOf(root, 'mergeCells');
  return merges === null ? [] : childrenOf(merges, 'mergeCell').map((merge) => merge.attributes['ref'] ?? '');
}

function rowsOf(range: string): [number, number] {
  const [top = 0, bottom = top] = Array.from(range.matchAll(/\d+/g), Number);
  return [top, bottom];
}

function crossing(root: XmlNode, row: number): string | null {
  return (
    mergesOf(root).find((range) => {
      const [top, bottom] = rowsOf(range);
      return top <= row && row <= bottom && top !== bottom;
    }) ?? null
  );
}

/** Fills a sheet in place. @returns how its repeated row has grown; null: it has none */
export function fillSheet(
  root: XmlNode,
  sheet: string,
  shared: readonly string[],
  row: number | null,
  group: Lookup,
  items: readonly Lookup[],
): RowGrowth | null {
  const data = childOf(root, 'sheetData');
  fillHeaders(root, group);
  if (data === null) return null;
  numberCells(data);
  unshareFormulas(data);
  const lines = childrenOf(data, 'row');
  const repeated = lines.find((line) => Number(line.attributes['r']) === row) ?? null;
  for (const line of lines) if (line !== repeated) fillRow(line, shared, group);
  if (repeated === null || row === null) return null;
  const growth = { sheet, row, count: items.length };
  const copies = items.map((item, at) => copyOf(repeated, row, at, shared, item));
  withRows(data, growth, copies);
  repeatMerges(root, growth);
  return growth;
}

function copyOf(line: XmlNode, row: number, at: number, shared: readonly string[], item: Lookup): XmlNode {
  const copy = structuredClone(line);
  renumber(copy, row + at);
  fillRow(copy, shared, item);
  return copy;
}

function fillRow(line: XmlNode, shared: readonly string[], lookup: Lookup): void {
  for (const cell of childrenOf(line, 'c')) {
    const text = cellTextOf(cell, shared);
    if (placeholdersIn(text).length > 0) setCell(cell, filledText(text, lookup));
  }
}

/** Merges inside the repeated row are made in each of its copies; `growSheet` moves those that stand elsewhere. */
function repeatMerges(root: XmlNode, { sheet, row, count }: RowGrowth): void {
  const merges = childOf(root, 'mergeCells');
  if (merges === null) return;
  const own = childrenOf(merges, 'mergeCell').filter((merge) => rowsOf(merge.attributes['ref'] ?? '')[0] === row);
  const others = childrenOf(merges, 'mergeCell').filter((merge) => !own.includes(merge));
  const growth = { sheet, row, count };
  for (const merge of others) merge.attributes['ref'] = movedRange(growth, merge.attributes['ref'] ?? '');
  const copies = own.flatMap((merge) =>
    Array.from({ length: count }, (_, at) => ({
      ...merge,
      attributes: { ref: (merge.attributes['ref'] ?? '').replaceAll(String(row), String(row + at)) },
    })),
  );
  merges.children = [...others, ...copies];
  merges.attributes['count'] = String(others.length + copies.length);
}

/** Headers and footers of the print take names too. */
function fillHeaders(root: XmlNode, group: Lookup): void {
  for (const header of childrenOf(root, 'headerFooter'))
    walk(header, (node) => {
      const text = localName(node) === 'headerFooter' ? '' : textOf(node);
      // An ampersand begins a command there.
      if (placeholdersIn(text).length > 0) node.children = [filledText(text, (name) => escaped(group(name))).text];
    });
}

function escaped(figure: ReturnType<Lookup>): ReturnType<Lookup> {
  return figure === null ? null : { value: figure.text.replaceAll('&', '&&'), text: figure.text.replaceAll('&', '&&') };
}
