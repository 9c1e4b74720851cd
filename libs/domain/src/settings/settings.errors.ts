import type { PublicSettingKey } from '@contracts/settings.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';

/** FAIRMARK_TZ contradicts the zone that the stored months were cut in. */
export class TimeZoneMovedError extends FairmarkError {
  constructor(stored: string, asked: string) {
    super('settings.time_zone_moved', { stored, asked }, 409);
  }
}

/** What cuts the months cannot change while there are months. */
export class MonthsAlreadyCutError extends FairmarkError {
  constructor(key: string) {
    super('settings.months_cut', { key }, 409);
  }
}

export class SettingUnknownError extends FairmarkError {
  constructor(key: string) {
    super('settings.unknown', { key }, 404);
  }
}

/** The value does not fit; the sentence says what would. */
export class SettingInvalidError extends FairmarkError {
  constructor(key: PublicSettingKey) {
    super(`settings.bad_${key}`, {}, 422);
  }
}

export class DayOfAnotherYearError extends FairmarkError {
  constructor(day: string, year: number) {
    super('settings.day_of_another_year', { day, year }, 422);
  }
}

export class CalendarDayTwiceError extends FairmarkError {
  constructor(day: string) {
    super('settings.day_twice', { day }, 422);
  }
}
