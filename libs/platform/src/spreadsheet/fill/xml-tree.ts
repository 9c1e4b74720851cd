import { SaxesParser } from 'saxes';
import { XML_HEAD, xmlText } from '../write/xml-text.js';

/** An element with its attributes and children as they stood; prefixes are kept as written. */
export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  children: (XmlNode | string)[];
}

/** Reads a part of a workbook whole. Comments and instructions are left out. @throws Error when it is not well formed */
export function parseXml(xml: string): XmlNode {
  const parser = new SaxesParser();
  const open: XmlNode[] = [];
  let root: XmlNode | null = null;
  parser.on('opentag', (tag) => {
    const node: XmlNode = { name: tag.name, attributes: { ...(tag.attributes as Record<string, string>) }, children: [] };
    open.at(-1)?.children.push(node);
    root ??= node;
    open.push(node);
  });
  parser.on('closetag', () => void open.pop());
  const text = (content: string) => void open.at(-1)?.children.push(content);
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  if (root === null) throw new Error('The part is empty');
  return root;
}

/** The part as a file holds it. */
export function writeXml(root: XmlNode): string {
  const pieces: string[] = [XML_HEAD];
  writeNode(root, pieces);
  return pieces.join('');
}

function writeNode({ name, attributes, children }: XmlNode, pieces: string[]): void {
  pieces.push('<', name);
  for (const [key, value] of Object.entries(attributes))
    pieces.push(' ', key, '="', xmlText(value).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;'), '"');
  if (children.length === 0) return void pieces.push('/>');
  pieces.push('>');
  for (const child of children) {
    if (typeof child === 'string') pieces.push(xmlText(child));
    else writeNode(child, pieces);
  }
  pieces.push('</', name, '>');
}

/** An element's name without its prefix. */
export function localName({ name }: XmlNode): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Elements directly below, of one local name. */
export function childrenOf(node: XmlNode, name: string): XmlNode[] {
  return node.children.filter((child): child is XmlNode => typeof child !== 'string' && localName(child) === name);
}

export function childOf(node: XmlNode, name: string): XmlNode | null {
  return childrenOf(node, name)[0] ?? null;
}

/** All text below. */
export function textOf(node: XmlNode): string {
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** Visits an element and all below it. */
export function walk(node: XmlNode, visit: (node: XmlNode) => void): void {
  visit(node);
  for (const child of node.children) if (typeof child !== 'string') walk(child, visit);
}
