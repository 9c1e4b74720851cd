import type { Page } from 'playwright-core';
import { Centre, people } from './support/centre.js';

/** The words of whoever the page is shown to: nothing went wrong in it but what the server refused. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) faults.push(line.text());
  });
  return faults;
}

describe('records by hand', () => {
  let centre: Centre;

  beforeAll(async () => {
    centre = await Centre.open();
  });
  afterAll(() => centre.close());

  it('takes exam results all or none, and tells a mistake at its field', async () => {
    const page = await centre.page(people.trainer, '/exams/new');
    const faults = faultsOf(page);
    await page.getByRole('button', { name: '全部保存' }).click();
    await page.getByText('请至少添加一个人。').waitFor();
    expect(await page.getByLabel('考试编号').getAttribute('aria-invalid')).toBe('true');

    await page.getByLabel('考试编号').fill('EX2026-11');
    await page.getByLabel('考试名称').fill('十一月技能考试');
    await page.getByLabel('考试日期').fill('2026-11-20');
    await page.getByLabel('添加整个班组').selectOption('IN-A');
    await page.getByText('不影响已有月份的成绩单。').or(page.getByText('该月尚未发布')).first().waitFor();
    const rows = page.locator('.entry-grid tbody tr');
    await rows.first().waitFor();
    const sat = await rows.count();
    for (let at = 0; at < sat; at += 1) {
      await rows.nth(at).getByRole('textbox').first().fill('80');
      await rows.nth(at).getByRole('textbox').nth(1).fill('90');
    }
    expect(await rows.first().textContent()).toContain('84.00');

    await rows.first().getByRole('textbox').first().fill('180');
    await page.getByRole('button', { name: '全部保存' }).click();
    await rows.first().getByText('应在 0 到 100 之间').waitFor();
    expect((await centre.api(page, 'GET', '/exam-results?exam=EX2026-11')).body).toMatchObject({ items: [] });

    await rows.first().getByRole('textbox').first().fill('50');
    await page.getByRole('button', { name: '全部保存' }).click();
    await page.waitForURL('**/exams?exam=EX2026-11');
    await page.getByText(`共 ${sat} 条`).waitFor();
    await page.getByText('66.00').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
