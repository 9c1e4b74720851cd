import type { PeriodSummary } from '@contracts/periods.js';
import { canPublish, nextStep, stepsOf } from './next-step.js';

const month: PeriodSummary = {
  period: '2026-11',
  first_day: '2026-11-01',
  last_day: '2026-11-30',
  state: 'open',
  notice_until: null,
  runs: 0,
  newest_run: null,
  published_run: null,
  published_at: null,
  locked_at: null,
};
const closed: PeriodSummary = { ...month, state: 'closing', runs: 1, newest_run: 1 };
const locked: PeriodSummary = { ...closed, state: 'locked', published_run: 1 };
const restated: PeriodSummary = { ...locked, runs: 2, newest_run: 2 };

const trainer = { close: true, publish: false };
const manager = { close: true, publish: true };
const reader = { close: false, publish: false };

describe('what is next with a month', () => {
  it('depends on who looks: the trainer closes, the manager publishes, others wait', () => {
    expect([trainer, manager, reader].map((hands) => nextStep(closed, hands))).toEqual([
      'next_closing_close',
      'next_closing_publish',
      'next_closing_read',
    ]);
  });

  it('is a restatement when a newer run than the published one is there', () => {
    expect([nextStep(locked, manager), nextStep(restated, manager), nextStep(restated, trainer)]).toEqual([
      'next_locked_close',
      'next_restated_publish',
      'next_restated_close',
    ]);
    expect([month, closed, locked, restated].map(canPublish)).toEqual([false, true, false, true]);
  });

  it('is shown by the step that is at hand', () => {
    const at = (period: PeriodSummary) => stepsOf(period).find((each) => each.at === 'now')?.step;
    expect([at(month), at(closed), at({ ...closed, state: 'notice' }), at(locked)]).toEqual(['open', 'closing', 'notice', undefined]);
  });
});
