import { posix } from 'node:path';
import { strFromU8, strToU8, zipSync, type Zippable } from 'fflate';
import { fillSheet, surveySheet, type LayoutCell, type SheetSurvey } from './fill-sheet.js';
import { growDrawing, grownNoteShapes, growNotes, growTable } from './grow-parts.js';
import { growSheet } from './grow-sheet.js';
import { parsePart, relationsOf, type LayoutFile } from './layout-file.js';
import type { Lookup } from './placeholder.js';
import { grownFormula } from './rewrite-formula.js';
import type { RowGrowth } from './row-growth.js';
import { sharedTexts } from './sheet-cells.js';
import { childOf, childrenOf, localName, textOf, walk, writeXml, type XmlNode } from './xml-tree.js';

/** What is to be filled in. */
export interface LayoutFigures {
  /** Names that only one of many has: the row in which one stands is repeated. */
  repeats: (name: string) => boolean;
  /** Outside of repeated rows. */
  group: Lookup;
  /** One for each copy of a repeated row, at least one. */
  items: readonly Lookup[];
}

export type LayoutSurvey = Omit<SheetSurvey, 'cells'> & { sheet: string; cells: LayoutCell[] };

/** The placeholders of each sheet. */
export function surveyLayout({ parts, workbook, sheets }: LayoutFile, repeats: LayoutFigures['repeats']): LayoutSurvey[] {
  const shared = sharedTexts(stringsOf(parts, workbook)?.root ?? null);
  return sheets.map(({ name, part }) => ({ sheet: name, ...surveySheet(parsePart(parts, part)!, name, shared, repeats) }));
}

/** The workbook with its placeholders filled in; whatever else it has stays as it is, moved where a row was repeated. */
export function fillLayout(file: LayoutFile, { repeats, group, items }: LayoutFigures): Uint8Array {
  const parts = new Map(file.parts);
  const strings = stringsOf(parts, file.workbook);
  const shared = sharedTexts(strings?.root ?? null);
  const growths: RowGrowth[] = [];
  const roots = file.sheets.map(({ name, part }) => {
    const root = parsePart(parts, part)!;
    const { row } = surveySheet(root, name, shared, repeats);
    const growth = fillSheet(root, name, shared, row, group, items);
    if (growth !== null) growths.push(growth);
    return { name, part, root };
  });
  for (const { name, part, root } of roots) {
    growSheet(root, name, growths);
    const growth = growths.find((each) => each.sheet === name);
    if (growth !== undefined) growCompany(parts, part, growth);
    put(parts, part, root);
  }
  growWorkbook(parts, file.workbook, growths);
  growCharts(parts, growths);
  if (strings !== null) recount(parts, strings, roots);
  return zipped(parts);
}

function put(parts: Map<string, Uint8Array>, part: string, root: XmlNode): void {
  parts.set(part, strToU8(writeXml(root)));
}

function stringsOf(parts: ReadonlyMap<string, Uint8Array>, workbook: string): { part: string; root: XmlNode } | null {
  const part = relationsOf(parts, workbook).find(({ type }) => type === 'sharedStrings')?.target;
  const root = part === undefined ? null : parsePart(parts, part);
  return part === undefined || root === null ? null : { part, root };
}

/** Tables, pictures, charts and notes of a sheet whose row has grown. */
function growCompany(parts: Map<string, Uint8Array>, sheet: string, growth: RowGrowth): void {
  const grow: Readonly<Record<string, (root: XmlNode, growth: RowGrowth) => void>> = {
    table: growTable,
    drawing: growDrawing,
    comments: growNotes,
  };
  for (const { type, target } of relationsOf(parts, sheet)) {
    const drawn = type === 'vmlDrawing' ? parts.get(target) : undefined;
    if (drawn !== undefined) parts.set(target, strToU8(grownNoteShapes(strFromU8(drawn), growth)));
    const root = type in grow ? parsePart(parts, target) : null;
    if (root === null) continue;
    grow[type]!(root, growth);
    put(parts, target, root);
  }
}

/** Names such as print areas move; what was worked out is worked out anew when the file is opened. */
function growWorkbook(parts: Map<string, Uint8Array>, workbook: string, growths: readonly RowGrowth[]): void {
  const root = parsePart(parts, workbook)!;
  const names = childOf(root, 'definedNames');
  for (const name of names === null ? [] : childrenOf(names, 'definedName')) name.children = [grownFormula(textOf(name), growths, null)];
  const calculation = childOf(root, 'calcPr');
  if (calculation !== null) calculation.attributes['fullCalcOnLoad'] = '1';
  put(parts, workbook, root);
  dropCalculationChain(parts, workbook);
}

/** The order in which formulas were worked out names cells that have moved; programs make it anew. */
function dropCalculationChain(parts: Map<string, Uint8Array>, workbook: string): void {
  const chain = relationsOf(parts, workbook).find(({ type }) => type === 'calcChain')?.target;
  if (chain === undefined) return;
  parts.delete(chain);
  const relations = posix.join(posix.dirname(workbook), '_rels', `${posix.basename(workbook)}.rels`);
  const without = (part: string, keep: (node: XmlNode) => boolean) => {
    const root = parsePart(parts, part)!;
    root.children = root.children.filter((child) => typeof child === 'string' || keep(child));
    put(parts, part, root);
  };
  without(relations, ({ attributes }) => attributes['Type']?.endsWith('/calcChain') !== true);
  without('[Content_Types].xml', ({ attributes }) => attributes['PartName'] !== `/${chain}`);
}

function growCharts(parts: Map<string, Uint8Array>, growths: readonly RowGrowth[]): void {
  for (const part of parts.keys()) {
    if (!/\/charts\/[^/]+\.xml$/.test(part)) continue;
    const root = parsePart(parts, part)!;
    walk(root, (node) => {
      if (localName(node) === 'f' && node.children.length > 0) node.children = [grownFormula(textOf(node), growths, null)];
    });
    put(parts, part, root);
  }
}

/** Programs that check say how often texts are used; cells that were filled in hold their text themselves. */
function recount(
  parts: Map<string, Uint8Array>,
  { part, root }: { part: string; root: XmlNode },
  sheets: readonly { root: XmlNode }[],
): void {
  let uses = 0;
  for (const sheet of sheets)
    walk(sheet.root, (node) => {
      if (localName(node) === 'c' && node.attributes['t'] === 's') uses += 1;
    });
  root.attributes['count'] = String(uses);
  put(parts, part, root);
}

/** A fixed time, so that the same figures give the same bytes. */
const STAMP = new Date(Date.UTC(1980, 0, 2));

function zipped(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const files: Zippable = {};
  const first = '[Content_Types].xml';
  for (const name of [first, ...[...parts.keys()].filter((part) => part !== first)]) {
    const bytes = parts.get(name);
    if (bytes !== undefined) files[name] = [bytes, { mtime: STAMP, level: 6 }];
  }
  return zipSync(files);
}
