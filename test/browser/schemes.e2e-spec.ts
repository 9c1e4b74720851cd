import type { Page } from 'playwright-core';
import type { SchemeVersionJson } from '@contracts/schemes.js';
import { violations } from './support/axe.js';
import { Centre, people } from './support/centre.js';
import { comesTo } from './support/comes-to.js';

describe('a scheme’s draft', () => {
  let centre: Centre;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    centre = await Centre.open();
    page = await centre.page(people.trainer, '/schemes');
    page.on('pageerror', (error) => faults.push(error.message));
    await page.getByRole('button', { name: '起草新版本 AGENT-STD' }).click();
    await page.waitForURL('**/schemes/AGENT-STD/2');
    await page.getByLabel('合格分', { exact: true }).waitFor();
  });
  afterAll(() => centre.close());

  const field = (label: string) => page.getByLabel(label, { exact: true });
  const save = () => page.getByRole('button', { name: '保存草案' }).click();
  const stored = async () => ((await centre.api(page, 'GET', '/schemes/AGENT-STD/versions/2')).body as SchemeVersionJson).definition;
  /** What is said to be wrong with a field. */
  const wrong = async (label: string) => {
    const id = await field(label).getAttribute('aria-describedby');
    return id === null ? null : page.locator(`[id="${id.split(' ').at(-1)}"]`).textContent();
  };

  it('says at its field what is wrong, whether the page or the server finds it', async () => {
    await page.getByRole('button', { name: '在 A 上面添加等级' }).click();
    await field('第 1 个等级').fill('A+');
    await page.getByRole('button', { name: '添加级别' }).click();
    await field('一般客服').fill('很多');
    await field('理论占比（%）').fill('170');
    await save();
    await page.getByText('应在 0 到 100 之间。').waitFor();
    expect([await wrong('A+ 分数线'), await wrong('第 2 个级别'), await wrong('一般客服'), await wrong('理论占比（%）')]).toEqual([
      '请填写。',
      '请填写。',
      '请填数字。',
      '应在 0 到 100 之间。',
    ]);
    await field('A+ 分数线').fill('85');
    await field('第 2 个级别').fill('重大');
    await field('重大 有责扣分').fill('10');
    await field('重大 部分有责扣分').fill('6.125');
    await field('一般客服').fill('9');
    await field('理论占比（%）').fill('70');
    await field('实操占比（%）').fill('30');
    await save();
    await page.getByText('小数位太多').waitFor();
    expect(await wrong('重大 部分有责扣分')).toContain('6.125');
    await field('重大 部分有责扣分').fill('6');
    await save();
    await page.getByText('各等级的分数线应从高到低').waitFor();
    expect(await wrong('A 分数线')).toBe('各等级的分数线应从高到低');
    expect((await stored()).grades.bands).toHaveLength(4);
  });

  it('takes a grade, a complaint level, and other rules of exams, quota, range, counting and conversion, and shows them again', async () => {
    await field('A+ 分数线').fill('97');
    await field('D 分数线').fill('0');
    await field('考试合格分').fill('75');
    await field('单项最低分').fill('50');
    await field('入职多少天内算新人').fill('60');
    await page.getByRole('checkbox', { name: 'C', exact: true }).check();
    await page.getByRole('checkbox', { name: '专项抽检' }).check();
    await field('综合得分最高').fill('110');
    await field('质检算在哪个月').selectOption('evaluation_date');
    await field('工作量 折算').selectOption('steps');
    await field('工作量 第 1 档得分').fill('50');
    await page.getByRole('button', { name: '工作量 添加档' }).click();
    await field('出勤 折算').selectOption('linear_down');
    // A grade that is named anew takes its share and its place among the bad ones along.
    await field('第 5 个等级').fill('E');
    await save();
    await page.getByText('已保存').waitFor();
    expect(await stored()).toMatchObject({
      components: [
        { code: 'qa' },
        { code: 'exam' },
        {
          code: 'workload',
          map: {
            kind: 'steps',
            steps: [
              { from: 0, score: 50 },
              { from: 100, score: 100 },
            ],
          },
        },
        { code: 'attendance', map: { kind: 'linear_down', target: 0, ceiling: 100 } },
      ],
      grades: {
        bands: [{ grade: 'A+', from: 97 }, { grade: 'A', from: 90 }, { grade: 'B' }, { grade: 'C' }, { grade: 'E', from: 0 }],
        shares: [{ grade: 'A+', share: 0 }, { grade: 'A' }, { grade: 'B' }, { grade: 'C' }, { grade: 'E', share: 0.1 }],
      },
      case_points: { complaint: [{ level: '*' }, { level: '重大', at_fault: 10, partly: 6 }] },
      exam: { theory_weight: 0.7, practical_weight: 0.3, pass_mark: 75, part_minimum: 50 },
      quota: { standard: 9, new_hire_days: 60, bad_grades: ['C', 'E'] },
      range: { highest: 110 },
      count_by: 'evaluation_date',
      purposes: ['random', 'targeted'],
    });
    await page.reload();
    await field('第 1 个等级').waitFor();
    expect(
      await Promise.all(['第 1 个等级', 'A+ 分数线', '第 2 个级别', '考试合格分', '一般客服'].map((label) => field(label).inputValue())),
    ).toEqual(['A+', '97', '重大', '75', '9']);
    await page.getByRole('button', { name: '移除 重大' }).click();
    await page.getByRole('button', { name: '移除 A+' }).click();
    await save();
    await page.getByText('已保存').waitFor();
    expect(await stored()).toMatchObject({ grades: { bands: [{ grade: 'A' }, {}, {}, {}] }, case_points: { complaint: [{ level: '*' }] } });
  });

  it('that somebody else has changed meanwhile is told in words, and one of the two stays', async () => {
    await page.reload();
    await field('合格分').waitFor();
    const definition = await stored();
    const theirs = { ...definition, pass_mark: 86, exam: { ...definition.exam, pass_mark: 70 } };
    expect(await centre.api(page, 'PUT', '/schemes/AGENT-STD/versions/2', { definition: theirs })).toMatchObject({ status: 200 });
    await field('合格分').fill('84');
    await save();
    await page.getByText('您打开之后，这份内容已被别人改过').waitFor();
    const rows = page.getByRole('dialog').locator('tbody tr');
    expect(await rows.allTextContents()).toEqual(['合格分8684', '考试合格分7075']);
    await page.getByRole('button', { name: '用我填写的覆盖' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await comesTo(async () => (await stored()).pass_mark, 84);
  });

  it('is read in plain words by whoever does not write it, in their language', async () => {
    const reader = await centre.page(people.trainer, '/schemes/AGENT-STD/1', { language: 'en' });
    await reader.getByText('from 90, forced distribution 20%').waitFor();
    await reader.getByText('5 off when at fault, 3 when partly').waitFor();
    expect(await reader.locator('input, select').count()).toBeLessThanOrEqual(3);
    await reader.goto(`${centre.address}/schemes/AGENT-STD/2`);
    await reader.getByLabel('Agents', { exact: true }).fill('');
    await reader.getByRole('button', { name: 'Save the draft' }).click();
    await reader.getByText('Fill this in.').waitFor();
    expect(faults).toEqual([]);
  });

  it('can be written and read by everyone, on a desk and on a phone', async () => {
    for (const look of [{}, { language: 'en', dark: true, width: 390, height: 844 } as const]) {
      const visitor = await centre.page(people.trainer, '/schemes/AGENT-STD/2', look);
      for (const number of [2, 1]) {
        await visitor.goto(`${centre.address}/schemes/AGENT-STD/${number}`);
        await visitor.locator('#content .sheet').nth(7).waitFor();
        expect(await violations(visitor)).toEqual([]);
        expect(
          await visitor.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        ).toBeLessThanOrEqual(0);
      }
      await visitor.context().close();
    }
  });
});
