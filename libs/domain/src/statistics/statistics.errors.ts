import { FairmarkError } from '@platform/errors/fairmark-error.js';
import type { MessageKey, MessageParams } from '@platform/i18n/translate.js';

export type TableFaultKey = Extract<MessageKey, `stats.${string}`>;

/** A table that statistics cannot be made of: what is wrong, where, and how to put it right. */
export class StatisticsTableError extends FairmarkError {
  constructor(key: TableFaultKey, params: MessageParams) {
    super(key, params, 422);
  }
}
