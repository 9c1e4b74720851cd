import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** From the drawing thread. */
export type DrawingReport = { type: 'next' } | { type: 'drawn'; peaks: Uint8Array | null } | { type: 'broken' };

const SLICE_BYTES = 256 * 1024;
const HEAP_MEGABYTES = 128;
/** For a slice; it takes a second or two. */
const PATIENCE_MS = 60_000;
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

/**
 * Draws in a thread of its own, so that decoding does not hold up this one, and a broken file, over which a decoder may brood for ever or
 * die, is given up.
 * @param entry the compiled thread entry
 * @returns null: broken, or without sound
 * @throws what `signal` was aborted with
 */
export async function drawInThread(
  pieces: AsyncIterable<Uint8Array>,
  entry: URL,
  signal: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<Buffer | null> {
  const limits = { maxOldGenerationSizeMb: HEAP_MEGABYTES };
  // Decoders complain of what is broken; nobody reads it.
  const worker = new Worker(entry, { env: {}, execArgv: [], resourceLimits: limits, stderr: true });
  worker.stderr.resume();
  const thread = new DrawingThread(worker, signal, patienceMs);
  try {
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length; at += SLICE_BYTES) {
        const report = await thread.ask(piece.subarray(at, at + SLICE_BYTES));
        if (report.type === 'broken') return null;
      }
    }
    const report = await thread.ask(null);
    return report.type === 'drawn' && report.peaks !== null ? Buffer.from(report.peaks) : null;
  } finally {
    await worker.terminate();
  }
}

class DrawingThread {
  private readonly death = new AbortController();
  /** What it died of, other than of the file. */
  private fault: Error | null = null;

  constructor(
    private readonly worker: Worker,
    private readonly signal: AbortSignal,
    private readonly patienceMs: number,
  ) {
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== OUT_OF_MEMORY) this.fault = error;
      this.death.abort();
    });
    worker.once('exit', () => this.death.abort());
  }

  /** @throws what the thread could not start for, what `signal` was aborted with */
  async ask(piece: Uint8Array | null): Promise<DrawingReport> {
    const late = AbortSignal.timeout(this.patienceMs);
    const stop = AbortSignal.any([this.signal, this.death.signal, late]);
    // A copy: what is cut out of a larger piece would take all of it along.
    this.worker.postMessage(piece === null ? null : Uint8Array.from(piece), []);
    try {
      const [report]: unknown[] = await once(this.worker, 'message', { signal: stop });
      return report as DrawingReport;
    } catch {
      this.signal.throwIfAborted();
      if (this.fault !== null) throw this.fault;
      return { type: 'broken' };
    }
  }
}
