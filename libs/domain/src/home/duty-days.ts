import type { Duty } from '@contracts/home.js';
import { acknowledgeBy, type AcknowledgementRule } from '../evaluations/acknowledge-by.js';
import { addWorkingDays } from '../scorecards/working-days.js';

/** Working days after a month's end until which its calls are evaluated. */
const CUT_OFF_DAYS = 2;

/** A duty with the day it is due: what is told of it is the day that the time began to run. */
export function datedDuty(duty: Duty, rule: AcknowledgementRule): Duty {
  if (duty.until === null) return duty;
  switch (duty.kind) {
    case 'close_month':
      return { ...duty, until: addWorkingDays(duty.until, CUT_OFF_DAYS, rule.exceptions) };
    case 'to_acknowledge':
    case 'unacknowledged':
      return { ...duty, until: acknowledgeBy(duty.until, rule) };
    default:
      return duty;
  }
}
