import { basename } from 'node:path';
import type { Message } from '@platform/i18n/translate.js';
import type { Language } from '@platform/i18n/translate.js';
import { inspectFile } from '@platform/spreadsheet/read/inspect-file.js';
import { UnreadableFileError } from '@platform/spreadsheet/read/unreadable-file.errors.js';
import { surveyLayout } from '@platform/spreadsheet/fill/fill-layout.js';
import { LAYOUT_LIMITS, readLayout, type LayoutFile } from '@platform/spreadsheet/fill/layout-file.js';
import { isKnown, isOfAgents, knownWords } from './layout-names.js';

/** Sentences that are told at once; a sheet of nothing but faults has more. */
const TOLD = 20;

/** Takes a workbook in as a layout. @throws UnreadableFileError for what is no workbook, or a hostile one */
export async function openLayout(path: string): Promise<LayoutFile> {
  const { format } = await inspectFile(path, LAYOUT_LIMITS);
  if (format !== 'xlsx') throw new UnreadableFileError('spreadsheet.zip_not_xlsx', { file: basename(path) });
  return readLayout(path);
}

/** What keeps a layout from being filled in; empty: nothing. */
export function layoutProblems(layout: LayoutFile, file: string, language: Language): Message[] {
  const surveys = surveyLayout(layout, isOfAgents);
  if (surveys.every(({ cells }) => cells.length === 0))
    return [{ key: 'reporting.layout_no_placeholders', params: { file, example: language === 'zh' ? '{{质检均分}}' : '{{qa_score}}' } }];
  const known = knownWords(language);
  const problems = surveys.flatMap(({ sheet, cells, row, moreRows, merge }): Message[] => [
    ...cells.flatMap(({ address, names, repeated }) =>
      names
        .filter((name) => !isKnown(name, repeated))
        .map((name): Message => ({ key: 'reporting.layout_unknown_name', params: { sheet, address, name, known } })),
    ),
    ...moreRows.map((other): Message => ({ key: 'reporting.layout_two_rows', params: { sheet, row: row ?? 0, other } })),
    ...(merge === null ? [] : [{ key: 'reporting.layout_merge', params: { sheet, merge, row: row ?? 0 } } satisfies Message]),
  ]);
  return problems.slice(0, TOLD);
}
