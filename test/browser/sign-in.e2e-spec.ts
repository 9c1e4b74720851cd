import { Centre, people } from './support/centre.js';
import { comesTo } from './support/comes-to.js';

describe('the door', () => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await Centre.open();
  });
  afterAll(() => centre?.close());

  it('says what is missing at its field, and what is wrong in one sentence', async () => {
    const page = await centre.stranger({ language: 'en' });
    await page.goto(centre.address);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Enter your employee number.').waitFor();
    await page.getByLabel('Employee number').fill(people.trainer);
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: /number or the password/i })
      .waitFor();
  });

  it('lets in whoever belongs, at the address they came for, in the language they chose', async () => {
    const page = await centre.stranger({ language: 'en' });
    await page.goto(`${centre.address}/?period=2026-09`);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByLabel('工号').fill(people.trainer);
    await page.getByLabel('密码').fill('fairmark-sample');
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForSelector('#content h1');
    expect(page.url()).toContain('period=2026-09');
    await page.getByRole('link', { name: '质检记录' }).first().waitFor();
    await comesTo(() => page.getAttribute('html', 'lang'), 'zh-CN');
  });

  it('keeps the page as it was when a session ends, and goes on with it after signing in again', async () => {
    const page = await centre.page(people.trainer, '/?period=2026-08', { language: 'en' });
    await page.context().clearCookies();
    await page.goto(`${centre.address}/?period=2026-08`);
    await page.waitForSelector('input[name=employee_no]');
    expect(page.url()).toContain('period=2026-08');
  });

  it('signs out in all windows at once', async () => {
    const [here, there] = [
      await centre.page(people.agent, '/', { language: 'en' }),
      await centre.page(people.agent, '/', { language: 'en' }),
    ];
    await here.getByRole('button', { name: 'Account' }).click();
    await here.getByText('Sign out everywhere').click();
    await here.waitForSelector('input[name=employee_no]');
    await there.reload();
    await there.waitForSelector('input[name=employee_no]');
  });
});
