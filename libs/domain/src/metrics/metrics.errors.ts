import { FairmarkError } from '@platform/errors/fairmark-error.js';

/** A file of key figures without a column of any metric. */
export class NoMetricColumnError extends FairmarkError {
  constructor(file: string, known: readonly string[]) {
    super('metrics.no_metric_column', { file, known: known.join(' / ') });
  }
}
