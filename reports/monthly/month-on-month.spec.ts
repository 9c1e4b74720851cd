import { changeCell, monthChange, verdictWords } from './month-on-month.js';
import { speaker } from './say.js';
import { qaOf } from './testing/small-month.js';

const say = speaker('zh');

describe('a change against last month', () => {
  it('is the difference of the printed scores', () => {
    expect(monthChange(qaOf([9000, 9001]), qaOf([8000, 8002]))?.differenceBp).toBe(1000);
  });

  it('is real only when it is more than the scores of the two months vary', () => {
    const steady = monthChange(qaOf([9000, 9010, 9020, 9005]), qaOf([8000, 8010, 8020, 8005]));
    const wild = monthChange(qaOf([10000, 6000, 9900, 7000]), qaOf([9000, 5000, 9900, 6500]));
    expect(verdictWords(say, steady)).toBe('变化明显');
    expect(verdictWords(say, wild)).toBe('正常波动');
    expect(changeCell(steady)).toEqual({ value: 10, emphasis: 'good' });
    expect(changeCell(wild).emphasis).toBe('within-chance');
  });

  it('of a single evaluation is never called real', () => {
    expect(verdictWords(say, monthChange(qaOf([10000]), qaOf([5000])))).toBe('条数太少，无法判断');
  });

  it('is missing, not 0, where either month has no score', () => {
    expect(changeCell(monthChange(qaOf([9000]), undefined))).toEqual({ value: null });
    expect(changeCell(monthChange(qaOf([]), qaOf([9000])))).toEqual({ value: null });
  });
});
