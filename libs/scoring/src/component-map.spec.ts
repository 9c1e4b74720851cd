import fc from 'fast-check';
import { mapComponent } from './component-map.js';
import type { ComponentMap } from './scheme-definition.js';

const rising: ComponentMap = { kind: 'linear', floor: 6000, target: 9000 };
const falling: ComponentMap = { kind: 'linear_down', target: 300, ceiling: 600 };
const table: ComponentMap = {
  kind: 'steps',
  steps: [
    { from: 90, scoreBp: 10000 },
    { from: 0, scoreBp: 2000 },
    { from: 50, scoreBp: 6000 },
  ],
};
const bounds = fc
  .tuple(fc.integer({ min: -20000, max: 20000 }), fc.integer({ min: 1, max: 20000 }))
  .map(([low, width]) => ({ low, high: low + width }));
const metric = fc.integer({ min: -50000, max: 50000 });

describe('mapping a metric to 0–100', () => {
  it('takes it as it is, within 0 and 100', () => {
    expect([-1, 8735, 10001].map((value) => mapComponent({ kind: 'identity' }, value))).toEqual([0, 8735, 10000]);
  });

  it('rises straight from the floor to the target', () => {
    expect([5999, 6000, 7000, 7500, 9000, 9999].map((value) => mapComponent(rising, value))).toEqual([0, 0, 3333, 5000, 10000, 10000]);
  });

  it('falls straight from the target to the ceiling where lower is better', () => {
    expect([100, 300, 400, 450, 600, 700].map((value) => mapComponent(falling, value))).toEqual([10000, 10000, 6667, 5000, 0, 0]);
  });

  it('takes the last step that is reached, in whatever order they are written', () => {
    expect([-1, 0, 49, 50, 89, 90].map((value) => mapComponent(table, value))).toEqual([0, 2000, 2000, 6000, 6000, 10000]);
  });

  it('leaves a missing metric missing', () => {
    for (const map of [{ kind: 'identity' } as const, rising, falling, table]) expect(mapComponent(map, null)).toBeNull();
  });

  it('is monotone and within 0 and 100 for every map', () => {
    fc.assert(
      fc.property(bounds, metric, metric, ({ low, high }, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const up: ComponentMap = { kind: 'linear', floor: low, target: high };
        const down: ComponentMap = { kind: 'linear_down', target: low, ceiling: high };
        expect(mapComponent(up, less) ?? -1).toBeLessThanOrEqual(mapComponent(up, more) ?? -1);
        expect(mapComponent(down, less) ?? -1).toBeGreaterThanOrEqual(mapComponent(down, more) ?? -1);
        expect([0, 1]).toContain((mapComponent(up, one) ?? 0) + (mapComponent(down, one) ?? 0) - 10000);
      }),
    );
  });
});
