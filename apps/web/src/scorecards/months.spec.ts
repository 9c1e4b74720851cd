import { monthsBefore } from './months.js';

it('twelve months up to a month begin eleven before it, over the turn of the year', () => {
  expect([monthsBefore('2026-10', 11), monthsBefore('2026-01', 1), monthsBefore('2026-12', 0)]).toEqual(['2025-11', '2025-12', '2026-12']);
});
