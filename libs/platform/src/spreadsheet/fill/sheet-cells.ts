import { cellText, textElement } from '../write/xml-text.js';
import type { Figure } from './placeholder.js';
import { childOf, childrenOf, localName, textOf, type XmlNode } from './xml-tree.js';

/** Texts of a workbook that cells point to, by place; parts of a rich text are joined. */
export function sharedTexts(strings: XmlNode | null): string[] {
  return strings === null ? [] : childrenOf(strings, 'si').map(richText);
}

/** Phonetic signs above Chinese and Japanese text are no part of it. */
function richText(node: XmlNode): string {
  return node.children
    .map((child) => {
      if (typeof child === 'string') return '';
      const name = localName(child);
      if (name === 't') return textOf(child);
      return name === 'r' ? richText(child) : '';
    })
    .join('');
}

/** What a cell says; empty for a number, a formula or nothing. */
export function cellTextOf(cell: XmlNode, shared: readonly string[]): string {
  const type = cell.attributes['t'];
  if (childOf(cell, 'f') !== null) return '';
  if (type === 's') return shared[Number(textOf(childOf(cell, 'v') ?? cell))] ?? '';
  const inline = childOf(cell, 'is');
  return type === 'inlineStr' && inline !== null ? richText(inline) : '';
}

/** Writes a figure into a cell, which keeps its style. A text is a text, whatever it begins with. */
export function setCell(cell: XmlNode, { value }: Figure): void {
  const prefix = cell.name.slice(0, cell.name.length - 1);
  if (typeof value === 'number') {
    delete cell.attributes['t'];
    cell.children = [{ name: `${prefix}v`, attributes: {}, children: [String(value)] }];
    return;
  }
  cell.attributes['t'] = 'inlineStr';
  const attributes: Record<string, string> = textElement(value).includes('xml:space') ? { 'xml:space': 'preserve' } : {};
  const text: XmlNode = { name: `${prefix}t`, attributes, children: [cellText(value)] };
  cell.children = [{ name: `${prefix}is`, attributes: {}, children: [text] }];
}

/** Column and row of an address such as AB12. */
export function placeOf(cell: XmlNode): { column: string; row: number } {
  const match = /^([A-Z]+)(\d+)$/.exec(cell.attributes['r'] ?? '');
  return { column: match?.[1] ?? 'A', row: Number(match?.[2] ?? 0) };
}
