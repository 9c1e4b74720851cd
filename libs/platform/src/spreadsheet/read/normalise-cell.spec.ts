import fc from 'fast-check';
import { en } from '../../i18n/messages/en.js';
import * as normalise from './normalise-cell.js';
import type { RawCell } from './sheet-events.js';

const {
  asBoolean,
  asDate,
  asDecimal,
  asEnum,
  asIdentifier,
  asInstant,
  asInteger,
  asMonth,
  asPersonName,
  asSeconds,
  asText,
  asTimeOfDay,
  isBlank,
  isNotApplicable,
} = normalise;

const text = (value: string): RawCell => ({ kind: 'text', value });
const number = (written: string): RawCell => ({ kind: 'number', value: Number(written), text: written });
const date = (value: string): RawCell => ({ kind: 'date', value });
/** The value, or the key of the problem without its part. */
function outcome<T>(result: { ok: true; value: T } | { ok: false; problem: { key: string } }): T | string {
  return result.ok ? result.value : result.problem.key.replace('spreadsheet.', '');
}

const SHANGHAI = 'Asia/Shanghai';

describe('text', () => {
  it.each([
    [text('　 回访\u200b '), '回访'],
    [text('２０２６年第１季（完）'), '2026年第1季（完）'],
    [text('=1+1'), '=1+1'],
    [number('1001'), '1001'],
    [number('0.30000000000000004'), '0.3'],
    [number('123456789012345'), '123456789012345'],
    [number('12345678901234567'), 'damaged_long_number'],
    [number('1.2345678901234501E+16'), 'damaged_long_number'],
    [number('1E-7'), '0.0000001'],
    [{ kind: 'boolean', value: true } as const, 'TRUE'],
    [date('2026-10-05T00:00:00'), '2026-10-05'],
    [{ kind: 'error', value: '#REF!' } as const, 'cell_is_error'],
    [{ kind: 'formula_without_value', formula: 'A1' } as const, 'formula_without_value'],
    [text(' 　'), 'blank_cell'],
  ])('%j is %s', (cell, expected) => {
    expect(outcome(asText(cell))).toBe(expected);
  });
});

describe('an identifier', () => {
  it.each([
    [text('００７'), '007'],
    [text('007'), '007'],
    [number('1001'), '1001'],
    [number('1001.0'), '1001'],
    [text('1001.0'), '1001'],
    [text("'1001"), '1001'],
    [text('="0071"'), '0071'],
    [text('\t0071 '), '0071'],
    [text('ＱＡ-１'), 'QA-1'],
    [text('123456789012345678'), '123456789012345678'],
    [text('1.23457E+17'), 'damaged_scientific'],
    [number('20261005000123456'), 'damaged_long_number'],
    [text("'"), 'blank_cell'],
    [text('1E5'), '1E5'],
  ])('%j is %s', (cell, expected) => {
    expect(outcome(asIdentifier(cell))).toBe(expected);
  });

  it('of digits comes out as it went in, however it is dressed', () => {
    const digits = fc.stringMatching(/^\d{1,18}$/);
    fc.assert(
      fc.property(digits, fc.constantFrom('', ' ', '　', '\t'), (id, space) => {
        const wide = id.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
        expect(outcome(asIdentifier(text(space + wide + space)))).toBe(id);
      }),
    );
  });
});

describe("a person's name", () => {
  it.each([
    ['张　三', '张三'],
    [' 欧阳 小 明 ', '欧阳小明'],
    ['阿不都•热合曼', '阿不都·热合曼'],
    ['Mary  Ann Li', 'Mary Ann Li'],
  ])('%s is %s', (written, name) => {
    expect(outcome(asPersonName(text(written)))).toBe(name);
  });
});

describe('a decimal', () => {
  it.each([
    [text('87.5'), 8750],
    [text('８７．５'), 8750],
    [text('1,234.50'), 123450],
    [text('-3'), -300],
    [text('−3'), -300],
    [text('－0'), 0],
    [text('.5'), 50],
    [text('98%'), 9800],
    [text('98.5 ％'), 9850],
    [text('1.500'), 150],
    [number('0.30000000000000004'), 30],
    [number('87.499999999999986'), 8750],
    [number('1E-3'), 'too_many_decimals'],
    [number('8.5E1'), 8500],
    [text('1e5'), 'number_with_exponent'],
    [text('1.234'), 'too_many_decimals'],
    [text('12abc'), 'not_a_number'],
    [text('1,23'), 'not_a_number'],
    [text('%'), 'not_a_number'],
    [text('NaN'), 'not_a_number'],
    [text('99999999999999999'), 'number_too_large'],
    [date('2026-10-05T00:00:00'), 'not_a_number'],
    [{ kind: 'boolean', value: true } as const, 'not_a_number'],
  ])('%j at two places is %s', (cell, expected) => {
    expect(outcome(asDecimal(cell, 2))).toBe(expected);
  });

  it('reads a percentage the way people see it, typed or formatted', () => {
    expect(asDecimal(text('98%'), 2)).toEqual({ ok: true, value: 9800, percent: true });
    expect(asDecimal({ kind: 'number', value: 0.98, text: '0.98', percent: true }, 2)).toEqual({ ok: true, value: 9800, percent: true });
    expect(asDecimal(number('0.98'), 2)).toEqual({ ok: true, value: 98, percent: false });
  });

  it('of any value is read exactly, as text and as a cell', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.integer({ min: 0, max: 4 }), (units, scale) => {
        const written = (units / 10 ** scale).toFixed(scale);
        expect(outcome(asDecimal(text(written), scale))).toBe(units + 0);
        expect(outcome(asDecimal(number(String(units / 10 ** scale)), scale))).toBe(units + 0);
      }),
    );
  });
});

describe('whole numbers, durations, yes and no', () => {
  it.each([
    [number('12'), 12],
    [text('12.0'), 12],
    [text('12.5'), 'not_a_whole_number'],
    [text('98%'), 'not_a_whole_number'],
    [text('十二'), 'not_a_number'],
  ])('%j as a whole number is %s', (cell, expected) => {
    expect(outcome(asInteger(cell))).toBe(expected);
  });

  it.each([
    [number('330'), 330],
    [date('00:05:30'), 330],
    [text('0:05:30'), 330],
    [date('25:30:00'), 91800],
    [text('05:30'), 'not_a_duration'],
    [date('2026-10-05T00:05:30'), 'not_a_duration'],
    [text(''), 'blank_cell'],
  ])('%j in seconds is %s', (cell, expected) => {
    expect(outcome(asSeconds(cell))).toBe(expected);
  });

  it('knows the marks and words for yes and no', () => {
    for (const yes of ['√', '✓', '✔️', '是', '有', 'Y', 'yes', '１', 'TRUE'])
      expect([yes, outcome(asBoolean(text(yes)))]).toEqual([yes, true]);
    for (const no of ['×', '✗', '否', '无', 'N', 'No', '0', 'false']) expect([no, outcome(asBoolean(text(no)))]).toEqual([no, false]);
    expect(outcome(asBoolean(number('1')))).toBe(true);
    expect(outcome(asBoolean({ kind: 'boolean', value: false }))).toBe(false);
    expect(outcome(asBoolean(text('也许')))).toBe('not_yes_or_no');
  });

  it('tells not applicable from blank', () => {
    for (const word of ['NA', 'n/a', 'Ｎ／Ａ', '不适用', '不涉及', '未涉及', '/', '／', '—', '–', '-', ' 不 适用 ']) {
      expect([word, isNotApplicable(text(word))]).toEqual([word, true]);
    }
    for (const cell of [text(''), text('0'), number('0'), { kind: 'empty' }, { kind: 'error', value: '#N/A' }] as RawCell[])
      expect(isNotApplicable(cell)).toBe(false);
    expect(isBlank(text('　'))).toBe(true);
    expect(isBlank({ kind: 'formula_without_value' })).toBe(false);
  });

  it('finds a word among the allowed ones, and lists them when it is none', () => {
    const kinds = new Map([
      ['投诉', 'complaint'],
      ['Complaint', 'complaint'],
      ['表扬', 'commendation'],
    ]);
    expect(outcome(asEnum(text(' 投 诉'), kinds))).toBe('complaint');
    expect(outcome(asEnum(text('ＣＯＭＰＬＡＩＮＴ'), kinds))).toBe('complaint');
    expect(asEnum(text('建议'), kinds)).toEqual({
      ok: false,
      problem: { key: 'spreadsheet.not_an_allowed_value', params: { value: '建议', allowed: '投诉 Complaint / 表扬' } },
    });
  });
});

describe('a date', () => {
  it.each([
    [date('2026-10-05T00:00:00'), '2026-10-05'],
    [date('2026-10-05T13:00:00'), '2026-10-05'],
    [text('2026-10-05'), '2026-10-05'],
    [text('2026/10/5'), '2026-10-05'],
    [text('2026.10.5'), '2026-10-05'],
    [text('20261005'), '2026-10-05'],
    [number('20261005'), '2026-10-05'],
    [text('２０２６年１０月５日'), '2026-10-05'],
    [text('2026年10月5号 星期一'), '2026-10-05'],
    [text('10月5日'), '2026-10-05'],
    [text('2026-10-05 09:30:00'), '2026-10-05'],
    [text('13/10/2026'), '2026-10-13'],
    [text('10/13/2026'), '2026-10-13'],
    [text('05/05/2026'), '2026-05-05'],
    [text('05/10/2026'), 'ambiguous_date'],
    [text('10/05/2026'), 'ambiguous_date'],
    [text('2026-02-29'), 'impossible_date'],
    [text('2024-02-29'), '2024-02-29'],
    [text('31/02/2026'), 'impossible_date'],
    [text('2026-13-01'), 'impossible_date'],
    [text('26-10-05'), 'two_digit_year'],
    [text('05/10/26'), 'two_digit_year'],
    [text('10/5'), 'date_without_year'],
    [number('46300'), 'serial_number_as_date'],
    [number('87'), 'not_a_date'],
    [text('昨天'), 'not_a_date'],
    [date('09:30:00'), 'time_without_date'],
    [text('09:30'), 'time_without_date'],
  ])('%j is %s', (cell, expected) => {
    expect(outcome(asDate(cell, 2026))).toBe(expected);
  });

  it('without a year needs the year of the period', () => {
    expect(outcome(asDate(text('10月5日')))).toBe('date_without_year');
  });

  it('names the day that a bare Excel day number would be', () => {
    expect(asDate(number('46300'))).toMatchObject({ problem: { params: { value: '46300', date: '2026-10-05' } } });
  });

  it('of the calendar is the same in every way of writing it; swapped days are never guessed', () => {
    const days = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, (day) => {
        const [y, m, d] = day.split('-').map(Number) as [number, number, number];
        for (const written of [day, `${y}/${m}/${d}`, `${y}.${m}.${d}`, day.replaceAll('-', ''), `${y}年${m}月${d}日`])
          expect(outcome(asDate(text(written)))).toBe(day);
        const swapped = outcome(asDate(text(`${d}/${m}/${y}`)));
        expect(swapped).toBe(d <= 12 && d !== m ? 'ambiguous_date' : day);
      }),
    );
  });
});

describe('an instant', () => {
  it.each([
    [date('2026-10-05T09:30:15'), '2026-10-05T01:30:15.000Z'],
    [text('2026-10-05 09:30:15'), '2026-10-05T01:30:15.000Z'],
    [text('2026-10-05T09:30'), '2026-10-05T01:30:00.000Z'],
    [text('2026/10/5 9:30'), '2026-10-05T01:30:00.000Z'],
    [text('2026年10月5日 9时30分15秒'), '2026-10-05T01:30:15.000Z'],
    [text('2026年10月5日9:30'), '2026-10-05T01:30:00.000Z'],
    [text('10月5日 下午 3:05'), '2026-10-05T07:05:00.000Z'],
    [text('2026-10-05 下午3点'), '2026-10-05T07:00:00.000Z'],
    [text('2026-10-05 上午12:05'), '2026-10-04T16:05:00.000Z'],
    [text('2026-10-05 3:05 PM'), '2026-10-05T07:05:00.000Z'],
    [text('2026-10-05 12:05 pm'), '2026-10-05T04:05:00.000Z'],
    [text('2026-10-05'), '2026-10-04T16:00:00.000Z'],
    [text('20261005093015'), '2026-10-05T01:30:15.000Z'],
    [text('2026-10-05T09:30:15Z'), '2026-10-05T09:30:15.000Z'],
    [text('2026-10-05T09:30:15+08:00'), '2026-10-05T01:30:15.000Z'],
    [text('2026-10-05 09:30:15.123'), '2026-10-05T01:30:15.000Z'],
    [text('2026-10-05 25:00'), 'impossible_time'],
    [text('2026-10-05 09:61'), 'impossible_time'],
    [text('2026-10-05 13:00 AM'), 'impossible_time'],
    [text('2026-02-30 09:00'), 'impossible_date'],
    [text('05/10/2026 09:00'), 'ambiguous_date'],
    [text('9:30'), 'time_without_date'],
    [text('soon'), 'not_an_instant'],
    [number('46300.5'), 'serial_number_as_date'],
  ])('%j is %s', (cell, expected) => {
    const result = outcome(asInstant(cell, SHANGHAI, 2026));
    expect(typeof result === 'string' ? result : result.toISOString()).toBe(expected);
  });
});

describe('a month and a time of day', () => {
  it.each([
    ['2026-10', '2026-10'],
    ['2026/1', '2026-01'],
    ['2026.10', '2026-10'],
    ['202610', '2026-10'],
    ['2026年10月', '2026-10'],
    ['2026年1月份', '2026-01'],
    ['10月', '2026-10'],
    ['2026-10-05', '2026-10'],
    ['2026-13', 'not_a_month'],
    ['2026.1', 'not_a_month'],
    ['十月', 'not_a_month'],
  ])('%s is %s', (written, expected) => {
    expect(outcome(asMonth(text(written), 2026))).toBe(expected);
  });

  it('come from date cells too', () => {
    expect(outcome(asMonth(date('2026-10-01T00:00:00')))).toBe('2026-10');
    expect(outcome(asMonth(number('202610')))).toBe('2026-10');
    expect(outcome(asMonth(number('2026.1')))).toBe('not_a_month');
    expect(outcome(asTimeOfDay(date('09:12:58')))).toBe('09:12:58');
    expect(outcome(asTimeOfDay(text('9:12')))).toBe('09:12:00');
    expect(outcome(asTimeOfDay(text('noon')))).toBe('not_a_time');
  });
});

describe('whatever a cell holds', () => {
  it('there is a value or one sentence with the value in it, never an exception', () => {
    const cells: fc.Arbitrary<RawCell> = fc.oneof(
      fc.string({ unit: 'grapheme' }).map(text),
      fc.stringMatching(/^[\d年月日/.:\- 上下午,%E+]{1,20}$/).map(text),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => number(String(value))),
      fc.constant<RawCell>({ kind: 'empty' }),
      fc.constant<RawCell>({ kind: 'error', value: '#DIV/0!' }),
    );
    const all = [
      asText,
      asIdentifier,
      asPersonName,
      asInteger,
      asSeconds,
      asBoolean,
      asTimeOfDay,
      (cell: RawCell) => asDecimal(cell, 2),
      (cell: RawCell) => asDate(cell, 2026),
      (cell: RawCell) => asInstant(cell, SHANGHAI, 2026),
      (cell: RawCell) => asMonth(cell, 2026),
      (cell: RawCell) => asEnum(cell, new Map([['a', 1]])),
    ];
    fc.assert(
      fc.property(cells, (cell) => {
        for (const each of all) {
          const result = each(cell);
          if (!result.ok) expect(Object.keys(en.spreadsheet)).toContain(result.problem.key.replace('spreadsheet.', ''));
        }
      }),
      { numRuns: 500 },
    );
  });
});
