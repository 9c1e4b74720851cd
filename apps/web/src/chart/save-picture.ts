import { saveFile } from '../api/save-file.js';
import type { ChartColours } from './chart-colours.js';

interface Caption {
  title: string;
  period: string;
}

const MARGIN = 20;
const HEAD = 64;

/** Saves the chart in a box with its title and its months in the picture, on the ground it is read on. */
export async function savePicture(box: HTMLElement, { title, period }: Caption, colours: ChartColours): Promise<void> {
  const chart = await drawnIn(box);
  if (chart === null) return;
  // As fine as the screen is.
  const fine = chart.width / chart.clientWidth;
  const picture = document.createElement('canvas');
  picture.width = Math.round((chart.clientWidth + 2 * MARGIN) * fine);
  picture.height = Math.round((chart.clientHeight + HEAD + MARGIN) * fine);
  const pen = picture.getContext('2d')!;
  pen.scale(fine, fine);
  pen.fillStyle = colours.card;
  pen.fillRect(0, 0, picture.width, picture.height);
  const family = getComputedStyle(document.body).fontFamily;
  const wide = chart.clientWidth;
  pen.textBaseline = 'top';
  pen.fillStyle = colours.text;
  pen.font = `600 17px ${family}`;
  pen.fillText(title, MARGIN, 14, wide);
  pen.fillStyle = colours.soft;
  pen.font = `13px ${family}`;
  pen.fillText(period, MARGIN, 38, wide);
  pen.drawImage(chart, MARGIN, HEAD, wide, chart.clientHeight);
  const file = await new Promise<Blob | null>((done) => {
    picture.toBlob(done, 'image/png');
  });
  if (file !== null) saveFile(file, `${title} ${period}.png`);
}

/** What draws a chart may still be on its way. @returns null: the box has gone meanwhile */
async function drawnIn(box: HTMLElement): Promise<HTMLCanvasElement | null> {
  const nextFrame = () => new Promise(requestAnimationFrame);
  while (box.isConnected) {
    const canvas = box.querySelector('canvas');
    await nextFrame();
    if (canvas !== null) return canvas;
  }
  return null;
}
