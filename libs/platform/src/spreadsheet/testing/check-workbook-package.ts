import { strFromU8, unzipSync } from 'fflate';

/** Parts of a workbook as text, by path. */
export function workbookParts(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
}

/* CT_Worksheet of ECMA-376: a program that meets another order offers a repair. */
const WORKSHEET_ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetProtection',
  'autoFilter',
  'mergeCells',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'ignoredErrors',
  'drawing',
  'legacyDrawing',
  'tableParts',
  'extLst',
];

/**
 * What would make a spreadsheet program complain about a workbook, in plain words; empty: nothing found. Checks relations, content
 * types, the order of worksheet elements, tables, shared texts, links, and that no cell holds a formula.
 */
export function checkWorkbookPackage(bytes: Uint8Array): string[] {
  const parts = workbookParts(bytes);
  const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/sheet'));
  return [
    ...relationProblems(parts),
    ...contentTypeProblems(parts),
    ...sheets.flatMap(([name, xml]) => sheetProblems(name, xml)),
    ...tableProblems(parts),
    ...sharedTextProblems(parts, sheets),
    ...linkProblems(parts, sheets),
  ];
}

function all(xml: string, pattern: RegExp): RegExpMatchArray[] {
  return [...xml.matchAll(pattern)];
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}

function relationProblems(parts: Map<string, string>): string[] {
  const problems: string[] = [];
  const reached = new Set<string>();
  for (const [name, xml] of parts) {
    if (!name.endsWith('.rels')) continue;
    const folder = name.replace(/_rels\/[^/]+$/, '');
    const source = name.replace('_rels/', '').replace(/\.rels$/, '');
    const ids = all(xml, /<Relationship\s[^>]*>/g).map(([tag]) => attribute(tag, 'Id')!);
    if (new Set(ids).size !== ids.length) problems.push(`${name}: an id stands twice`);
    for (const [tag] of all(xml, /<Relationship\s[^>]*>/g)) {
      if (attribute(tag, 'TargetMode') === 'External') continue;
      const target = new URL(attribute(tag, 'Target')!, `file:///${folder}`).pathname.slice(1);
      reached.add(target);
      if (!parts.has(target)) problems.push(`${name}: leads to ${target}, which is not there`);
    }
    if (source !== '' && parts.has(source)) {
      const used = all(parts.get(source)!, /\sr:id="([^"]*)"/g).map((match) => match[1]!);
      problems.push(...used.filter((id) => !ids.includes(id)).map((id) => `${source}: uses ${id}, which ${name} does not have`));
    }
  }
  for (const [name, xml] of parts) {
    const rels = name.replace(/([^/]+)$/, '_rels/$1.rels');
    if (/\sr:id="/.test(xml) && !parts.has(rels)) problems.push(`${name}: uses relations but has none`);
    if (name !== '[Content_Types].xml' && !name.endsWith('.rels') && !reached.has(name)) problems.push(`${name}: no relation leads to it`);
  }
  return problems;
}

function contentTypeProblems(parts: Map<string, string>): string[] {
  const xml = parts.get('[Content_Types].xml');
  if (xml === undefined) return ['[Content_Types].xml is missing'];
  const named = all(xml, /PartName="\/([^"]*)"/g).map((match) => match[1]!);
  const needed = [...parts.keys()].filter((name) => !name.endsWith('.rels') && name !== '[Content_Types].xml');
  return [
    ...needed.filter((name) => !named.includes(name)).map((name) => `${name}: has no content type`),
    ...named.filter((name) => !parts.has(name)).map((name) => `[Content_Types].xml: names ${name}, which is not there`),
  ];
}

function topElements(xml: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [, closing, name, rest] of all(xml, /<(\/?)([A-Za-z][\w:]*)((?:"[^"]*"|[^>"])*)>/g)) {
    if (closing === '/') depth -= 1;
    else {
      if (depth === 1) names.push(name!);
      if (!rest!.endsWith('/')) depth += 1;
    }
  }
  return names;
}

function sheetProblems(name: string, xml: string): string[] {
  const problems: string[] = [];
  const places = topElements(xml).map((element) => WORKSHEET_ORDER.indexOf(element));
  if (places.includes(-1)) problems.push(`${name}: has an element that no worksheet has`);
  if (places.some((place, at) => at > 0 && place < places[at - 1]!)) problems.push(`${name}: its elements are out of order`);
  if (/<f[\s>]/.test(xml)) problems.push(`${name}: a cell holds a formula`);
  if (/<v>(?:NaN|-?Infinity|undefined|null)<\/v>/.test(xml)) problems.push(`${name}: a cell holds what is no number`);
  const rows = all(xml, /<row r="(\d+)"/g).map((match) => Number(match[1]));
  if (rows.some((row, at) => at > 0 && row <= rows[at - 1]!)) problems.push(`${name}: rows are out of order`);
  const merges = all(xml, /<mergeCell ref="([^"]*)"/g).map((match) => match[1]!);
  if (new Set(merges).size !== merges.length) problems.push(`${name}: cells are merged twice`);
  return problems;
}

function tableProblems(parts: Map<string, string>): string[] {
  const problems: string[] = [];
  const names = new Set<string>();
  const ids = new Set<string>();
  for (const [part, xml] of parts) {
    if (!part.startsWith('xl/tables/')) continue;
    const tag = /<table\s[^>]*>/.exec(xml)![0];
    const [name, id] = [attribute(tag, 'displayName')!.toLowerCase(), attribute(tag, 'id')!];
    if (names.has(name) || ids.has(id)) problems.push(`${part}: its name or id is taken`);
    names.add(name);
    ids.add(id);
    const headers = all(xml, /<tableColumn\s[^>]*>/g).map(([column]) => attribute(column, 'name')!);
    const cells = headerCells(parts, part, attribute(tag, 'ref')!);
    if (JSON.stringify(headers) !== JSON.stringify(cells))
      problems.push(`${part}: its columns are not what the header cells say (${cells.join(', ')})`);
  }
  return problems;
}

/** Escaped texts of the header cells under a table. */
function headerCells(parts: Map<string, string>, tablePart: string, ref: string): (string | undefined)[] {
  const rels = [...parts].find(([name, xml]) => name.startsWith('xl/worksheets/_rels/') && xml.includes(tablePart.replace('xl/', '../')))!;
  const sheet = parts.get(rels[0].replace('_rels/', '').replace('.rels', ''))!;
  const texts = all(parts.get('xl/sharedStrings.xml')!, /<si><t[^>]*>([^<]*)<\/t><\/si>/g).map((match) => match[1]!);
  const [, left, row, right] = /^([A-Z]+)(\d+):([A-Z]+)\d+$/.exec(ref)!;
  const number = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const cells = all(sheet, new RegExp(`<c r="([A-Z]+)${row}" s="\\d+" t="s"><v>(\\d+)</v>`, 'g'));
  const inside = cells.filter(([, letters]) => number(letters!) >= number(left!) && number(letters!) <= number(right!));
  return inside.map((match) => texts[Number(match[2])]);
}

function sharedTextProblems(parts: Map<string, string>, sheets: [string, string][]): string[] {
  const xml = parts.get('xl/sharedStrings.xml');
  const used = sheets.flatMap(([, sheet]) => all(sheet, / t="s"><v>(\d+)<\/v>/g).map((match) => Number(match[1])));
  if (xml === undefined) return used.length > 0 ? ['xl/sharedStrings.xml is missing'] : [];
  const texts = all(xml, /<si>/g).length;
  const tag = /<sst\s[^>]*>/.exec(xml)![0];
  const problems: string[] = [];
  if (Number(attribute(tag, 'uniqueCount')) !== texts) problems.push('xl/sharedStrings.xml: its count is wrong');
  if (Number(attribute(tag, 'count')) !== used.length) problems.push('xl/sharedStrings.xml: its number of uses is wrong');
  if (used.some((index) => index >= texts)) problems.push('xl/sharedStrings.xml: a cell points past its end');
  return problems;
}

function linkProblems(parts: Map<string, string>, sheets: [string, string][]): string[] {
  const names = all(parts.get('xl/workbook.xml')!, /<sheet\s[^>]*>/g).map(([tag]) => attribute(tag, 'name')!);
  return sheets.flatMap(([part, xml]) =>
    all(xml, /<hyperlink\s[^>]*location="'([^"]*)'!([A-Z]+\d+)"/g)
      .filter((match) => !names.includes(match[1]!.replaceAll("''", "'")))
      .map((match) => `${part}: a link leads to the sheet ${match[1]}, which is not there`),
  );
}
