import { FairmarkError } from '@platform/errors/fairmark-error.js';

export class MapNotFoundError extends FairmarkError {
  constructor(name: string) {
    super('imports.map_not_found', { name }, 404);
  }
}

export class MapKindError extends FairmarkError {
  constructor(name: string, kind: string, asked: string) {
    super('imports.map_kind', { name, kind, asked });
  }
}

export class MapColumnError extends FairmarkError {
  constructor(column: string, columns: string) {
    super('imports.map_column', { column, columns });
  }
}

/** The user's own decision names a header that the file does not have. */
export class MapHeaderError extends FairmarkError {
  constructor(header: string, headers: string) {
    super('imports.map_header', { header, headers });
  }
}

export class BatchNotFoundError extends FairmarkError {
  constructor(batch: string) {
    super('imports.batch_not_found', { batch }, 404);
  }
}

export class BatchRevertedError extends FairmarkError {
  constructor(batch: number) {
    super('imports.batch_reverted', { batch }, 409);
  }
}

/** A later import changed the same facts: taking this one back would lose that change. */
export class BatchOvertakenError extends FairmarkError {
  constructor(batch: number, later: string, key: string) {
    super('imports.batch_overtaken', { batch, later, key }, 409);
  }
}

/** A json file that is cut off or no json at all. */
export class JsonBrokenError extends FairmarkError {
  constructor(file: string) {
    super('imports.json_broken', { file });
  }
}

export class FormatNotForKindError extends FairmarkError {
  constructor(file: string) {
    super('imports.json_only_forms', { file });
  }
}

export class UploadUnknownError extends FairmarkError {
  constructor(id: number) {
    super('imports.upload_unknown', { id }, 404);
  }
}

export class RowsBadError extends FairmarkError {
  constructor(rows: number) {
    super('imports.rows_bad', { rows }, 422);
  }
}

export class NoErrorWorkbookError extends FairmarkError {
  constructor(id: number) {
    super('imports.no_error_workbook', { id }, 404);
  }
}
