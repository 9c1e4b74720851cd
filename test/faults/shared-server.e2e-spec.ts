import { HeldHome } from '../support/held-home.js';

const ROSTER = '工号,姓名,岗位,班组,生效日期\n0001,张晓雯,客服,A,2026-01-01\n';

describe('the server of a home', () => {
  let home: HeldHome;

  beforeAll(async () => {
    home = await HeldHome.open();
    await home.all(['migrate']);
  }, 120_000);
  afterAll(() => home.close());

  it('is shared by commands at once: the one that ends first leaves it to the other, and the last one out stops it', async () => {
    const server = await home.postmaster();
    const roster = await home.give('roster.csv', ROSTER);
    const ran = await home.meanwhile('import_change', ['import', 'roster', roster], async (child) => {
      await home.letGo();
      await home.expectRefused(['scorecards', '2026-10'], 'scorecards.never_closed', { period: '2026-10' });
      expect(child.exitCode).toBeNull();
      expect(await home.postmaster()).toBe(server);
    });
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(await home.postmaster()).toBeNull();
  });

  it('is started again by the next command, which finds all that was written, and is stopped at its end', async () => {
    const roster = await home.give('roster.csv', ROSTER);
    const { files } = await home.json<{ files: { rows_imported: number; rows_unchanged: number }[] }>('import', 'roster', roster);
    expect(files).toMatchObject([{ rows_imported: 0, rows_unchanged: 1 }]);
    expect(await home.postmaster()).toBeNull();
  });
});
