import { FairmarkError } from '../errors/fairmark-error.js';

/** No visible sheet has a row that looks like this kind's header. */
export class HeaderNotFoundError extends FairmarkError {
  constructor(file: string, required: string[]) {
    super('intake.header_not_found', { file, columns: required.join(' / ') });
  }
}

export class ColumnsMissingError extends FairmarkError {
  constructor(file: string, sheet: string, row: number, columns: string[]) {
    super('intake.columns_missing', { file, sheet, row, columns: columns.join(' / ') });
  }
}

/** Two headers mean the same column. */
export class RepeatedColumnError extends FairmarkError {
  constructor(file: string, sheet: string, one: string, other: string) {
    super('intake.column_repeated', { file, sheet, one, other });
  }
}

/** The table has its header and nothing below it. */
export class NoRowsError extends FairmarkError {
  constructor(file: string, sheet: string) {
    super('intake.no_rows', { file, sheet });
  }
}
