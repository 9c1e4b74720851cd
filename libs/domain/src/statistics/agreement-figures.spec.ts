import fc from 'fast-check';
import { agreementFigures } from './agreement-figures.js';
import { agreementTable } from './agreement-table.js';
import { refused, typedTable } from './testing/typed-table.js';

describe('a table of ratings', () => {
  it.each([
    ['an empty header', [',a,b', '7,1,2', '8,1,1']],
    ['a header that says so', ['编号,a,b', '7,1,2', '8,1,1']],
    ['words that stand nowhere else', ['which,a,b', 'x,1,2', 'y,1,1', 'z,2,2']],
  ])('has units named by %s', (_, lines) => {
    const { raters, ratings } = agreementTable(typedTable(...lines), 'nominal');
    expect(raters).toEqual(['a', 'b']);
    expect(ratings[0]).toEqual([1, 2]);
  });

  it('keeps a first column of scores that are all different', () => {
    expect(agreementTable(typedTable('first,second', '90,91', '80,82', '70,75'), 'interval').raters).toEqual(['first', 'second']);
  });

  it('takes categories as numbers where all are, else as words; blank and NA are missing', () => {
    expect(agreementTable(typedTable('a,b', '1,1.0', '2,NA', ',3'), 'nominal').ratings).toEqual([
      [1, 1],
      [2, null],
      [null, 3],
    ]);
    expect(agreementTable(typedTable('a,b', '1,N/A', '2,3'), 'nominal').ratings).toEqual([
      [1, null],
      [2, 3],
    ]);
    expect(agreementTable(typedTable('a,b', '优,不适用', 'NA,3'), 'nominal').ratings).toEqual([
      ['优', '不适用'],
      [null, '3'],
    ]);
  });

  it('names the stray word where a level needs numbers, but leaves a table of words to its reasons', () => {
    expect(refused(() => agreementTable(typedTable('a,b', '1,2', '3,good', '1,1'), 'interval'))).toEqual({
      key: 'stats.not_a_number',
      params: { file: 'table.csv', row: 3, column: 'b', value: 'good' },
    });
    const figures = agreementFigures(typedTable('a,b', 'good,bad', 'bad,bad', 'good,good'), 'interval');
    expect(figures).toMatchObject({ krippendorff_alpha: null, krippendorff_alpha_reason: 'not_numeric', gwet_ac2_reason: 'not_numeric' });
  });

  it('of counts, its rows named like its columns, is two raters’', () => {
    const figures = agreementFigures(typedTable(',Ectopic,AIU,NIU', 'Ectopic,13,0,0', 'AIU,0,20,7', 'NIU,0,4,56'));
    expect(figures).toMatchObject({ n_units: 100, n_raters: 2, counts_table: true });
    expect(figures.cohen_kappa).toBeCloseTo(0.7964094, 7);
    expect(refused(() => agreementFigures(typedTable(',x,y', 'x,999999,1', 'y,1,999999'))).key).toBe('stats.too_many_counts');
  });

  it('compares each rater with the master score', () => {
    const { master, n_raters } = agreementFigures(typedTable('call,a,b,agreed', 'c1,90,80,85', 'c2,70,,75'), 'interval', 'agreed');
    expect(n_raters).toBe(2);
    expect(master?.raters).toEqual([
      { rater: 'a', n: 2, mean_absolute_difference: 5, mean_difference: 0 },
      { rater: 'b', n: 1, mean_absolute_difference: 5, mean_difference: -5 },
    ]);
    expect(refused(() => agreementFigures(typedTable('a,b', '1,2'), 'nominal', 'c')).key).toBe('stats.column_unknown');
    expect(refused(() => agreementFigures(typedTable('a,b,c', 'x,y,x'), 'nominal', 'c')).key).toBe('stats.master_needs_numbers');
  });
});

describe('the document of agreement', () => {
  it('has the promised names; what does not apply is null beside its reason', () => {
    const figures = agreementFigures(typedTable('a,b,c', '1,1,2', '2,2,', '3,3,3'));
    expect(figures).toMatchObject({
      n_units: 3,
      n_raters: 3,
      percent_agreement: expect.any(Number),
      cohen_kappa: null,
      cohen_kappa_reason: 'not_two_raters',
      fleiss_kappa: null,
      fleiss_kappa_reason: 'gaps',
      krippendorff_alpha: expect.any(Number),
      gwet_ac1: expect.any(Number),
      icc: { '2,1': null, '2,1_reason': 'gaps' },
      icc_ci: { '2,1_low': null, '2,1_high': null },
    });
    expect(figures).not.toHaveProperty('gwet_ac1_reason');
  });

  it('never holds NaN, and no null without a reason', () => {
    const cell = fc.constantFrom('', '', '1', '2', '3', 'x', '0.1', '1e15', '-5');
    const lines = fc
      .integer({ min: 1, max: 4 })
      .chain((raters) => fc.array(fc.array(cell, { minLength: raters, maxLength: raters }), { maxLength: 6 }));
    fc.assert(
      fc.property(lines, (rows) => {
        const header = (rows[0] ?? ['']).map((_, rater) => `r${rater}`).join(',');
        const figures = agreementFigures(typedTable(header, ...rows.map((row) => row.join(','))));
        const groups: Record<string, unknown>[] = [figures, figures.icc];
        for (const group of groups) {
          for (const [name, value] of Object.entries(group)) {
            if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
            if (value === null && !/_(se|low|high)$/.test(name)) expect(typeof group[`${name}_reason`]).toBe('string');
          }
        }
      }),
    );
  });
});
