import { versionInForce } from './scheme-in-force.js';

const version = (number: number, state: 'draft' | 'approved', effective_from: string | null) => ({
  number,
  state,
  effective_from,
  created_at: '2026-01-01T00:00:00Z',
  created_by: '0136',
  approved_at: null,
  approved_by: null,
});

describe('the version a month is worked out by', () => {
  const versions = [version(1, 'approved', null), version(2, 'approved', '2026-11'), version(3, 'draft', null)];

  it('is the newest that is approved from that month or before', () => {
    expect([versionInForce(versions, '2026-10'), versionInForce(versions, '2026-11'), versionInForce(versions, '2027-01')]).toEqual([
      1, 2, 2,
    ]);
  });

  it('is none while all are drafts', () => {
    expect(versionInForce([version(1, 'draft', null)], '2026-11')).toBeNull();
  });
});
