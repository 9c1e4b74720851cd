import { AudioPeaks } from './audio-peaks.js';
import { drawInThread } from './draw-in-thread.js';

/**
 * How a recording in mp3 or Ogg looks. Compiled, it is decoded in a thread; from TypeScript sources, which a thread cannot load, in this one.
 * @returns null: broken, or without sound
 * @throws what `signal` was aborted with
 */
export async function drawAudio(pieces: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<Buffer | null> {
  if (!import.meta.url.endsWith('.ts')) return drawInThread(pieces, new URL('./drawing-thread.js', import.meta.url), signal);
  const peaks = new AudioPeaks();
  for await (const piece of pieces) {
    signal.throwIfAborted();
    const isBroken = await peaks.push(piece).then(
      () => false,
      () => true,
    );
    if (isBroken) return null;
  }
  return peaks.finish().catch(() => null);
}
