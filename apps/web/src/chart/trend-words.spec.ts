import type { Trend, TrendPoint } from '@contracts/trends.js';
import { signalWord } from './trend-marks.js';
import { changeText, hasFewMonths, isSmall, remarks, trendGist, trendTable } from './trend-words.js';

const plain: TrendPoint = {
  period: '2026-01',
  run: 1,
  published: true,
  value: 90,
  n: 40,
  count: null,
  low: 88.5,
  high: 91.5,
  lower_limit: null,
  upper_limit: null,
  signals: [],
  scheme: 'AGENT-STD 1',
  scheme_changed: false,
  forms: ['STD-IN 1'],
  new_forms: [],
  change: null,
};

function trendOf(points: readonly Partial<TrendPoint>[]): Trend {
  return {
    subject: { kind: 'center', code: '', name: '' },
    measure: 'qa_score',
    unit: 'score',
    center_line: null,
    points: points.map((point, at) => ({ ...plain, period: `2026-0${at + 1}`, ...point })),
  };
}

const say = (key: string, params: object = {}) => [key, ...Object.values(params)].join('|');

describe('the words of a trend', () => {
  it('call a figure of fewer than four evaluations small', () => {
    expect([isSmall({ n: 3 }), isSmall({ n: 4 }), isSmall({ n: null }), isSmall({ n: 0 })]).toEqual([true, false, false, false]);
  });

  it('say that limits need six months with a value', () => {
    const five = [{}, {}, {}, {}, {}, { value: null }];
    expect([hasFewMonths(trendOf(five)), hasFewMonths(trendOf([...five, {}]))]).toEqual([true, false]);
  });

  it('tell signals, small samples, changed schemes and forms, and what is not published', () => {
    const point = {
      ...plain,
      n: 2,
      published: false,
      signals: ['beyond_limits' as const],
      scheme_changed: true,
      new_forms: ['STD-IN 2', 'STD-OUT 2'],
    };
    expect(remarks(point, say)).toEqual([
      'beyond_limits',
      'small|2',
      'scheme_changed|AGENT-STD 1',
      'new_forms|STD-IN 2, STD-OUT 2',
      'unpublished',
    ]);
    expect(remarks({ ...plain, run: null, published: false }, say)).toEqual(['no_card']);
  });

  it('give changes of rates in percentage points', () => {
    expect([changeText(0.0125, 'rate'), changeText(-1.5, 'score'), changeText(null, 'rate')]).toEqual(['+1.3', '−1.50', '—']);
  });

  it('put the words of a run of months at its last month only', () => {
    const { points } = trendOf([{ signals: ['run_of_8'] }, { signals: ['run_of_8'] }, { signals: [] }, { signals: ['beyond_limits'] }]);
    expect(points.map((_, at) => signalWord(points, at))).toEqual([null, 'run_of_8', null, 'beyond_limits']);
  });

  it('say the whole chart in a sentence', () => {
    const trend = trendOf([{ value: 90 }, { value: null }, { value: 84.5, signals: ['beyond_limits'] }]);
    expect(trendGist(trend, 'QA', say, 'en')).toBe('gist|QA|Jan 2026|Mar 2026|84.50|84.50|90.00|gist_signals|Mar 2026');
    expect(trendGist(trendOf([]), 'QA', say, 'en')).toBe('gist_none|QA');
  });

  it('show intervals and limits in the table only where they are asked for', () => {
    const trend = trendOf([{}]);
    expect(trendTable(trend, say, 'en', false).rows[0]!.cells).toEqual(['Jan 2026', '90.00', '40', '—', '', '']);
    expect(trendTable(trend, say, 'en', true).rows[0]!.cells).toEqual(['Jan 2026', '90.00', '40', '—', '', '88.50', '91.50', '—', '—', '']);
  });
});
