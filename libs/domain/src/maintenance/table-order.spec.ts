import fc from 'fast-check';
import { orderTables, type ReferringTable } from './table-order.js';

const table = (name: string, ...to: string[]): ReferringTable => ({
  name,
  references: to.map((target) => ({ constraint: `${name}_${target}`, from: name, to: target })),
});

const anyTables = fc.integer({ min: 1, max: 9 }).chain((size) => {
  const name = fc.integer({ min: 0, max: size - 1 }).map((index) => `t${index}`);
  const rows = fc.array(fc.uniqueArray(name, { maxLength: 4 }), { minLength: size, maxLength: size });
  return rows.map((targets) => targets.map((to, index) => table(`t${index}`, ...to.filter((each) => each !== `t${index}`))));
});

describe('the order of tables', () => {
  it('puts a table after those it refers to', () => {
    const { tables, backward } = orderTables([table('answer', 'evaluation'), table('evaluation', 'person'), table('person')]);
    expect(tables.map(({ name }) => name)).toEqual(['person', 'evaluation', 'answer']);
    expect(backward).toEqual([]);
  });

  it('cuts a ring at one key and leaves the tables that only refer to the ring behind it', () => {
    const { tables, backward } = orderTables([
      table('dirty', 'period'),
      table('period', 'run'),
      table('run', 'period', 'scheme'),
      table('scheme'),
    ]);
    expect(tables.map(({ name }) => name)).toEqual(['scheme', 'period', 'dirty', 'run']);
    expect(backward.map(({ constraint }) => constraint)).toEqual(['period_run']);
  });

  it('leaves no key unsatisfied but those it names as backward', () => {
    fc.assert(
      fc.property(anyTables, (given) => {
        const { tables, backward } = orderTables(given);
        expect(tables.map(({ name }) => name).sort()).toEqual(given.map(({ name }) => name).sort());
        const place = new Map(tables.map(({ name }, index) => [name, index]));
        const late = given.flatMap(({ references }) => references).filter(({ from, to }) => place.get(to)! > place.get(from)!);
        expect(new Set(backward)).toEqual(new Set(late));
      }),
    );
  });

  it('does not depend on the order in which the tables were found', () => {
    fc.assert(
      fc.property(anyTables, (given) => {
        expect(orderTables(given.toReversed())).toEqual(orderTables(given));
      }),
    );
  });
});
