import type { TestingModule } from '@nestjs/testing';
import { publicSettingKeys } from '@contracts/settings.js';
import { domainOn } from '../../../../test/support/domain-fixture.js';
import { periodService } from '../../../../test/support/small-centre.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { CalendarYearService } from './calendar-year.service.js';
import { SettingCatalogueService, type SettingChange } from './setting-catalogue.service.js';
import { SettingsModule } from './settings.module.js';
import { SettingsService } from './settings.service.js';

const NEW_YEAR = { day: '2027-01-01', working: false, name: '元旦' };

describe('the settings', () => {
  let database: TestDatabase;
  let module: TestingModule;
  let catalogue: SettingCatalogueService;

  beforeEach(async () => {
    database = await createTestDatabase();
    module = await domainOn(database.dataSource, SettingsModule);
    catalogue = module.get(SettingCatalogueService);
  });
  afterEach(async () => {
    await module.close();
    await database.drop();
  });

  const change = (key: string, value: unknown, more: Partial<SettingChange> = {}) =>
    catalogue.change({ key, value, basedOn: null, actor: '0900', ...more });
  const audited = () =>
    database.dataSource.query(`select actor, subject, detail from audit_event where action like '%.change' order by id`);

  it('have a value each before anybody decides, and what is internal is not among them', async () => {
    const all = await catalogue.list();
    expect(all.map(({ key }) => key)).toEqual(publicSettingKeys);
    expect(all).toContainEqual({ key: 'notice_days', value: 3, version: 0, changed_at: null, changed_by: null });
    for (const key of ['sample', 'nonsense', '__proto__'])
      await expect(catalogue.find(key)).rejects.toMatchObject({ code: 'settings.unknown', status: 404 });
    await expect(change('sample', null)).rejects.toMatchObject({ code: 'settings.unknown' });
  });

  it('change with who and when, and keep what they were', async () => {
    await change('notice_days', 5);
    await change('notice_days', 4, { actor: '0901', basedOn: '1' });
    expect(await catalogue.find('notice_days')).toMatchObject({ value: 4, version: 2, changed_by: '0901' });
    expect(await catalogue.history('notice_days')).toMatchObject([
      { value: 4, version: 2 },
      { value: 5, version: 1, changed_by: '0900' },
    ]);
    expect(await audited()).toMatchObject([
      { actor: '0900', subject: 'notice_days', detail: { value: 5 } },
      { actor: '0901', subject: 'notice_days', detail: { value: 4 } },
    ]);
  });

  it('do not change when they are given the value they have', async () => {
    await change('notice_days', 5);
    expect(await change('notice_days', 5)).toMatchObject({ version: 1 });
    expect(await catalogue.history('notice_days')).toHaveLength(1);
  });

  it('let only one of two people change the same one at once', async () => {
    for (let version = 0; version < 4; version++) {
      const values = [version * 2 + 10, version * 2 + 11];
      const outcomes = await Promise.allSettled(values.map((value) => change('notice_days', value, { basedOn: String(version) })));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const [refused] = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(refused?.reason).toMatchObject({ code: 'http.stale', status: 409 });
    }
    expect(await catalogue.history('notice_days')).toHaveLength(4);
  });

  it.each<[string, unknown]>([
    ['time_zone', 'Mars/Olympus'],
    ['time_zone', '+08:00'],
    ['time_zone', 8],
    ['month_starts_on', 2],
    ['month_starts_on', '26'],
    ['notice_days', -1],
    ['notice_days', 1.5],
    ['acknowledge_days', 0],
    ['acknowledge_days', 61],
    ['audit_retention_months', 5],
    ['audit_retention_months', '12'],
    ['import_file_retention_months', 0],
    ['export_file_retention_days', 4000],
    ['recording_link_pattern', 'http://rec.example.com/{recording_id}'],
    ['recording_link_pattern', 'https://rec.example.com/'],
    ['recording_link_pattern', 'https://{recording_id}.example.com/'],
    ['recording_link_pattern', 'https://user:secret@rec.example.com/{recording_id}'],
    ['recording_link_pattern', 'javascript:alert({recording_id})'],
  ])('refuse %s = %j in one sentence of its own', async (key, value) => {
    await expect(change(key, value)).rejects.toMatchObject({ code: `settings.bad_${key}`, status: 422 });
    expect(await catalogue.find(key)).toMatchObject({ version: 0 });
  });

  it.each<[string, unknown]>([
    ['time_zone', 'Europe/Berlin'],
    ['month_starts_on', 26],
    ['audit_retention_months', 6],
    ['recording_link_pattern', 'https://rec.example.com/play?id={recording_id}'],
  ])('take %s = %j', async (key, value) => {
    expect(await change(key, value)).toMatchObject({ value, version: 1 });
  });

  it('that cut the months stay as they are once there is a month', async () => {
    await periodService().ensure(database.dataSource.manager, ['2026-10']);
    for (const [key, value] of [
      ['time_zone', 'Europe/Berlin'],
      ['month_starts_on', 26],
    ] as const)
      await expect(change(key, value)).rejects.toMatchObject({ code: 'settings.months_cut', status: 409 });
    expect(await change('time_zone', 'Asia/Shanghai')).toMatchObject({ value: 'Asia/Shanghai' });
    expect(await module.get(SettingsService).calendar(database.dataSource.manager)).toEqual({
      timeZone: 'Asia/Shanghai',
      monthStartsOn: 1,
    });
  });

  describe('of the calendar', () => {
    const replace = (days: (typeof NEW_YEAR)[], basedOn: string | null = null) =>
      module.get(CalendarYearService).replace({ year: 2027, days, basedOn, actor: '0900' });

    it('are replaced a year at a time, and the other years stay', async () => {
      const before = await module.get(CalendarYearService).find(2026);
      expect(before.days.length).toBeGreaterThan(20);
      const year = await replace([NEW_YEAR, { day: '2027-01-03', working: true, name: '调休上班' }]);
      expect(year.days).toHaveLength(2);
      expect(await module.get(CalendarYearService).find(2027)).toEqual(year);
      expect(await module.get(CalendarYearService).find(2026)).toEqual(before);
      expect(await audited()).toMatchObject([{ subject: 'calendar 2027', detail: { before: [], after: [NEW_YEAR, { working: true }] } }]);
      await replace(year.days);
      expect(await audited()).toHaveLength(1);
    });

    it('are refused when a day is twice there, or of another year', async () => {
      await expect(replace([NEW_YEAR, NEW_YEAR])).rejects.toMatchObject({ code: 'settings.day_twice' });
      await expect(replace([{ ...NEW_YEAR, day: '2026-01-01' }])).rejects.toMatchObject({ code: 'settings.day_of_another_year' });
    });

    it('let only one of two people replace the same year at once', async () => {
      const { tag } = await module.get(CalendarYearService).find(2027);
      const outcomes = await Promise.allSettled([replace([NEW_YEAR], tag), replace([{ ...NEW_YEAR, name: 'x' }], tag)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });
  });
});
