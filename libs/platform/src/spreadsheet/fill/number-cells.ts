import { columnLetters } from '../write/cell-address.js';
import { columnNumber, copiedFormula } from './rewrite-formula.js';
import { placeOf } from './sheet-cells.js';
import { childOf, childrenOf, textOf, type XmlNode } from './xml-tree.js';

/** Gives rows and cells their addresses where a writer left them to be counted. */
export function numberCells(data: XmlNode): void {
  let row = 0;
  for (const line of childrenOf(data, 'row')) {
    row = line.attributes['r'] === undefined ? row + 1 : Number(line.attributes['r']);
    line.attributes['r'] = String(row);
    let column = 0;
    for (const cell of childrenOf(line, 'c')) {
      const given = cell.attributes['r'];
      column = given === undefined ? column + 1 : columnNumber(/^[A-Za-z]+/.exec(given)?.[0] ?? 'A');
      cell.attributes['r'] = `${columnLetters(column)}${row}`;
    }
  }
}

/** Writes out formulas that cells share: once rows move, the cells no longer lie to one another as they did. */
export function unshareFormulas(data: XmlNode): void {
  const masters = new Map<string, { formula: string; column: number; row: number }>();
  for (const line of childrenOf(data, 'row')) {
    for (const cell of childrenOf(line, 'c')) {
      const formula = childOf(cell, 'f');
      if (formula === null || formula.attributes['t'] !== 'shared') continue;
      const { column, row } = placeOf(cell);
      const id = formula.attributes['si'] ?? '';
      const master = masters.get(id);
      if (formula.children.length > 0) masters.set(id, { formula: textOf(formula), column: columnNumber(column), row });
      else if (master !== undefined)
        formula.children = [copiedFormula(master.formula, row - master.row, columnNumber(column) - master.column)];
      formula.attributes = {};
    }
  }
}
