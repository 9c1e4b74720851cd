import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FairmarkError } from '../../errors/fairmark-error.js';
import { produceFile, writeFileSafely } from './write-file-safely.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-'));
});
afterEach(() => rm(folder, { recursive: true }));

const diskFull = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });

describe('a written file', () => {
  it('is there complete under its own name and nothing beside it', async () => {
    const path = await writeFileSafely(folder, '月报.xlsx', Buffer.from('content'));
    expect(await readFile(path, 'utf8')).toBe('content');
    expect(await readdir(folder)).toEqual(['月报.xlsx']);
  });

  it('leaves the older file and nothing half-written when the disk fills up', async () => {
    await writeFile(join(folder, 'a.xlsx'), 'old');
    const full = produceFile(join(folder, 'a.xlsx'), async (sink) => {
      await sink(Buffer.from('half'));
      throw diskFull();
    });
    await expect(full).rejects.toMatchObject({ key: 'report.disk_full' });
    await expect(full).rejects.toBeInstanceOf(FairmarkError);
    expect(await readdir(folder)).toEqual(['a.xlsx']);
    expect(await readFile(join(folder, 'a.xlsx'), 'utf8')).toBe('old');
  });

  it('is refused in one sentence where a folder is in the way or missing', async () => {
    await mkdir(join(folder, 'b.xlsx'));
    await expect(writeFileSafely(folder, 'b.xlsx', Buffer.from(''))).rejects.toMatchObject({ key: 'report.is_directory' });
    await expect(writeFileSafely(join(folder, 'none'), 'c.xlsx', Buffer.from(''))).rejects.toMatchObject({ key: 'report.folder_missing' });
  });

  it('lets a defect of the writer through as it is', async () => {
    await expect(produceFile(join(folder, 'a'), () => Promise.reject(new Error('NaN in column')))).rejects.toThrow('NaN in column');
  });
});
