import fc from 'fast-check';
import { packRows, unpackRows } from './packed-rows.js';
import type { RawCell, RawRow } from './sheet-events.js';

const word = fc.constantFrom('', '5', '5.0', '不适用', 'TRUE', '2026-10-05');
const cell: fc.Arbitrary<RawCell> = fc.oneof(
  fc.constant<RawCell>({ kind: 'empty' }),
  word.map((value): RawCell => ({ kind: 'text', value })),
  fc.constantFrom('5', '5.0', '0.98').map((text): RawCell => ({ kind: 'number', value: Number(text), text })),
  fc.constantFrom('0.98', '5').map((text): RawCell => ({ kind: 'number', value: Number(text), text, percent: true })),
  fc.boolean().map((value): RawCell => ({ kind: 'boolean', value })),
  word.map((value): RawCell => ({ kind: 'date', value })),
  word.map((value): RawCell => ({ kind: 'error', value })),
  fc.constant<RawCell>({ kind: 'formula_without_value', formula: 'A1' }),
);
const row: fc.Arbitrary<RawRow> = fc.record({ row: fc.integer({ min: 1, max: 1_048_576 }), cells: fc.array(cell, { maxLength: 12 }) });

describe('rows on their way from the reading thread', () => {
  it('arrive as they left, whatever their cells', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        expect(unpackRows(structuredClone(packRows(rows)))).toEqual(rows);
      }),
    );
  });

  it('carry a value that repeats once', () => {
    const rows = Array.from({ length: 100 }, (_, index): RawRow => ({ row: index + 2, cells: [{ kind: 'text', value: '不适用' }] }));
    expect(packRows(rows).cells).toHaveLength(2);
  });
});
