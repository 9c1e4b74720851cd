import { absoluteRange, cellAddress, cellRange } from './cell-address.js';
import type { StyleBook } from './cell-styles.js';
import { DEFAULT_WIDTH, type DraftCell, type SheetDraft, type Validation } from './sheet-draft.js';
import { emptyTag, openTag, textElement, xmlText, XML_HEAD } from './xml-text.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const A4 = 9;

/** Texts of the designed sheets, once each; phones' previewers read shared texts where they miss inline ones. */
export class SharedTexts {
  private readonly index = new Map<string, number>();
  private uses = 0;

  of(text: string): number {
    this.uses += 1;
    const known = this.index.get(text);
    if (known !== undefined) return known;
    this.index.set(text, this.index.size);
    return this.index.size - 1;
  }

  xml(): string {
    const items = [...this.index.keys()].map((text) => `<si>${textElement(text)}</si>`);
    return `${XML_HEAD}${openTag('sst', { xmlns: MAIN, count: this.uses, uniqueCount: this.index.size })}${items.join('')}</sst>`;
  }
}

/** Relation ids that the worksheet names: the drawing first, then its tables. */
interface SheetRelations {
  drawing?: string;
  tables: string[];
}

/** A worksheet part, its elements in the order the schema wants. */
export function worksheetXml(draft: SheetDraft, styles: StyleBook, texts: SharedTexts, relations: SheetRelations, first: boolean): string {
  return (
    `${XML_HEAD}${openTag('worksheet', { xmlns: MAIN, 'xmlns:r': RELATIONS })}` +
    `<sheetPr>${hasOutline(draft) ? '<outlinePr summaryRight="1"/>' : ''}<pageSetUpPr fitToPage="1"/></sheetPr>` +
    sheetViewXml(draft, first) +
    `<sheetFormatPr defaultRowHeight="18" customHeight="1"${hasOutline(draft) ? ' outlineLevelCol="1"' : ''}/>` +
    columnsXml(draft, styles) +
    sheetDataXml(draft, styles, texts) +
    (draft.autoFilter ? emptyTag('autoFilter', { ref: areaRef(draft.autoFilter) }) : '') +
    mergesXml(draft) +
    dataBarsXml(draft) +
    validationsXml(draft.validations) +
    linksXml(draft) +
    '<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
    emptyTag('pageSetup', { paperSize: A4, orientation: draft.landscape ? 'landscape' : 'portrait', fitToWidth: 1, fitToHeight: 0 }) +
    (draft.footer === undefined ? '' : `<headerFooter><oddFooter>${xmlText(draft.footer)}</oddFooter></headerFooter>`) +
    pageBreaksXml(draft) +
    ignoredErrorsXml(draft) +
    (relations.drawing === undefined ? '' : emptyTag('drawing', { 'r:id': relations.drawing })) +
    tablePartsXml(relations.tables) +
    '</worksheet>'
  );
}

function hasOutline(draft: SheetDraft): boolean {
  return [...draft.columns.values()].some((column) => column.outlineLevel !== undefined);
}

/** Frozen pane with the cursor in the first free cell. */
export function sheetViewXml(draft: Pick<SheetDraft, 'freeze' | 'gridLines'>, first: boolean): string {
  const { rows, columns } = draft.freeze;
  const view = openTag('sheetView', { showGridLines: draft.gridLines, tabSelected: first ? true : undefined, workbookViewId: 0 });
  if (rows === 0 && columns === 0) return `<sheetViews>${view}</sheetView></sheetViews>`;
  const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  const corner = cellAddress(rows + 1, columns + 1);
  const paneTag = emptyTag('pane', {
    xSplit: columns || undefined,
    ySplit: rows || undefined,
    topLeftCell: corner,
    activePane: pane,
    state: 'frozen',
  });
  return `<sheetViews>${view}${paneTag}${emptyTag('selection', { pane, activeCell: corner, sqref: corner })}</sheetView></sheetViews>`;
}

function columnsXml(draft: SheetDraft, styles: StyleBook): string {
  if (draft.columns.size === 0) return '';
  const columns = [...draft.columns].sort(([a], [b]) => a - b);
  const tags = columns.map(([column, { width = DEFAULT_WIDTH, hidden, outlineLevel, collapsed, style }]) =>
    emptyTag('col', {
      min: column,
      max: column,
      width: width + 0.7109375,
      style: style === undefined ? undefined : styles.index(style),
      hidden,
      customWidth: true,
      outlineLevel,
      collapsed,
    }),
  );
  return `<cols>${tags.join('')}</cols>`;
}

function sheetDataXml(draft: SheetDraft, styles: StyleBook, texts: SharedTexts): string {
  const numbers = [...new Set([...draft.rows.keys(), ...draft.heights.keys()])].sort((a, b) => a - b);
  const rows = numbers.map((row) => {
    const cells = [...(draft.rows.get(row) ?? [])].sort(([a], [b]) => a - b);
    const height = draft.heights.get(row);
    const tag = openTag('row', { r: row, ht: height, customHeight: height === undefined ? undefined : true });
    return `${tag}${cells.map(([column, cell]) => cellXml(row, column, cell, styles, texts)).join('')}</row>`;
  });
  return `<sheetData>${rows.join('')}</sheetData>`;
}

function cellXml(row: number, column: number, cell: DraftCell, styles: StyleBook, texts: SharedTexts): string {
  const start = `<c r="${cellAddress(row, column)}" s="${styles.index(cell.style)}"`;
  if (cell.value === undefined || cell.value === '') return `${start}/>`;
  if (typeof cell.value === 'number') return `${start}><v>${cell.value}</v></c>`;
  return `${start} t="s"><v>${texts.of(cell.value)}</v></c>`;
}

function areaRef(area: { top: number; left: number; bottom: number; right: number }): string {
  return cellRange(area.top, area.left, area.bottom, area.right);
}

function mergesXml({ merges }: SheetDraft): string {
  if (merges.length === 0) return '';
  return `<mergeCells count="${merges.length}">${merges.map((area) => emptyTag('mergeCell', { ref: areaRef(area) })).join('')}</mergeCells>`;
}

function dataBarsXml({ dataBars }: SheetDraft): string {
  return dataBars
    .map((bar, at) => {
      const max = bar.max === null ? '<cfvo type="max"/>' : `<cfvo type="num" val="${bar.max}"/>`;
      const rule = `<dataBar minLength="0" maxLength="100"><cfvo type="num" val="0"/>${max}<color rgb="FF${bar.color}"/></dataBar>`;
      return `<conditionalFormatting sqref="${areaRef(bar)}"><cfRule type="dataBar" priority="${at + 1}">${rule}</cfRule></conditionalFormatting>`;
    })
    .join('');
}

/** Choice lists and the notes that show when a cell is selected. */
function validationsXml(validations: Validation[]): string {
  if (validations.length === 0) return '';
  const tags = validations.map((validation) => {
    const tag = openTag('dataValidation', {
      type: validation.list === undefined ? undefined : 'list',
      allowBlank: true,
      showInputMessage: validation.prompt === undefined ? undefined : true,
      promptTitle: validation.prompt?.title.slice(0, 32),
      prompt: validation.prompt?.text.slice(0, 255),
      sqref: areaRef(validation),
    });
    return `${tag}${validation.list === undefined ? '' : `<formula1>${xmlText(validation.list)}</formula1>`}</dataValidation>`;
  });
  return `<dataValidations count="${validations.length}">${tags.join('')}</dataValidations>`;
}

function linksXml({ links }: SheetDraft): string {
  if (links.length === 0) return '';
  const tags = links.map(({ row, column, location, tooltip }) =>
    emptyTag('hyperlink', { ref: cellAddress(row, column), location, tooltip, display: location }),
  );
  return `<hyperlinks>${tags.join('')}</hyperlinks>`;
}

function pageBreaksXml({ pageBreaks }: SheetDraft): string {
  if (pageBreaks.length === 0) return '';
  const breaks = pageBreaks.map((row) => emptyTag('brk', { id: row - 1, max: 16_383, man: true }));
  return `${openTag('rowBreaks', { count: breaks.length, manualBreakCount: breaks.length })}${breaks.join('')}</rowBreaks>`;
}

/** Employee numbers are texts on purpose: no green corner at each. */
function ignoredErrorsXml(draft: SheetDraft): string {
  return `<ignoredErrors><ignoredError sqref="${cellRange(1, 1, draft.bottom, draft.right)}" numberStoredAsText="1"/></ignoredErrors>`;
}

function tablePartsXml(ids: string[]): string {
  if (ids.length === 0) return '';
  return `<tableParts count="${ids.length}">${ids.map((id) => emptyTag('tablePart', { 'r:id': id })).join('')}</tableParts>`;
}

/** Names that printing and filtering need, for workbook.xml. */
export function definedNames(draft: SheetDraft, sheetIndex: number): string {
  const names: string[] = [];
  const name = (id: string, reference: string, hidden?: boolean) =>
    names.push(`${openTag('definedName', { name: id, localSheetId: sheetIndex, hidden })}${xmlText(reference)}</definedName>`);
  const { autoFilter, printArea, printTitles } = draft;
  const absolute = (area: { top: number; left: number; bottom: number; right: number }) =>
    absoluteRange(draft.name, area.top, area.left, area.bottom, area.right);
  if (autoFilter !== undefined) name('_xlnm._FilterDatabase', absolute(autoFilter), true);
  if (printArea !== undefined) name('_xlnm.Print_Area', absolute(printArea));
  if (printTitles !== undefined) {
    const sheet = absoluteRange(draft.name, 1, 1, 1, 1).replace('$A$1', '');
    name('_xlnm.Print_Titles', `${sheet}$${printTitles.first}:$${printTitles.last}`);
  }
  return names.join('');
}
