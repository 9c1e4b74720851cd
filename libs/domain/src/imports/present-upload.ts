import type { UploadHead, UploadView } from '@contracts/import-routes.js';
import { render, type Language } from '@platform/i18n/translate.js';
import type { RowRemark } from '@platform/intake/row-problem.js';
import type { Upload } from './upload.store.js';

type Preview = NonNullable<UploadView['preview']>;

/** An upload as it is shown, its remarks put into a language. */
export function presentUpload(upload: Upload, language: Language): UploadView {
  return {
    id: upload.id,
    file_name: upload.fileName,
    bytes: upload.bytes,
    checksum: upload.checksum,
    uploaded_by: upload.uploadedBy,
    uploaded_at: upload.uploadedAt.toISOString(),
    preview: previewOf(upload, language),
    has_error_workbook: upload.hasErrors,
    batch: upload.batch,
  };
}

function previewOf({ preview }: Upload, language: Language): Preview | null {
  const file = preview?.files[0];
  if (preview === null || file === undefined) return null;
  const said = (remarks: readonly RowRemark[]) => remarks.map((remark) => remarkOf(remark, language));
  return {
    kind: preview.kind,
    accepted: preview.accepted,
    rows_read: file.rowsRead,
    rows_imported: file.rowsImported,
    rows_unchanged: file.rowsUnchanged,
    rows_failed: file.rowsFailed,
    problems: said(file.problems),
    warnings: said(file.warnings),
    matches: said(file.matches),
    ignored_columns: file.ignoredColumns,
    sheet: file.table.sheet,
    header_row: file.table.headerRow,
    headers: file.shown?.headers ?? [],
    rows: file.shown?.rows ?? [],
  };
}

function remarkOf(remark: RowRemark, language: Language): Preview['problems'][number] {
  return {
    sheet: remark.sheet,
    row: remark.row,
    column: remark.column,
    column_index: remark.columnIndex,
    value: remark.value,
    sentence: render(language, remark.message),
  };
}

/** What a list tells of an upload. */
export function uploadHead(upload: Upload): UploadHead {
  const file = upload.preview?.files[0];
  return {
    id: upload.id,
    file_name: upload.fileName,
    bytes: upload.bytes,
    uploaded_at: upload.uploadedAt.toISOString(),
    kind: upload.preview?.kind ?? null,
    rows_failed: file?.rowsFailed ?? null,
    batch: upload.batch,
    is_reverted: upload.isReverted,
  };
}
