import { requireValidTable } from './table-part.js';

describe('an Excel table', () => {
  it('may not be named like a cell or twice', () => {
    for (const id of ['A1', 'R1C1', 'c', '2026', 'a b', '']) expect(() => requireValidTable(id, ['工号'], new Set())).toThrow();
    const taken = new Set<string>();
    requireValidTable('team_summary', ['工号'], taken);
    expect(() => requireValidTable('Team_Summary', ['工号'], taken)).toThrow();
  });

  it('has headers that are unique, not empty and on one line', () => {
    for (const headers of [['a', 'A'], [''], ['a\nb'], []]) expect(() => requireValidTable('t_1', headers, new Set())).toThrow();
  });
});
