import { basename } from 'node:path';
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { UnreadableFileError } from '../unreadable-file.errors.js';
import type { WorkbookZip } from './workbook-zip.js';

export type XmlAttributes = Record<string, string>;

/** Names come without their namespace prefix: some writers say `x:row` for `row`. */
export interface XmlListener {
  open?(name: string, attributes: XmlAttributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Feeds a part to a listener chunk by chunk; the caller may look at what the listener has gathered after each step and stop at will.
 * @throws UnreadableFileError when the part is no well-formed XML, or has a DOCTYPE: without one no entity can be declared.
 */
export async function* readXml(zip: WorkbookZip, path: string, part: string, listener: XmlListener): AsyncGenerator<void, void, undefined> {
  const file = basename(path);
  const parser = makeParser(file, part, listener);
  let decoder: TextDecoder | undefined;
  for await (const chunk of zip.chunks(part)) {
    decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8');
    feed(() => parser.write(decoder!.decode(chunk, { stream: true })), file, part);
    yield;
  }
  feed(() => parser.close(), file, part);
}

/** Reads a whole small part, such as a list of relationships. */
export async function readWholeXml(zip: WorkbookZip, path: string, part: string, listener: XmlListener): Promise<void> {
  const steps = readXml(zip, path, part, listener);
  while (!(await steps.next()).done);
}

function makeParser(file: string, part: string, listener: XmlListener): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw new UnreadableFileError('spreadsheet.xml_doctype', { file, part });
  });
  parser.on('error', (error) => {
    // Sloppy exporters leave control characters in texts; everything else means that the structure cannot be trusted.
    if (!error.message.includes('disallowed character')) throw new UnreadableFileError('spreadsheet.damaged_part', { file, part });
  });
  if (listener.open) parser.on('opentag', (tag) => listener.open?.(localName(tag.name), tag.attributes as XmlAttributes));
  if (listener.text) {
    parser.on('text', (text) => listener.text?.(text));
    parser.on('cdata', (text) => listener.text?.(text));
  }
  if (listener.close) parser.on('closetag', (tag) => listener.close?.(localName(tag.name)));
  return parser;
}

function feed(step: () => void, file: string, part: string): void {
  try {
    step();
  } catch (error) {
    if (error instanceof UnreadableFileError) throw error;
    // A text longer than the longest string of the engine.
    if (error instanceof RangeError) throw new UnreadableFileError('spreadsheet.damaged_part', { file, part });
    throw error;
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Undoes the `_x000D_` escapes by which OOXML writes characters that XML does not allow. */
export function unescapeOoxml(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
