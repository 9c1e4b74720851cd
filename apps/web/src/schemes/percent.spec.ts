import { ofPercent, toPercent } from './percent.js';

describe('a share typed as a percentage', () => {
  it('keeps two decimals there and back', () => {
    expect([toPercent(0.07), toPercent(0.1255), ofPercent('7'), ofPercent('12.55')]).toEqual(['7', '12.55', 0.07, 0.1255]);
  });

  it('is no number when none was typed', () => {
    expect([ofPercent(''), ofPercent('x')]).toEqual([Number.NaN, Number.NaN]);
  });
});
