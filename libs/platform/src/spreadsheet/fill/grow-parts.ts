import { movedRange, movedRow, type RowGrowth } from './row-growth.js';
import { childrenOf, localName, walk, type XmlNode } from './xml-tree.js';

/** A table that spans the row takes in all it becomes. */
export function growTable(root: XmlNode, growth: RowGrowth): void {
  walk(root, ({ attributes }) => {
    if (attributes['ref'] !== undefined) attributes['ref'] = movedRange(growth, attributes['ref']);
  });
}

/** Pictures and charts below the row move down; rows are counted from 0 there. */
export function growDrawing(root: XmlNode, growth: RowGrowth): void {
  walk(root, (node) => {
    if (!['from', 'to'].includes(localName(node))) return;
    for (const row of childrenOf(node, 'row')) row.children = [String(movedRow(growth, Number(row.children[0] ?? 0) + 1) - 1)];
  });
}

/** Notes stay with their cells. */
export function growNotes(root: XmlNode, growth: RowGrowth): void {
  walk(root, (node) => {
    if (localName(node) === 'comment' && node.attributes['ref'] !== undefined)
      node.attributes['ref'] = movedRange(growth, node.attributes['ref']);
  });
}

/** The shapes of notes name their rows, from 0; what programs write there is not always well formed. */
export function grownNoteShapes(vml: string, growth: RowGrowth): string {
  return vml.replace(
    /(<x:Row>)(\d+)(<\/x:Row>)/g,
    (_, open: string, row: string, close: string) => `${open}${movedRow(growth, Number(row) + 1) - 1}${close}`,
  );
}
