import { plainName } from './plain-name.js';

describe('the name of a file that came in', () => {
  it('is cut by bytes, keeps its extension and no half character', () => {
    const name = plainName(`${'质'.repeat(200)}.xlsx`);
    expect(name).toBe(`${'质'.repeat(58)}.xlsx`);
    expect(Buffer.byteLength(plainName(`a${'😀'.repeat(99)}.${'b'.repeat(99)}`))).toBeLessThanOrEqual(180);
  });

  it('has no folders and nothing that a system forbids', () => {
    expect(plainName('C:\\marks\\十月?.xlsx')).toBe('十月.xlsx');
    expect(plainName('../..')).toBe('file');
  });
});
