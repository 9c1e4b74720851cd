import { FairmarkError } from '@platform/errors/fairmark-error.js';

/** Where records that are not the sample's were found. */
export type OwnData = { batch: number } | { table: string };

/** The sample goes only where there is nothing else. */
export class SeedNotEmptyError extends FairmarkError {
  constructor() {
    super('maintenance.seed_not_empty', {}, 409);
  }
}

/** Removing the sample would take someone's own records along. */
export class OwnDataError extends FairmarkError {
  constructor(found: OwnData) {
    super('batch' in found ? 'maintenance.own_import' : 'maintenance.own_records', found, 409);
  }
}

export class NoSampleError extends FairmarkError {
  constructor() {
    super('maintenance.no_sample', {}, 409);
  }
}

/** Another process is loading or removing the sample. */
export class SampleBusyError extends FairmarkError {
  constructor() {
    super('maintenance.sample_busy', {}, 409);
  }
}
