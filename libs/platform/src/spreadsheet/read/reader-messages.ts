import type { MessageParams } from '../../i18n/translate.js';
import type { PackedRows } from './packed-rows.js';
import type { SheetEvent } from './sheet-events.js';
import type { UnreadableFileKey } from './unreadable-file.errors.js';

/** From the reading thread. `failed` is a defect; `refused` a sentence for the user. */
export type ReaderReport =
  | { type: 'sheet'; event: Extract<SheetEvent, { type: 'sheet' }> }
  | { type: 'rows'; sheet: number; rows: PackedRows }
  | { type: 'done' }
  | { type: 'refused'; key: UnreadableFileKey; params: MessageParams }
  | { type: 'failed'; reason: string };

/** To the reading thread: one more event may be sent; where `skip` is given, nothing more of that sheet. */
export interface ReaderOrder {
  skip?: number;
}

/** Events that may be under way at once: enough to keep both threads busy, few enough to bound the memory. */
export const EVENTS_UNDER_WAY = 3;
