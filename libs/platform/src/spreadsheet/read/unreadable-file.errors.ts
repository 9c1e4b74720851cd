import { FairmarkError } from '../../errors/fairmark-error.js';
import type { MessageKey, MessageParams } from '../../i18n/translate.js';

export type UnreadableFileKey = Extract<MessageKey, `spreadsheet.${string}`>;

/** A file is refused as a whole: nothing of it may be used. `params.file` is the name without its folder. */
export class UnreadableFileError extends FairmarkError {
  declare readonly key: UnreadableFileKey;

  constructor(key: UnreadableFileKey, params: MessageParams) {
    super(key, params, 422);
  }
}
