import type { StyleBook } from './cell-styles.js';
import { drawingXml } from './drawing-part.js';
import {
  appPropertiesXml,
  contentTypesXml,
  corePropertiesXml,
  customPropertiesXml,
  relationsXml,
  rootRelationsXml,
  workbookXml,
  type DocumentProperties,
  type RelationKind,
} from './package-parts.js';
import type { SheetDraft } from './sheet-draft.js';
import { tableXml } from './table-part.js';
import { definedNames, SharedTexts, worksheetXml } from './worksheet-xml.js';
import { ZipWriter } from './zip-writer.js';

/**
 * Packs drafts into the bytes of an xlsx file.
 * @param charts chart parts of each sheet, in the order of its drawing
 */
export async function workbookBytes(
  drafts: SheetDraft[],
  charts: string[][],
  styles: StyleBook,
  properties: DocumentProperties,
): Promise<Uint8Array> {
  const parts = new Map<string, string>();
  const texts = new SharedTexts();
  const counter = { tables: 0, charts: 0, drawings: 0 };
  drafts.forEach((draft, at) => addSheet(parts, draft, charts[at] ?? [], at, counter, styles, texts));
  const sheets = drafts.map((_, at) => ({ kind: 'worksheet' as const, target: `worksheets/sheet${at + 1}.xml` }));
  const shared: { kind: RelationKind; target: string }[] = [
    { kind: 'styles', target: 'styles.xml' },
    { kind: 'sharedStrings', target: 'sharedStrings.xml' },
  ];
  parts.set(
    'xl/workbook.xml',
    workbookXml(
      drafts.map((draft) => draft.name),
      drafts.map(definedNames).join(''),
    ),
  );
  parts.set('xl/_rels/workbook.xml.rels', relationsXml([...sheets, ...shared]));
  parts.set('xl/styles.xml', styles.xml());
  parts.set('xl/sharedStrings.xml', texts.xml());
  for (const [name, xml] of propertyParts(properties)) parts.set(name, xml);
  return zipBytes(new Map([['[Content_Types].xml', contentTypesXml([...parts.keys()])], ['_rels/.rels', rootRelationsXml()], ...parts]));
}

/** The three docProps parts. */
function propertyParts(properties: DocumentProperties): [string, string][] {
  return [
    ['docProps/core.xml', corePropertiesXml(properties)],
    ['docProps/app.xml', appPropertiesXml()],
    ['docProps/custom.xml', customPropertiesXml(properties.custom)],
  ];
}

function addSheet(
  parts: Map<string, string>,
  draft: SheetDraft,
  charts: string[],
  at: number,
  counter: { tables: number; charts: number; drawings: number },
  styles: StyleBook,
  texts: SharedTexts,
): void {
  const relations: { kind: RelationKind; target: string }[] = [];
  const relate = (kind: RelationKind, target: string) => `rId${relations.push({ kind, target })}`;
  let drawing: string | undefined;
  if (charts.length > 0) {
    counter.drawings += 1;
    drawing = relate('drawing', `../drawings/drawing${counter.drawings}.xml`);
    parts.set(`xl/drawings/drawing${counter.drawings}.xml`, drawingXml(draft.charts));
    const targets = charts.map((xml) => {
      counter.charts += 1;
      parts.set(`xl/charts/chart${counter.charts}.xml`, xml);
      return { kind: 'chart' as const, target: `../charts/chart${counter.charts}.xml` };
    });
    parts.set(`xl/drawings/_rels/drawing${counter.drawings}.xml.rels`, relationsXml(targets));
  }
  const tables = draft.tables.map((table) => {
    counter.tables += 1;
    parts.set(`xl/tables/table${counter.tables}.xml`, tableXml(table, counter.tables));
    return relate('table', `../tables/table${counter.tables}.xml`);
  });
  parts.set(`xl/worksheets/sheet${at + 1}.xml`, worksheetXml(draft, styles, texts, { drawing, tables }, at === 0));
  if (relations.length > 0) parts.set(`xl/worksheets/_rels/sheet${at + 1}.xml.rels`, relationsXml(relations));
}

async function zipBytes(parts: Map<string, string>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const zip = new ZipWriter(async (bytes) => {
    chunks.push(bytes);
  });
  for (const [name, xml] of parts) await zip.add(name, xml);
  await zip.finish();
  return Buffer.concat(chunks);
}
