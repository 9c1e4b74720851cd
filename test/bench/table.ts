import type { Reading } from './harness.js';

const HEAD = ['measure', 'ours', 'cpu', 'peer', '', 'cpu', 'ratio', 'target', 'holds'];
const RIGHT = new Set([1, 2, 4, 5, 6]);

/** The readings as columns of text. */
export function table(readings: readonly Reading[]): string {
  const rows = readings.map((one) => [
    one.name,
    `${figure(one.value)} ${one.unit}`,
    seconds(one.cpu),
    one.peer ?? '',
    one.peer_value === null ? '' : `${figure(one.peer_value)} ${one.unit}`,
    seconds(one.peer_cpu),
    one.ratio === null ? '' : `${one.ratio.toFixed(2)}×`,
    one.target ?? '',
    one.holds === null ? '' : one.holds ? 'yes' : 'NO',
  ]);
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (RIGHT.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(HEAD), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function seconds(value: number | null): string {
  return value === null ? '—' : `${figure(value)} s`;
}

/** Three digits that say something. */
function figure(value: number): string {
  return value >= 100 ? Math.round(value).toString() : value.toPrecision(3);
}
