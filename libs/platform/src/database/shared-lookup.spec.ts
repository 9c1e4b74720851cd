import { SharedLookup } from './shared-lookup.js';

/** Lookups that end when they are told to. */
function held() {
  const begun: { key: string; end: (found: string) => void; fail: (error: Error) => void }[] = [];
  const lookups = new SharedLookup<string>();
  const find = (key: string) => lookups.find(key, () => new Promise((end, fail) => begun.push({ key, end, fail })));
  return { begun, find };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('lookups of the same at the same moment', () => {
  it('are shared by those who ask while another is under way, and begin only when all of them have asked', async () => {
    const { begun, find } = held();
    const [first, second, third] = [find('a'), find('a'), find('a')];
    expect(begun).toHaveLength(1);
    begun[0]?.end('old');
    expect(await first).toBe('old');
    await settled();
    expect(begun).toHaveLength(2);
    const fourth = find('a');
    begun[1]?.end('new');
    expect(await Promise.all([second, third])).toEqual(['new', 'new']);
    await settled();
    begun[2]?.end('newest');
    expect(await fourth).toBe('newest');
  });

  it('are apart for different things, and a lone one waits for nobody', async () => {
    const { begun, find } = held();
    const both = Promise.all([find('a'), find('b')]);
    expect(begun.map(({ key }) => key)).toEqual(['a', 'b']);
    for (const { key, end } of begun) end(key);
    expect(await both).toEqual(['a', 'b']);
    await settled();
    void find('a');
    expect(begun).toHaveLength(3);
  });

  it('fail only for those who share it', async () => {
    const { begun, find } = held();
    const [first, second] = [find('a'), find('a')];
    begun[0]?.fail(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await settled();
    begun[1]?.end('found');
    expect(await second).toBe('found');
  });
});
