import { GroupWrites } from './group-writes.js';

/** Writes that end when they are told to. */
function held() {
  const groups: { items: readonly number[]; end: (error?: Error) => void }[] = [];
  const write = (items: readonly number[]) =>
    new Promise<number[]>((resolve, reject) => {
      groups.push({ items, end: (error) => (error ? reject(error) : resolve(items.map((item) => item * 10))) });
    });
  return { groups, write };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('writes in groups', () => {
  it('a lone write waits for nobody; those that come meanwhile go together, and each gets its own result', async () => {
    const { groups, write } = held();
    const writes = new GroupWrites(write, [1, 2, 3], 1);
    const results = Promise.all([1, 2, 3, 4].map((item) => writes.add(item)));
    expect(groups.map(({ items }) => items)).toEqual([[1]]);
    groups[0]?.end();
    await settled();
    expect(groups.map(({ items }) => items)).toEqual([[1], [2, 3, 4]]);
    groups[1]?.end();
    expect(await results).toEqual([10, 20, 30, 40]);
  });

  it('a group has one of the sizes it may have', async () => {
    const { groups, write } = held();
    const writes = new GroupWrites(write, [1, 2, 4], 1);
    const results = Promise.all([1, 2, 3, 4].map((item) => writes.add(item)));
    for (const group of [0, 1, 2]) {
      groups[group]?.end();
      await settled();
    }
    expect(groups.map(({ items }) => items)).toEqual([[1], [2, 3], [4]]);
    expect(await results).toEqual([10, 20, 30, 40]);
  });

  it('while one is under way only a full one goes beside it, and no more than may be', async () => {
    const { groups, write } = held();
    const writes = new GroupWrites(write, [1, 2], 2);
    const results = Promise.all([1, 2, 3, 4, 5, 6].map((item) => writes.add(item)));
    expect(groups.map(({ items }) => items)).toEqual([[1], [2, 3]]);
    groups[1]?.end();
    await settled();
    expect(groups.map(({ items }) => items)).toEqual([[1], [2, 3], [4, 5]]);
    groups[2]?.end();
    await settled();
    expect(groups).toHaveLength(3);
    groups[0]?.end();
    await settled();
    groups[3]?.end();
    expect(await results).toEqual([10, 20, 30, 40, 50, 60]);
  });

  it('a group that fails fails for each of its own, and the next is written', async () => {
    const { groups, write } = held();
    const writes = new GroupWrites(write, [1, 2, 3], 1);
    const results = Promise.allSettled([1, 2, 3].map((item) => writes.add(item)));
    groups[0]?.end();
    await settled();
    groups[1]?.end(new Error('no'));
    await settled();
    expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    const next = writes.add(4);
    groups[2]?.end();
    expect(await next).toBe(40);
  });
});
