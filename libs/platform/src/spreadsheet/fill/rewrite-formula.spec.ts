import { copiedFormula, grownFormula, repeatedFormula } from './rewrite-formula.js';
import { movedRanges } from './row-growth.js';

const growth = { sheet: '汇总', row: 5, count: 4 };
const grown = (formula: string, home: string | null = '汇总') => grownFormula(formula, [growth], home);

describe('a formula after a row has become several', () => {
  it.each([
    ['SUM(C5:C5)', 'SUM(C5:C8)'],
    ['AVERAGE(C3:C5)', 'AVERAGE(C3:C8)'],
    ['SUM($C$5:$C$7)', 'SUM($C$5:$C$10)'],
    ['B6/B$9', 'B9/B$12'],
    ['A4+A5', 'A4+A5'],
    ['SUM(5:5)', 'SUM(5:8)'],
    ['COUNTIF(C5:C5,"C5:C5")', 'COUNTIF(C5:C8,"C5:C5")'],
    ['LOG10(A6)', 'LOG10(A9)'],
    ['IFERROR(A6,#N/A)', 'IFERROR(A9,#N/A)'],
    ['SUM(C:C)', 'SUM(C:C)'],
    ['T2026+率6', 'T2029+率6'],
    ['其他!A6+汇总!A6', '其他!A6+汇总!A9'],
    ["'汇总'!B5:B5", "'汇总'!B5:B8"],
    ['[1]汇总!A6', '[1]汇总!A6'],
  ])('%s reads %s', (before, after) => {
    expect(grown(before)).toBe(after);
  });

  it('on another sheet moves only what names the sheet', () => {
    expect(grown('A6+汇总!A6', '封面')).toBe('A6+汇总!A9');
    expect(grown('汇总!$A$1:$F$7', null)).toBe('汇总!$A$1:$F$10');
  });

  it('in the row itself is about each copy, or about all where a dollar says so', () => {
    const inCopy = (formula: string) => repeatedFormula(formula, [growth], '汇总', 2);
    expect(inCopy('C5/C6')).toBe('C7/C9');
    expect(inCopy('RANK(C5,$C$5:$C$5)')).toBe('RANK(C7,$C$5:$C$8)');
    expect(inCopy('SUM(C$5:C5)')).toBe('SUM(C$5:C7)');
    expect(inCopy('C$2*其他!C5')).toBe('C$2*其他!C5');
  });

  it('copied down moves what has no dollar', () => {
    expect(copiedFormula('C5/$D$2+C$5*$C5&"C5"', 2, 0)).toBe('C7/$D$2+C$5*$C7&"C5"');
    expect(copiedFormula('SUM(A1:B1)', 1, 1)).toBe('SUM(B2:C2)');
  });

  it('and the ranges of formats and merges grow with it', () => {
    expect(movedRanges(growth, 'C5 A1:B2 D4:D9')).toBe('C5:C8 A1:B2 D4:D12');
  });
});
