import { cellContent } from './cell-content.js';
import type { ColumnKind } from './workbook-model.js';

const context = { language: 'zh', timeZone: 'Asia/Shanghai' } as const;
const content = (value: Parameters<typeof cellContent>[0], kind: ColumnKind) => cellContent(value, { kind, title: '列' }, context);

describe('the content of a cell', () => {
  it('that is missing is a dash, never 0', () => {
    expect(content(null, 'score')).toMatchObject({ text: '—', missing: true });
  });

  it('beginning like a formula is a text', () => {
    expect(content('=1+1', 'text')).toMatchObject({ text: '=1+1' });
  });

  it('refuses what is no figure', () => {
    expect(() => content(Number.NaN, 'score')).toThrow('列');
    expect(() => content(Number.POSITIVE_INFINITY, 'text')).toThrow('列');
    expect(() => content('九十', 'score')).toThrow('列');
    expect(() => content(new Date(Number.NaN), 'date')).toThrow();
    expect(() => content('2026-02-30', 'date')).toThrow('2026-02-30');
  });

  it('shows an instant as the clock on the wall of the centre, whatever zone the machine is in', () => {
    const lateEvening = new Date('2026-10-31T16:30:00Z');
    expect(content(lateEvening, 'date')).toMatchObject({ shown: '2026-11-01' });
    expect(content(lateEvening, 'datetime')).toMatchObject({ shown: '2026-11-01 00:30' });
    expect(content('2026-10', 'month')).toMatchObject({ shown: '2026年10月', number: 46_296 });
  });

  it('gives points the decimals they have', () => {
    expect(content(5, 'points')).toMatchObject({ format: '0' });
    expect(content(4.5, 'points')).toMatchObject({ format: '0.00' });
  });

  it('shows a difference that may be chance with a hollow arrow', () => {
    const column = { kind: 'score', title: '环比', iconArrow: true } as const;
    expect(cellContent(-1.2, column, context)).toMatchObject({ format: '"▲" 0.00;"▼" 0.00;0.00' });
    expect(cellContent(-1.2, column, context, 'within-chance')).toMatchObject({ format: '"△" 0.00;"▽" 0.00;0.00' });
  });
});
