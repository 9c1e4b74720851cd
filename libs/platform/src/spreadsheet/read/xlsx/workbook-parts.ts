import { posix } from 'node:path';
import type { WorkbookZip } from './workbook-zip.js';
import { readWholeXml, type XmlAttributes } from './xml-reader.js';

export interface SheetPart {
  index: number;
  name: string;
  hidden: boolean;
  /** Path of the part in the zip. */
  part: string;
}

export interface WorkbookParts {
  sheets: SheetPart[];
  date1904: boolean;
  sharedStrings: string | null;
  styles: string | null;
}

interface Relationship {
  type: string;
  target: string;
}

/** Where the workbook part lies, or null when the zip has none. */
export async function findWorkbookPart(zip: WorkbookZip, path: string): Promise<string | null> {
  if (zip.has('_rels/.rels')) {
    const relationships = await readRelationships(zip, path, '');
    const found = [...relationships.values()].find((relationship) => relationship.type === 'officeDocument');
    if (found && zip.has(found.target)) return found.target;
  }
  return zip.has('xl/workbook.xml') ? 'xl/workbook.xml' : null;
}

/** The worksheets of a workbook in the order of their tabs, and the parts their cells refer to. Chart and dialog sheets are left out. */
export async function readWorkbookParts(zip: WorkbookZip, path: string, workbook: string): Promise<WorkbookParts> {
  const relationships = await readRelationships(zip, path, workbook);
  const tabs: XmlAttributes[] = [];
  let date1904 = false;
  await readWholeXml(zip, path, workbook, {
    open(name, attributes) {
      if (name === 'sheet') tabs.push(attributes);
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
    },
  });
  const sheets = tabs.flatMap((tab, index): SheetPart[] => {
    const relationship = relationships.get(relationshipId(tab));
    if (relationship?.type !== 'worksheet') return [];
    return [{ index, name: tab.name ?? '', hidden: (tab.state ?? 'visible') !== 'visible', part: relationship.target }];
  });
  const partOf = (type: string) => {
    const target = [...relationships.values()].find((relationship) => relationship.type === type)?.target;
    return target !== undefined && zip.has(target) ? target : null;
  };
  return { sheets, date1904, sharedStrings: partOf('sharedStrings'), styles: partOf('styles') };
}

/** Relationships of a part by id, targets as paths in the zip, types without their namespace (which differs in strict files). */
async function readRelationships(zip: WorkbookZip, path: string, part: string): Promise<Map<string, Relationship>> {
  const folder = part === '' ? '' : posix.dirname(part);
  const rels = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const found = new Map<string, Relationship>();
  if (!zip.has(rels)) return found;
  await readWholeXml(zip, path, rels, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      const target = (attributes.Target ?? '').replaceAll('\\', '/');
      const absolute = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      found.set(attributes.Id ?? '', { type: (attributes.Type ?? '').split('/').at(-1) ?? '', target: absolute });
    },
  });
  return found;
}

function relationshipId(tab: XmlAttributes): string {
  const name = Object.keys(tab).find((key) => key.endsWith(':id')) ?? 'id';
  return tab[name] ?? '';
}
