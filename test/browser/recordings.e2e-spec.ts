import type { Page } from 'playwright-core';
import { encodedCall, waveFile } from '../support/audio.js';
import { Centre, people } from './support/centre.js';
import { comesTo } from './support/comes-to.js';

describe('the recording of a call', () => {
  let centre: Centre;
  let page: Page;
  let evaluation: { evaluation_no: string; recording_id: string };
  const faults: string[] = [];

  beforeAll(async () => {
    centre = await Centre.open();
    page = await centre.page(people.trainer);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => {
      // A browser says itself that something was refused.
      if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) faults.push(line.text());
    });
    const { body } = await centre.api(page, 'GET', '/evaluations?page_size=1&total=none');
    evaluation = (body as { items: (typeof evaluation)[] }).items[0]!;
    await page.goto(`${centre.address}/evaluations/${encodeURIComponent(evaluation.evaluation_no)}`);
  });
  afterAll(() => centre.close());

  it('need not be there: a quiet line says so, and it can be sent', async () => {
    await page.getByText('这通电话没有录音').waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: 'call.txt', mimeType: 'text/plain', buffer: Buffer.from('no audio') });
    await page.getByText('不是可以播放的录音').waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'call.wav', mimeType: 'audio/wav', buffer: waveFile({ seconds: 90, loudness: (second) => second / 90 }) });
    await page.getByText('0:00 / 1:30').waitFor();
    // The worker has drawn it by now, or is about to.
    await page.locator('.waveform canvas').first().waitFor({ state: 'attached' });
  });

  it('is played, wound and quickened by buttons and by keys', async () => {
    const position = page.getByRole('slider', { name: '播放位置' });
    await page.getByRole('button', { name: '前进 5 秒' }).click();
    await page.getByText('0:05 / 1:30').waitFor();
    await position.focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('0:06 / 1:30').waitFor();
    await comesTo(() => position.getAttribute('aria-valuetext'), '0:06，共 1:30');
    await page.getByRole('button', { name: '播放' }).click();
    await page.getByRole('button', { name: '暂停' }).waitFor();
    // It may be further by the time one looks.
    await page.getByText(/^(0:0[89]|0:[1-5]\d|1:\d\d) \/ 1:30$/).waitFor();
    await page.getByRole('button', { name: '暂停' }).click();
    await page.getByRole('combobox', { name: '播放速度' }).click();
    await page.getByTitle('1.5 倍').click();
    await page.locator('.player-bar [title="1.5 倍"]').waitFor();
    expect(faults).toEqual([]);
  });

  it('in mp3 is drawn by a worker, and the page waits for the picture', async () => {
    const drawn = page.waitForResponse(async (response) => {
      if (!response.url().endsWith('/playback')) return false;
      const { audio, peaks } = (await response.json()) as { audio: string; peaks: number[] | null };
      return audio === 'mp3' && peaks !== null && peaks.length > 880;
    });
    const buffer = encodedCall('call.mp3');
    await page.locator('input[type=file]').setInputFiles({ name: 'call.mp3', mimeType: 'audio/mpeg', buffer });
    await page.getByText('0:00 / 0:02').waitFor();
    await drawn;
    await page.locator('.waveform canvas').first().waitFor({ state: 'attached' });
    expect(faults).toEqual([]);
  });
});
