import { grownFormula, repeatedFormula } from './rewrite-formula.js';
import { movedRange, movedRanges, movedRow, type RowGrowth } from './row-growth.js';
import { placeOf } from './sheet-cells.js';
import { childOf, childrenOf, localName, textOf, walk, type XmlNode } from './xml-tree.js';

/** Elements outside of the cells that hold a formula. */
const FORMULAS = new Set(['formula', 'formula1', 'formula2', 'f']);

/** Moves what lies below a row that has grown, and lets grow what spans it; the rows themselves are at hand already. */
export function growSheet(root: XmlNode, sheet: string, growths: readonly RowGrowth[]): void {
  const growth = growths.find((each) => each.sheet === sheet);
  for (const child of root.children) {
    if (typeof child === 'string') continue;
    if (localName(child) === 'sheetData') growFormulas(child, sheet, growths);
    else if (growth !== undefined) growElement(child, sheet, growths, growth);
    else walk(child, (node) => growText(node, sheet, growths));
  }
}

function growFormulas(data: XmlNode, sheet: string, growths: readonly RowGrowth[]): void {
  const growth = growths.find((each) => each.sheet === sheet);
  for (const line of childrenOf(data, 'row')) {
    for (const cell of childrenOf(line, 'c')) {
      const formula = childOf(cell, 'f');
      if (formula === null) continue;
      const copy = growth === undefined ? -1 : Number(line.attributes['r']) - growth.row;
      if (growth !== undefined && copy >= 0 && copy < growth.count)
        formula.children = [repeatedFormula(textOf(formula), growths, sheet, copy)];
      else growText(formula, sheet, growths);
      const { ref } = formula.attributes;
      if (ref !== undefined && growth !== undefined) formula.attributes['ref'] = movedRange(growth, ref);
      // What was worked out for the layout is wrong for the figures.
      cell.children = cell.children.filter((child) => typeof child === 'string' || localName(child) !== 'v');
      delete cell.attributes['t'];
    }
  }
}

function growText(node: XmlNode, sheet: string, growths: readonly RowGrowth[]): void {
  if (FORMULAS.has(localName(node)) && node.children.length > 0) node.children = [grownFormula(textOf(node), growths, sheet)];
}

function growElement(element: XmlNode, sheet: string, growths: readonly RowGrowth[], growth: RowGrowth): void {
  // Merges were moved when the row was repeated.
  if (localName(element) === 'mergeCells') return;
  walk(element, (node) => {
    const { attributes } = node;
    const name = localName(node);
    if (attributes['sqref'] !== undefined) attributes['sqref'] = movedRanges(growth, attributes['sqref']);
    if (attributes['ref'] !== undefined) attributes['ref'] = movedRange(growth, attributes['ref']);
    if (name === 'brk' && localName(element) === 'rowBreaks') moveBreak(node, growth);
    if (name === 'sqref') node.children = [movedRanges(growth, textOf(node))];
    for (const place of ['activeCell', 'topLeftCell'])
      if (attributes[place] !== undefined) attributes[place] = movedRange(growth, attributes[place]);
    growText(node, sheet, growths);
  });
}

/** A break stands after its row: one after the row that grew stands after the last of those it became. */
function moveBreak(node: XmlNode, growth: RowGrowth): void {
  const row = Number(node.attributes['id']);
  node.attributes['id'] = String(row >= growth.row ? row + growth.count - 1 : row);
}

/** The rows of a sheet with one of them put in the place of `row`, and those below moved. */
export function withRows(data: XmlNode, growth: RowGrowth, rows: readonly XmlNode[]): void {
  data.children = childrenOf(data, 'row').flatMap((line) => {
    const at = Number(line.attributes['r']);
    if (at === growth.row) return rows;
    if (at > growth.row) renumber(line, movedRow(growth, at));
    return [line];
  });
}

/** Gives a row, and its cells, another number. */
export function renumber(line: XmlNode, row: number): void {
  line.attributes['r'] = String(row);
  for (const cell of childrenOf(line, 'c')) cell.attributes['r'] = `${placeOf(cell).column}${row}`;
}
