import { cohenKappa } from './cohen-kappa.js';
import { cronbachAlpha } from './cronbach-alpha.js';
import { ewmaLimits } from './ewma-limits.js';
import { fleissKappa } from './fleiss-kappa.js';
import { gwetAc1 } from './gwet-ac.js';
import { intraclassCorrelation } from './intraclass-correlation.js';
import { itemStatistics } from './item-statistics.js';
import { krippendorffAlpha } from './krippendorff-alpha.js';
import { pairedDifference } from './paired-difference.js';
import { scoreOptions } from './score-options.js';
import { describeShared, numbers, sharedTable } from './testing/shared-data.js';
import { xbarLimits } from './xbar-limits.js';
import { xmrLimits } from './xmr-limits.js';

describeShared('agreement')('published tables of agreement', () => {
  it('anxiety, 20 × 3: ICC(A,1) .19800 (−.039 to .494), quadratic kappa of the first two .297', () => {
    const anxiety = numbers(sharedTable('agreement/irr_anxiety.csv').rows);
    const icc = intraclassCorrelation(anxiety)['2,1'];
    expect(icc.value).toBeCloseTo(0.198, 5);
    expect(icc.low).toBeCloseTo(-0.039, 3);
    expect(icc.high).toBeCloseTo(0.494, 3);
    const pairs = anxiety.map((unit) => unit.slice(0, 2));
    expect(cohenKappa(pairs, 'quadratic').value).toBeCloseTo(0.297, 3);
    expect(cohenKappa(pairs, 'linear').value).toBeCloseTo(0.189, 3);
    expect(cohenKappa(pairs).value).toBeCloseTo(0.119, 3);
  });

  it('diagnoses, 30 × 6: Fleiss’ kappa .430245', () => {
    expect(fleissKappa(sharedTable('agreement/irr_diagnoses.csv').rows).value).toBeCloseTo(0.430245, 6);
  });

  it('four raters with gaps: alpha .7434, AC1 .77544', () => {
    const table = sharedTable('agreement/irrCAC_cac.raw4raters.csv').rows.map((row) =>
      row.map((cell) => (cell === '' ? null : Number(cell))),
    );
    expect(krippendorffAlpha(table, 'nominal').value).toBeCloseTo(0.7434, 4);
    expect(gwetAc1(table).value).toBeCloseTo(0.77544, 5);
  });
});

describeShared('exams')('published exams', () => {
  const answers = (exam: string, items: number): number[][] => {
    const { rows } = sharedTable(`exams/${exam}`);
    if (exam.startsWith('lsat6')) return numbers(rows);
    const key = sharedTable(`exams/${exam.split('_')[0] ?? ''}_key.csv`).rows.map(([, right]) => right ?? '');
    return scoreOptions(
      rows.map((row) => row.slice(0, items)),
      key,
    );
  };

  it.each([
    ['lsat6_1000x5.csv', 'lsat6', 5, 0.294997],
    ['ctt_raw_100x20.csv', 'ctt', 20, 0.812754],
    ['hci_raw_651x20.csv', 'hci', 20, 0.715453],
  ])('%s has the figures of ORACLE_items_%s', (file, name, items, alpha) => {
    const points = answers(file, items);
    expect(cronbachAlpha(points).value).toBeCloseTo(alpha, 6);
    const oracle = sharedTable(`exams/ORACLE_items_${name}.csv`).rows;
    const found = itemStatistics(points);
    expect(found).toHaveLength(oracle.length);
    oracle.forEach(([, ...figures], index) => {
      const item = found[index];
      const ours = [item?.difficulty, item?.pointBiserial, item?.pointBiserialRest, item?.alphaIfDeleted, item?.discrimination];
      figures.forEach((figure, place) => expect(ours[place]?.value).toBeCloseTo(Number(figure), 9));
    });
  });
});

describeShared('spc')('published control charts', () => {
  const rings = (): number[][] => {
    const groups = new Map<string, number[]>();
    for (const [diameter = '', sample = '', trial] of sharedTable('spc/qcc_pistonrings.csv').rows) {
      if (trial === 'TRUE') groups.set(sample, [...(groups.get(sample) ?? []), Number(diameter)]);
    }
    return [...groups.values()];
  };

  it('flow rates: 50.81 (45.816 to 55.804)', () => {
    const limits = xmrLimits(sharedTable('spc/nist_flowrate_xmr.csv').rows.map(([, rate]) => Number(rate)));
    expect([limits?.center, limits?.lower, limits?.upper]).toEqual([50.81, 45.816, 55.804].map((limit) => expect.closeTo(limit, 3)));
  });

  it('piston rings: mean of means 74.00118 (73.98805 to 74.01430)', () => {
    const limits = xbarLimits(rings());
    expect([limits?.center, limits?.lower, limits?.upper]).toEqual([74.00118, 73.98805, 74.0143].map((limit) => expect.closeTo(limit, 5)));
  });

  it('piston rings: the first EWMA limits lie λ·3·σ/√5 around the centre, and no average leaves its own', () => {
    const groups = xbarLimits(rings());
    const limits = ewmaLimits(groups?.means ?? [], { center: groups?.center ?? 0, sigma: (groups?.sigma ?? 0) / Math.sqrt(5) });
    expect(limits?.points[0]?.lower).toBeCloseTo(73.99855, 5);
    expect(limits?.points[0]?.upper).toBeCloseTo(74.0038, 5);
    expect(limits?.signals).toEqual([]);
  });
});

describeShared('effect')('a published course', () => {
  it('HCI pre and post: +2.3125 (.631 to 3.994), p .0103', () => {
    const { rows } = sharedTable('effect/hci_prepost_16.csv');
    const change = pairedDifference(rows.map(([, before, after]) => ({ before: Number(before), after: Number(after) })));
    expect([change.meanDifference.value, change.low.value, change.high.value]).toEqual(
      [2.3125, 0.631, 3.994].map((figure) => expect.closeTo(figure, 3)),
    );
    expect(change.p.value).toBeCloseTo(0.0103, 4);
  });
});
