import { translate, type MessageKey } from '../../i18n/translate.js';
import { COLORS, StyleBook, type CellStyle } from './cell-styles.js';
import { textHeight } from './place-sheet.js';
import { SheetDraft } from './sheet-draft.js';
import { textWidth } from './text-width.js';
import { workbookBytes } from './workbook-package.js';

export interface TemplateColumn {
  /** Header text that imports recognise; a required column's gets a * at its end. */
  header: string;
  required: boolean;
  /** How to fill it in; shown on the notes sheet and when the header is selected. */
  note: string;
  example?: string;
  /** Offered to choose from; other words may be typed, since imports know synonyms. Together at most 255 characters, without commas. */
  dropDown?: string[];
  /** In characters. */
  width: number;
  format: 'text' | 'date' | 'number' | 'datetime';
}

export interface TemplateModel {
  language: 'zh' | 'en';
  /** What is imported, e.g. 花名册. Also names the data sheet. */
  title: string;
  /** Kind as `fairmark import` names it. */
  kind: string;
  columns: TemplateColumn[];
  /** Paragraphs above the table of columns on the notes sheet. */
  notesSheet: string[];
}

const REQUIRED: CellStyle = { bold: true, color: 'FFFFFF', fill: COLORS.brand, border: 'header', horizontal: 'center', wrap: true };
const OPTIONAL: CellStyle = { bold: true, color: COLORS.brand, fill: COLORS.band, border: 'header', horizontal: 'center', wrap: true };
const CELL_FORMAT: Record<TemplateColumn['format'], CellStyle> = {
  text: { format: '@' },
  date: { format: 'yyyy-mm-dd', horizontal: 'center' },
  datetime: { format: 'yyyy-mm-dd hh:mm', horizontal: 'center' },
  number: { horizontal: 'right' },
};
const LAST_ROW = 1_048_576;

/**
 * Makes an empty import file: a data sheet with nothing but its header row (required columns dark and starred), and a notes sheet
 * that explains each column with an example. Text columns keep leading zeros.
 */
export async function renderTemplate(model: TemplateModel): Promise<Uint8Array> {
  return workbookBytes([dataSheet(model), notesSheet(model)], [[], []], new StyleBook(model.language), {
    title: translate(model.language, 'report.template_title', { title: model.title }),
    author: 'Fairmark',
    created: new Date(),
    custom: { template: model.kind, language: model.language },
  });
}

function starred(column: TemplateColumn): string {
  return column.required ? `${column.header}*` : column.header;
}

function dataSheet(model: TemplateModel): SheetDraft {
  const draft = new SheetDraft(model.title);
  draft.gridLines = true;
  model.columns.forEach((column, index) => {
    const at = index + 1;
    const header = starred(column);
    draft.put(1, at, header, column.required ? REQUIRED : OPTIONAL);
    draft.columns.set(at, { width: Math.max(column.width, textWidth(header) + 2), style: CELL_FORMAT[column.format] });
    draft.validations.push({ top: 1, left: at, bottom: 1, right: at, prompt: { title: header, text: column.note } });
    if (column.dropDown === undefined) return;
    draft.validations.push({ top: 2, left: at, bottom: LAST_ROW, right: at, list: choiceList(column.header, column.dropDown) });
  });
  draft.heights.set(1, 26);
  draft.freeze = { rows: 1, columns: 0 };
  draft.printTitles = { first: 1, last: 1 };
  return draft;
}

function choiceList(header: string, choices: string[]): string {
  const list = choices.join(',');
  if (list.length > 255 || choices.some((choice) => /[",]/.test(choice)))
    throw new Error(`The choices of “${header}” do not fit a drop-down`);
  return `"${list}"`;
}

const NOTES: [MessageKey, number, (column: TemplateColumn, language: 'zh' | 'en') => string][] = [
  ['report.template_column', 24, starred],
  [
    'report.template_need',
    12,
    (column, language) => translate(language, column.required ? 'report.template_required' : 'report.template_optional'),
  ],
  ['report.template_note', 60, (column) => column.note],
  ['report.template_choices', 30, (column, language) => (column.dropDown ?? []).join(language === 'zh' ? '、' : ', ')],
  ['report.template_example', 24, (column) => column.example ?? ''],
];

function notesSheet(model: TemplateModel): SheetDraft {
  const { language } = model;
  const draft = new SheetDraft(translate(language, 'report.about_sheet'));
  const width = NOTES.reduce((sum, [, columnWidth]) => sum + columnWidth, 0);
  draft.put(1, 1, translate(language, 'report.template_title', { title: model.title }), {
    bold: true,
    size: 16,
    color: COLORS.brand,
    border: 'header',
  });
  draft.paint(1, 2, NOTES.length, { border: 'header' });
  draft.heights.set(1, 32);
  let row = 2;
  for (const paragraph of [translate(language, 'report.template_how'), ...model.notesSheet]) {
    draft.putMerged(row, 1, NOTES.length, paragraph, { wrap: true, horizontal: 'left' });
    draft.heights.set(row, textHeight([{ text: paragraph, width }]));
    row += 1;
  }
  drawNotes(draft, model, row + 1);
  draft.footer = `&C&8 ${translate(language, 'report.page')}`;
  return draft;
}

function drawNotes(draft: SheetDraft, model: TemplateModel, headerRow: number): void {
  NOTES.forEach(([key, width], at) => {
    draft.columns.set(at + 1, { width });
    draft.put(headerRow, at + 1, translate(model.language, key), REQUIRED);
  });
  draft.heights.set(headerRow, 24);
  model.columns.forEach((column, index) => {
    const row = headerRow + 1 + index;
    const texts = NOTES.map(([, width, text]) => ({ text: text(column, model.language), width: width - 2 }));
    texts.forEach(({ text }, at) =>
      draft.put(row, at + 1, text, { border: 'row', wrap: true, horizontal: 'left', indent: 1, format: '@' }),
    );
    draft.heights.set(row, textHeight(texts));
  });
  draft.printArea = { top: 1, left: 1, bottom: draft.bottom, right: NOTES.length };
}
