import { openTag, emptyTag, xmlText, XML_HEAD } from './xml-text.js';

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const CUSTOM_PROPERTY_SET = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

/** Content type by the shape of a part's path; every part this library writes is here. */
const CONTENT_TYPES: [RegExp, string][] = [
  [/^xl\/workbook\.xml$/, `${SPREADSHEET}.sheet.main+xml`],
  [/^xl\/worksheets\/sheet\d+\.xml$/, `${SPREADSHEET}.worksheet+xml`],
  [/^xl\/styles\.xml$/, `${SPREADSHEET}.styles+xml`],
  [/^xl\/sharedStrings\.xml$/, `${SPREADSHEET}.sharedStrings+xml`],
  [/^xl\/tables\/table\d+\.xml$/, `${SPREADSHEET}.table+xml`],
  [/^xl\/drawings\/drawing\d+\.xml$/, 'application/vnd.openxmlformats-officedocument.drawing+xml'],
  [/^xl\/charts\/chart\d+\.xml$/, 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'],
  [/^docProps\/core\.xml$/, 'application/vnd.openxmlformats-package.core-properties+xml'],
  [/^docProps\/app\.xml$/, 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  [/^docProps\/custom\.xml$/, 'application/vnd.openxmlformats-officedocument.custom-properties+xml'],
];

/** [Content_Types].xml for the parts of a package. */
export function contentTypesXml(parts: string[]): string {
  const overrides = parts.flatMap((part) => {
    const type = CONTENT_TYPES.find(([shape]) => shape.test(part))?.[1];
    return type === undefined ? [] : [emptyTag('Override', { PartName: `/${part}`, ContentType: type })];
  });
  return (
    `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
    `${overrides.join('')}</Types>`
  );
}

export type RelationKind = 'worksheet' | 'styles' | 'sharedStrings' | 'table' | 'drawing' | 'chart';

/** A .rels part; ids are rId1, rId2 … in order. */
export function relationsXml(relations: { kind: RelationKind; target: string }[]): string {
  const tags = relations.map(({ kind, target }, at) =>
    emptyTag('Relationship', { Id: `rId${at + 1}`, Type: `${OFFICE}/${kind}`, Target: target }),
  );
  return `${XML_HEAD}<Relationships xmlns="${RELATIONSHIPS}">${tags.join('')}</Relationships>`;
}

/** _rels/.rels: the workbook and its three property parts. */
export function rootRelationsXml(): string {
  return (
    `${XML_HEAD}<Relationships xmlns="${RELATIONSHIPS}">` +
    `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>` +
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>' +
    `<Relationship Id="rId3" Type="${OFFICE}/extended-properties" Target="docProps/app.xml"/>` +
    `<Relationship Id="rId4" Type="${OFFICE}/custom-properties" Target="docProps/custom.xml"/></Relationships>`
  );
}

/** xl/workbook.xml; sheet n is relation rIdn. */
export function workbookXml(sheetNames: string[], definedNames: string): string {
  const sheets = sheetNames.map((name, at) => emptyTag('sheet', { name, sheetId: at + 1, 'r:id': `rId${at + 1}` }));
  return (
    `${XML_HEAD}${openTag('workbook', { xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'xmlns:r': OFFICE })}` +
    '<workbookPr/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000" tabRatio="850"/></bookViews>' +
    `<sheets>${sheets.join('')}</sheets>${definedNames === '' ? '' : `<definedNames>${definedNames}</definedNames>`}<calcPr calcId="191029"/></workbook>`
  );
}

export interface DocumentProperties {
  title: string;
  /** Who made it, as people write the name. */
  author: string;
  created: Date;
  /** Custom document properties: text under 256 characters each, or programs cut them. */
  custom: Record<string, string>;
}

/** docProps/core.xml */
export function corePropertiesXml({ title, author, created }: DocumentProperties): string {
  const instant = created.toISOString().replace(/\.\d+Z$/, 'Z');
  return (
    `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(author)}</dc:creator>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${instant}</dcterms:created></cp:coreProperties>`
  );
}

/** docProps/app.xml */
export function appPropertiesXml(): string {
  return `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Fairmark</Application></Properties>`;
}

/** docProps/custom.xml: what `fairmark verify` reads. */
export function customPropertiesXml(custom: Record<string, string>): string {
  const properties = Object.entries(custom).map(([name, value], at) => {
    if (value.length > 255) throw new Error(`The document property “${name}” is longer than programs keep`);
    const tag = openTag('property', { fmtid: CUSTOM_PROPERTY_SET, pid: at + 2, name });
    return `${tag}<vt:lpwstr>${xmlText(value)}</vt:lpwstr></property>`;
  });
  return (
    `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` +
    `${properties.join('')}</Properties>`
  );
}
