import { FairmarkError } from '@platform/errors/fairmark-error.js';

export class BackupExistsError extends FairmarkError {
  constructor(file: string) {
    super('maintenance.backup_exists', { file }, 409);
  }
}

export class BackupUnwritableError extends FairmarkError {
  constructor(file: string, reason: string) {
    super('maintenance.backup_unwritable', { file, reason }, 500);
  }
}

/** The database lacks migrations, so that what would be written would not be what this product restores. */
export class SchemaPendingError extends FairmarkError {
  constructor() {
    super('maintenance.schema_pending', {}, 409);
  }
}

export class BackupUnreadableError extends FairmarkError {
  constructor(file: string, reason: string) {
    super('maintenance.backup_unreadable', { file, reason });
  }
}

export class NotABackupError extends FairmarkError {
  constructor(file: string) {
    super('maintenance.not_a_backup', { file });
  }
}

/** Cut off, or not the bytes that were written. */
export class BackupDamagedError extends FairmarkError {
  constructor(file: string) {
    super('maintenance.backup_damaged', { file });
  }
}

export class BackupFormatError extends FairmarkError {
  constructor(format: number, known: number) {
    super('maintenance.backup_format', { format, known });
  }
}

export class BackupNewerError extends FairmarkError {
  constructor(version: string) {
    super('maintenance.backup_newer', { version });
  }
}

export class BackupOlderError extends FairmarkError {
  constructor(version: string) {
    super('maintenance.backup_older', { version });
  }
}

export class RestoreNotEmptyError extends FairmarkError {
  constructor() {
    super('maintenance.restore_not_empty', {}, 409);
  }
}

/** The backup brings a key and another one is in use here. */
export class KeyDiffersError extends FairmarkError {
  constructor(place: string) {
    super('maintenance.restore_key_differs', { place }, 409);
  }
}
