import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStore } from './file-store.js';

describe('the file store', () => {
  let root: string;
  let store: FileStore;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'fairmark-files-'));
    store = new FileStore(root);
    await mkdir(join(root, 'exports', 'folder.xlsx'), { recursive: true });
    await writeFile(join(root, 'exports', 'b.xlsx'), 'two');
    await writeFile(join(root, 'exports', 'a.xlsx'), 'one');
    await writeFile(join(root, 'exports', '.draft.xlsx'), 'x');
    await writeFile(join(root, 'exports', 'a.key'), 'secret');
    await writeFile(join(root, 'outside.xlsx'), 'secret');
    await symlink(join(root, 'outside.xlsx'), join(root, 'exports', 'link.xlsx'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it('lists the finished files by name, with their size', async () => {
    expect((await store.list('exports')).map(({ name, bytes }) => [name, bytes])).toEqual([
      ['a.xlsx', 3],
      ['b.xlsx', 3],
    ]);
  });

  it('has no files where nothing was written yet', async () => {
    expect(await store.list('elsewhere')).toEqual([]);
  });

  it.each([
    '../outside.xlsx',
    '..%2Foutside.xlsx',
    '/etc/passwd',
    'exports/../a.xlsx',
    '..\\outside.xlsx',
    'link.xlsx',
    'folder.xlsx',
    '.draft.xlsx',
    'a.key',
    'a.xlsx\0.png',
    '',
    '.',
    '..',
    'none.xlsx',
  ])('finds nothing under the name %j', async (name) => {
    expect(await store.find('exports', name)).toBeNull();
  });
});
