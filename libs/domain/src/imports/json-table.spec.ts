import { importColumns } from '@contracts/import-columns.js';
import { FieldErrors } from '@platform/errors/field-errors.errors.js';
import type { TableSpec } from '@platform/intake/table-spec.js';
import { tableOfJson, type JsonRow } from './json-table.js';

const calls: TableSpec = { columns: importColumns.calls };
const metrics: TableSpec = {
  columns: importColumns.metrics,
  dynamic: (header) => (['csat', 'tickets'].includes(header) ? header : null),
  dynamicNames: ['csat', 'tickets'],
};

function refused(rows: JsonRow[], spec: TableSpec, even: boolean): { pointer: string; key: string }[] {
  try {
    tableOfJson('api', rows, spec, even);
  } catch (error) {
    if (error instanceof FieldErrors) return error.problems.map(({ pointer, message }) => ({ pointer, key: message.key }));
    throw error;
  }
  throw new Error('accepted');
}

describe('rows of a request as a table', () => {
  it('numbers, truths and texts become the cells a file would hold, and null a blank one', () => {
    const { plan, rows } = tableOfJson('api', [{ recording_id: 'R1', duration_s: 185, topic: null, listed: undefined }], calls, true);
    expect(plan.columns.map(({ column }) => column.name)).toEqual(['recording_id', 'duration_s', 'topic']);
    expect(rows).toEqual([
      { row: 1, cells: [{ kind: 'text', value: 'R1' }, { kind: 'number', value: 185, text: '185' }, { kind: 'empty' }] },
    ]);
    expect(tableOfJson('api', [{ unexcused: true }], { columns: importColumns['exam-results'] }, true).rows[0]!.cells).toEqual([
      { kind: 'boolean', value: true },
    ]);
  });

  it('rows may hold their fields in any order', () => {
    const { rows } = tableOfJson(
      'api',
      [
        { recording_id: 'R1', topic: 'a' },
        { topic: 'b', recording_id: 'R2' },
      ],
      calls,
      true,
    );
    expect(rows[1]!.cells).toEqual([
      { kind: 'text', value: 'R2' },
      { kind: 'text', value: 'b' },
    ]);
  });

  it('a row without a field that others have is refused where a blank would empty what is stored', () => {
    const rows = [{ recording_id: 'R1', topic: 'a' }, { recording_id: 'R2' }];
    expect(refused(rows, calls, true)).toEqual([{ pointer: '/rows/1/topic', key: 'imports.rows_uneven' }]);
    expect(tableOfJson('api', rows, calls, false).rows[1]!.cells[1]).toEqual({ kind: 'empty' });
  });

  it('a field the kind does not have, and two that mean the same, are told at their place', () => {
    const rows = [
      { date: '2026-10', 'a/b~c': 1 },
      { date: '2026-10', month: '2026-10', csat: 1 },
    ];
    expect(refused(rows, metrics, false)).toEqual([
      { pointer: '/rows/0/a~1b~0c', key: 'imports.rows_unknown_field' },
      { pointer: '/rows/1/month', key: 'imports.rows_twice_named' },
    ]);
  });

  it('a remark points to the field as the caller wrote it', () => {
    const { plan, pointer } = tableOfJson('api', [{ month: '2026-10', csat: 1 }], metrics, false);
    expect(plan.dynamic).toEqual([{ index: 1, header: 'csat', name: 'csat' }]);
    expect(pointer(1, 'date')).toBe('/rows/0/month');
    expect(pointer(1, 'employee_no')).toBe('/rows/0/employee_no');
    expect(pointer(1, '')).toBe('/rows/0');
  });
});
