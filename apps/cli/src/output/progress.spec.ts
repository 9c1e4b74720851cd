import { PassThrough } from 'node:stream';
import { createProgress } from './progress.js';

function linesOf(steps: readonly { at: number; done: number; total: number | null }[]): string[] {
  const stream = new PassThrough();
  let clock = 0;
  const progress = createProgress('lines', stream, () => clock);
  for (const { at, done, total } of steps) {
    clock = at;
    progress.update('rows', done, total);
  }
  progress.stop();
  return String(stream.read() ?? '')
    .split('\n')
    .filter((line) => line !== '');
}

describe('progress in a pipe', () => {
  it('says nothing of what is done within a second', () => {
    expect(
      linesOf([
        { at: 300, done: 10, total: null },
        { at: 900, done: 20, total: null },
      ]),
    ).toEqual([]);
  });

  it('says at most one line a second', () => {
    const steps = Array.from({ length: 40 }, (_, index) => ({ at: index * 100, done: index, total: null }));
    expect(linesOf(steps)).toEqual(['rows 10', 'rows 20', 'rows 30']);
  });

  it('waits for another tenth where the total is known', () => {
    const steps = [5, 20, 25, 31].map((done, index) => ({ at: (index + 1) * 1500, done, total: 100 }));
    expect(linesOf(steps)).toEqual(['rows 20/100', 'rows 31/100']);
  });
});

it('progress that is not wanted writes nothing', () => {
  const stream = new PassThrough();
  createProgress('none', stream).update('rows', 1, 2);
  expect(stream.read()).toBeNull();
});
