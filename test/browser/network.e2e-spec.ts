import type { Page } from 'playwright-core';
import { Centre, people } from './support/centre.js';

/** A phone at the edge of its cell: what Chromium's own tools call slow 3G. */
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 51_200, uploadThroughput: 51_200 };

describe('a network as it is on the floor', () => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await Centre.open();
  });
  afterAll(() => centre?.close());

  it('follows a job to its end though a proxy holds its events back', async () => {
    const page = await centre.page(people.supervisor);
    let asked = 0;
    await page.route(/\/jobs\/[^/]+\/events$/, () => {
      asked += 1;
    });
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /下载.*班长月报/ }).click()]);
    expect(asked).toBeGreaterThan(0);
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  });

  it('shows the door and one’s results over slow 3G', async () => {
    const page = await centre.stranger({ width: 390, height: 844 });
    await slow(page);
    await page.goto(centre.address);
    await page.getByLabel('工号').fill(people.agent);
    await page.getByLabel('密码').fill('fairmark-sample');
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForSelector('#content h1');
    await page.goto(`${centre.address}/results`);
    await page.getByText('综合得分').first().waitFor();
  }, 90_000);

  it('says so when nobody answers, and goes on when the network is back', async () => {
    const page = await centre.page(people.manager, '/evaluations');
    const rows = page.getByRole('link', { name: /^QC20/ });
    await rows.first().waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '下一页' }).click();
    await page.getByText('连不上服务器').first().waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '重试' }).first().click();
    await rows.first().waitFor();
  });
});

async function slow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_3G);
}
