import { fileURLToPath } from 'node:url';
import { encodedCall } from '../../../../test/support/audio.js';
import { CompiledThread } from '../../../../test/support/compiled-thread.js';
import { drawAudio } from './draw-audio.js';
import { drawInThread } from './draw-in-thread.js';

const DOMAIN = fileURLToPath(new URL('../', import.meta.url));
const compiled = new CompiledThread(DOMAIN, ['recordings'], 'recordings/drawing-thread.js');
afterAll(() => compiled.remove());

async function* cut(file: Buffer, pieceBytes = 1000): AsyncGenerator<Buffer> {
  for (let at = 0; at < file.length; at += pieceBytes) yield file.subarray(at, at + pieceBytes);
}
const never = new AbortController().signal;
const thread = (source: string) => new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const threads = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort' || name === 'Worker').length;

describe('the drawing thread', () => {
  it.each(['call.mp3', 'vorbis.ogg', 'opus.ogg', 'flac.ogg'] as const)('draws %s as this thread does', async (name) => {
    const peaks = await drawInThread(cut(encodedCall(name)), compiled.entry, never);
    expect(peaks!.length).toBeGreaterThan(880);
    expect(peaks).toEqual(await drawAudio(cut(encodedCall(name)), never));
  });

  it('draws nothing of what is no sound', async () => {
    expect(await drawInThread(cut(Buffer.alloc(9000, 'noise')), compiled.entry, never)).toBeNull();
    expect(await drawInThread(cut(Buffer.alloc(0)), compiled.entry, never)).toBeNull();
  });

  it.each([
    ['broods for ever', 'setInterval(() => 0, 1000)'],
    ['spins for ever', 'for (;;);'],
    ['dies', 'process.exit(3)'],
  ])('that %s over a file is given up', async (_, source) => {
    const before = threads();
    expect(await drawInThread(cut(encodedCall('call.mp3')), thread(source), never, 500)).toBeNull();
    expect(threads()).toBe(before);
  });

  it('that cannot start is a fault, not a broken file', async () => {
    await expect(drawInThread(cut(encodedCall('call.mp3')), thread('import "no-such-package"'), never)).rejects.toThrow('no-such-package');
  });

  it('ends when the job is cancelled, and says that it was', async () => {
    const before = threads();
    const cancel = new AbortController();
    const drawing = drawInThread(cut(encodedCall('call.mp3')), thread('for (;;);'), cancel.signal);
    setTimeout(() => cancel.abort(new Error('cancelled')), 50);
    await expect(drawing).rejects.toThrow('cancelled');
    expect(threads()).toBe(before);
  });
});
