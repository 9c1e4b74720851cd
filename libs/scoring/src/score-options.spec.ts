import { scoreOptions } from './score-options.js';

describe('scoring of options', () => {
  it('gives 1 for the right option and 0 for another or none', () => {
    expect(
      scoreOptions(
        [
          ['A', 'B', null],
          ['C', 'B', 'D'],
        ],
        ['A', 'B', 'D'],
      ),
    ).toEqual([
      [1, 1, 0],
      [0, 1, 1],
    ]);
  });

  it('does not mind width, case, spaces, or the order of several letters', () => {
    expect(
      scoreOptions(
        [
          [' ａ', 'D, a B', 'abd'],
          ['a', 'AB', 'ABCD'],
        ],
        ['A', 'ABD', 'A、B、D'],
      ),
    ).toEqual([
      [1, 1, 1],
      [1, 0, 0],
    ]);
  });

  it('keeps words as they are', () => {
    expect(scoreOptions([['正确', 'beef']], ['正确', 'feeb'])).toEqual([[1, 0]]);
  });
});
