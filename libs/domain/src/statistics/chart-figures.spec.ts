import { chartFigures } from './chart-figures.js';
import { pairedFigures } from './paired-figures.js';
import { refused, typedTable } from './testing/typed-table.js';

const flow = typedTable(
  'batch,flowrate',
  ...[49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1].map((rate, index) => `${index + 1},${rate}`),
);

describe('a control chart', () => {
  it('takes the column of numbers that does not name the rows', () => {
    const { center, lower, upper, out, n, points } = chartFigures(flow, 'xmr');
    expect([n, center, lower, upper]).toEqual([10, ...[50.81, 45.816, 55.804].map((limit) => expect.closeTo(limit, 3))]);
    expect(out).toEqual([]);
    expect(points[1]).toMatchObject({ point: 2, row: 3, label: '2', value: 47.6 });
  });

  it('numbers points outside and in runs from 1, leaving rows without value out', () => {
    const calm = ['9', '10', '11', '10', '9', '10', '11', '10'];
    const figures = chartFigures(typedTable('value', ...calm, '', '30', ...Array.from({ length: 8 }, () => '12.5')), 'xmr');
    expect(figures.n).toBe(17);
    expect(figures.out).toEqual([9]);
    expect(figures.points[8]?.row).toBe(11);
    expect(figures.runs).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
  });

  it('of rates has limits of its own for each n, one pair where all n are alike', () => {
    const varying = chartFigures(typedTable('month,bad,all', '2026-01,3,100', '2026-02,30,100', '2026-03,2,50'), 'p');
    expect(varying).toMatchObject({ center: 0.14, lower: null, lower_reason: 'limits_vary', upper_reason: 'limits_vary', out: [1, 2] });
    expect(varying.points[2]?.lower).toBe(0);
    const alike = chartFigures(typedTable('bad,all', '10,100', '20,100'), 'p');
    expect(alike.upper).toBeCloseTo(0.15 + 3 * Math.sqrt((0.15 * 0.85) / 100), 12);
  });

  it('says why it has no limits', () => {
    expect(chartFigures(typedTable('value', '1'), 'ewma')).toMatchObject({ center: null, center_reason: 'too_few_points', points: [] });
    expect(chartFigures(typedTable('value'), 'xmr')).toMatchObject({ n: 0, upper: null, upper_reason: 'no_data' });
    expect(chartFigures(typedTable('bad,all', '0,0'), 'p')).toMatchObject({ center: null, center_reason: 'no_data' });
  });

  it('is refused where the columns are not clear or a cell is no number', () => {
    const refusal = (attempt: () => unknown): string => refused(attempt).key;
    expect(refusal(() => chartFigures(typedTable('x,y', '1,2'), 'xmr'))).toBe('stats.columns_too_many');
    expect(refusal(() => chartFigures(typedTable('x,y', 'a,b'), 'xmr'))).toBe('stats.columns_too_few');
    expect(refusal(() => chartFigures(typedTable('x', '1', 'a', '2'), 'xmr'))).toBe('stats.not_a_number');
    expect(refusal(() => chartFigures(typedTable('49.6', '47.6'), 'xmr'))).toBe('stats.header_is_numbers');
    expect(refusal(() => chartFigures(flow, 'xmr', { columns: ['rate'] }))).toBe('stats.column_unknown');
    expect(refusal(() => chartFigures(flow, 'p', { columns: ['flowrate'] }))).toBe('stats.columns_to_name');
    expect(refusal(() => chartFigures(typedTable('bad,all', '9,5'), 'p'))).toBe('stats.count_above_n');
    expect(refusal(() => chartFigures(typedTable('bad,all', '1.5,5'), 'p'))).toBe('stats.not_a_count');
  });
});

describe('a paired comparison', () => {
  it('takes after − before of the rows that have both', () => {
    const figures = pairedFigures(typedTable('id,before,after', '1,10,12', '2,20,24', '3,30,', '4,40,40'));
    expect(figures).toMatchObject({ before: 'before', after: 'after', n: 3, n_incomplete: 1, mean_difference: 2, df: 2 });
    expect(pairedFigures(typedTable('x,y,z', '1,2,4', '2,3,9'), ['z', 'x']).mean_difference).toBe(-5);
  });

  it('of nobody, or of one, has reasons', () => {
    expect(pairedFigures(typedTable('before,after'))).toMatchObject({ n: 0, mean_difference: null, mean_difference_reason: 'no_data' });
    expect(pairedFigures(typedTable('before,after', '1,2'))).toMatchObject({ mean_difference: 1, low: null, low_reason: 'too_few_pairs' });
  });
});
