import { chooseLanguage, renderStatusPage } from './status-page.js';
import type { StatusContent } from './status-page.service.js';

const content: StatusContent = {
  readiness: {
    status: 'ok',
    version: '0.1.0',
    database: 'up',
    database_version: '18.4',
    migrations: 'current',
    queue: 'up',
    queue_backend: 'postgres',
    sample: 'present',
  },
  embedded: true,
  timeZone: 'Asia/Shanghai',
  periods: [
    { id: '2026-10', state: 'published', run: 2, asOf: new Date('2026-10-31T16:30:00Z') },
    { id: '2026-11', state: 'open', run: null, asOf: null },
  ],
  workbooks: [
    { name: 'team-monthly_2026-10_T01_zh.xlsx', bytes: 48_200, modifiedAt: new Date() },
    { name: '<b>&"_2026-10_zh.xlsx', bytes: 10, modifiedAt: new Date() },
    { name: 'manager-summary_2025_zh.xlsx', bytes: 10, modifiedAt: new Date() },
  ],
};

describe('the status page', () => {
  it('shows each month with its state, its run, and its data in the zone of the centre', () => {
    const page = renderStatusPage(content, 'en', 'n0nce');
    expect(page).toContain('run 2');
    expect(page).toContain('1 Nov 2026, 00:30');
    expect(renderStatusPage(content, 'zh', 'n0nce')).toContain('第 2 次');
  });

  it('links the workbooks of a month beside it and shows the others apart', () => {
    const page = renderStatusPage(content, 'en', 'n0nce');
    const month = page.slice(page.indexOf('2026-10</th>'), page.indexOf('2026-11</th>'));
    expect(month).toContain('href="/downloads/team-monthly_2026-10_T01_zh.xlsx"');
    expect(page.slice(page.indexOf('Other workbooks'))).toContain('manager-summary_2025_zh.xlsx');
  });

  it('never lets a file name become markup', () => {
    const page = renderStatusPage(content, 'en', 'n0nce');
    expect(page).not.toContain('<b>');
    expect(page).toContain('&lt;b&gt;&amp;&quot;_2026-10_zh.xlsx');
  });

  it('has no script, and styles only under its nonce', () => {
    const page = renderStatusPage(content, 'zh', 'n0nce');
    expect(page).not.toMatch(/<script|style=|onclick/);
    expect(page.match(/<style[^>]*>/g)).toEqual(['<style nonce="n0nce">']);
  });

  it('says that the database is down instead of showing no months', () => {
    const down: StatusContent = {
      ...content,
      readiness: { ...content.readiness, status: 'unavailable', database: 'down', database_version: null },
      periods: [],
      timeZone: null,
    };
    const page = renderStatusPage(down, 'en', 'n0nce');
    expect(page).toContain('The database does not answer');
    expect(page).not.toContain('There are no months yet');
  });

  it.each([
    ['en', 'zh-CN,zh;q=0.9', 'en'],
    [undefined, 'zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    [undefined, 'fr;q=1, en;q=0.5, zh;q=0.6', 'zh'],
    [undefined, 'en-GB', 'en'],
    [undefined, 'fr', 'zh'],
    [undefined, undefined, 'zh'],
    [['en'], 'en;q=0', 'zh'],
  ])('speaks for ?lang=%p and Accept-Language %p: %s', (asked, accepted, language) => {
    expect(chooseLanguage(asked, accepted, 'zh')).toBe(language);
  });
});
