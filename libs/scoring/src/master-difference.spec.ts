import { masterDifference } from './master-difference.js';

describe('the difference to the master score', () => {
  it('is a mean over what a rater and the master both rated', () => {
    const { all, raters } = masterDifference(
      [
        [90, 80],
        [70, null],
        [60, 65],
        [50, 50],
      ],
      [85, 75, null, 50],
    );
    expect(raters[0]).toEqual({ n: 3, absolute: { value: 10 / 3, reason: null }, signed: { value: 0, reason: null } });
    expect(raters[1]).toEqual({ n: 2, absolute: { value: 2.5, reason: null }, signed: { value: -2.5, reason: null } });
    expect(all).toEqual({ n: 5, absolute: { value: 3, reason: null }, signed: { value: -1, reason: null } });
  });

  it('is null where there is nothing to compare', () => {
    expect(masterDifference([[null, 1]], [1]).raters[0]?.absolute).toEqual({ value: null, reason: 'no_data' });
    expect(masterDifference([], []).all.signed).toEqual({ value: null, reason: 'no_data' });
  });
});
