const WIDTH = 750;
const MARGIN = 40;
const LINE = 44;
const SCALE = 2;

/** Draws lines one under another as a long picture, with a mark across it where there are names. @param mark null: none */
export async function drawPicture(lines: readonly string[], mark: string | null): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const height = MARGIN * 2 + LINE * (lines.length + 1);
  canvas.width = WIDTH * SCALE;
  canvas.height = height * SCALE;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('The browser draws no pictures');
  pen.scale(SCALE, SCALE);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, WIDTH, height);
  const font = getComputedStyle(document.body).fontFamily;
  if (mark !== null) drawMark(pen, mark, height, font);
  pen.fillStyle = '#0b5cad';
  pen.fillRect(0, 0, WIDTH, 8);
  pen.textBaseline = 'middle';
  lines.forEach((line, at) => {
    pen.fillStyle = at === 0 ? '#0b5cad' : '#1c2733';
    pen.font = at === 0 ? `600 30px ${font}` : `22px ${font}`;
    pen.fillText(line, MARGIN, MARGIN + LINE * (at + 0.5), WIDTH - MARGIN * 2);
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture was not made')) : resolve(blob)), 'image/png');
  });
}

function drawMark(pen: CanvasRenderingContext2D, mark: string, height: number, font: string): void {
  pen.save();
  pen.fillStyle = 'rgba(28, 39, 51, 0.1)';
  pen.font = `20px ${font}`;
  pen.rotate(-Math.PI / 9);
  for (let top = 60; top < height + WIDTH / 2; top += 130)
    for (let left = -height / 2; left < WIDTH; left += 420) pen.fillText(mark, left, top);
  pen.restore();
}
