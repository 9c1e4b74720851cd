import { FairmarkError } from '@platform/errors/fairmark-error.js';

/** FAIRMARK_TZ contradicts the zone that the stored months were cut in. */
export class TimeZoneMovedError extends FairmarkError {
  constructor(stored: string, asked: string) {
    super('settings.time_zone_moved', { stored, asked }, 409);
  }
}
