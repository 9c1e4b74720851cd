import fc from 'fast-check';
import { criterionLabels, paretoLines, tally, type Criterion } from './missed-criteria.js';

const criterion = (id: number, name: string, form = 'STD-IN'): Criterion => {
  return { lineage_id: id, form_code: form, form_version: '1', section: '服务', code: `C${id}`, name, critical: false };
};

describe('a Pareto of missed criteria', () => {
  it('puts the most missed first, with its share and what it makes with those above', () => {
    const lines = paretoLines(
      [criterion(1, '开头语'), criterion(2, '核身'), criterion(3, '工单')],
      tally([
        { lineage_id: 1, n: 10, missed: 1 },
        { lineage_id: 2, n: 8, missed: 2 },
        { lineage_id: 2, n: 2, missed: 4 },
        { lineage_id: 3, n: 10, missed: 3 },
      ]),
    );
    expect(lines.map((line) => [line.label, line.n, line.missed, line.share, line.cumulative])).toEqual([
      ['核身', 10, 6, 0.6, 0.6],
      ['工单', 10, 3, 0.3, 0.9],
      ['开头语', 10, 1, 0.1, 1],
    ]);
  });

  it('leaves out a criterion that never applied, and has no share where nothing was missed', () => {
    const lines = paretoLines([criterion(1, '开头语'), criterion(2, '核身')], tally([{ lineage_id: 1, n: 5, missed: 0 }]));
    expect(lines).toMatchObject([{ label: '开头语', share: null, cumulative: null }]);
  });

  it('names the form where two forms share a name', () => {
    expect([...criterionLabels([criterion(1, '结束语'), criterion(2, '结束语', 'STD-OUT'), criterion(3, '核身')]).values()]).toEqual([
      '结束语 (STD-IN)',
      '结束语 (STD-OUT)',
      '核身',
    ]);
  });

  it('ends at the whole, and never rises from one line to the next', () => {
    const counts = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(counts, (pairs) => {
        const criteria = pairs.map((_, at) => criterion(at + 1, `项${at}`));
        const items = pairs.map(([a, b], at) => ({ lineage_id: at + 1, n: Math.max(a, b), missed: Math.min(a, b) }));
        const lines = paretoLines(criteria, tally(items));
        lines.slice(1).forEach((line, at) => expect(line.missed).toBeLessThanOrEqual(lines[at]!.missed));
        if (lines.some((line) => line.missed > 0)) expect(lines.at(-1)!.cumulative).toBe(1);
      }),
    );
  });
});
