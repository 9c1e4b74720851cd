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
};

describe('the status page', () => {
  it('has no script, and styles only under its nonce', () => {
    const page = renderStatusPage(content, 'zh', 'n0nce');
    expect(page).not.toMatch(/<script|style=|onclick/);
    expect(page.match(/<style[^>]*>/g)).toEqual(['<style nonce="n0nce">']);
  });

  it('says that the database is down', () => {
    const down: StatusContent = {
      ...content,
      readiness: { ...content.readiness, status: 'unavailable', database: 'down', database_version: null },
      timeZone: null,
    };
    const page = renderStatusPage(down, 'en', 'n0nce');
    expect(page).toContain('The database does not answer');
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
