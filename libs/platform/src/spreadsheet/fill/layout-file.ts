import { posix } from 'node:path';
import { basename } from 'node:path';
import type { ReadLimits } from '../read/read-limits.js';
import { DEFAULT_LIMITS } from '../read/read-limits.js';
import { UnreadableFileError } from '../read/unreadable-file.errors.js';
import { findWorkbookPart } from '../read/xlsx/workbook-parts.js';
import { WorkbookZip } from '../read/xlsx/workbook-zip.js';
import { childrenOf, parseXml, type XmlNode } from './xml-tree.js';

const MB = 1024 * 1024;

/** A layout is a form, not a data file. */
export const LAYOUT_LIMITS: ReadLimits = { ...DEFAULT_LIMITS, fileBytes: 10 * MB, expandedBytes: 60 * MB, partBytes: 30 * MB, parts: 1000 };

export interface LayoutSheet {
  name: string;
  part: string;
}

/** A workbook taken apart: its parts by path, and its worksheets in the order of their tabs. */
export interface LayoutFile {
  parts: Map<string, Uint8Array>;
  workbook: string;
  sheets: LayoutSheet[];
}

/** Takes a workbook apart that `inspectFile` has let in. @throws UnreadableFileError */
export async function readLayout(path: string): Promise<LayoutFile> {
  const zip = await WorkbookZip.open(path, LAYOUT_LIMITS);
  try {
    const parts = new Map<string, Uint8Array>();
    for (const name of zip.names()) {
      if (name.endsWith('/')) continue;
      const chunks: Uint8Array[] = [];
      for await (const chunk of zip.chunks(name)) chunks.push(chunk);
      parts.set(name, Buffer.concat(chunks));
    }
    const workbook = await findWorkbookPart(zip, path);
    if (workbook === null) throw new UnreadableFileError('spreadsheet.zip_not_xlsx', { file: basename(path) });
    try {
      return { parts, workbook, sheets: sheetsOf(parts, workbook) };
    } catch {
      throw new UnreadableFileError('spreadsheet.damaged_part', { file: basename(path), part: workbook });
    }
  } finally {
    zip.close();
  }
}

function sheetsOf(parts: ReadonlyMap<string, Uint8Array>, workbook: string): LayoutSheet[] {
  const targets = new Map(relationsOf(parts, workbook).map(({ id, target }) => [id, target]));
  const root = parsePart(parts, workbook)!;
  return childrenOf(root, 'sheets').flatMap((sheets) =>
    childrenOf(sheets, 'sheet').flatMap(({ attributes }) => {
      const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
      const part = targets.get(id);
      return part === undefined || !parts.has(part) || !part.includes('worksheets/') ? [] : [{ name: attributes['name'] ?? '', part }];
    }),
  );
}

export interface Relation {
  id: string;
  /** The last word of the type's address. */
  type: string;
  /** Path of the part it leads to. */
  target: string;
}

/** What a part leads to inside the file. */
export function relationsOf(parts: ReadonlyMap<string, Uint8Array>, part: string): Relation[] {
  const folder = posix.dirname(part);
  const root = parsePart(parts, posix.join(folder, '_rels', `${posix.basename(part)}.rels`));
  if (root === null) return [];
  return childrenOf(root, 'Relationship')
    .filter(({ attributes }) => attributes['TargetMode'] !== 'External')
    .map(({ attributes }) => {
      const target = attributes['Target'] ?? '';
      return {
        id: attributes['Id'] ?? '',
        type: attributes['Type']?.split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      };
    });
}

/** null: there is no such part. */
export function parsePart(parts: ReadonlyMap<string, Uint8Array>, part: string): XmlNode | null {
  const bytes = parts.get(part);
  return bytes === undefined ? null : parseXml(new TextDecoder().decode(bytes));
}
