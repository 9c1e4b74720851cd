import { levelsOf } from './levels.js';

describe('the shades of a column', () => {
  it('follow the thirds between the lowest and the highest figure', () => {
    expect(levelsOf([80, 85, 90, null])).toEqual(['low', 'middle', 'high', 'middle']);
  });

  it('say nothing where all are alike, or one stands alone', () => {
    expect([levelsOf([80, 80]), levelsOf([80]), levelsOf([null])]).toEqual([['middle', 'middle'], ['middle'], ['middle']]);
  });
});
