import { parentPort, type MessagePort } from 'node:worker_threads';
import { AudioPeaks } from './audio-peaks.js';
import type { DrawingReport } from './draw-in-thread.js';

/** Entry of the drawing thread: takes a piece, tells that it wants the next, and at the end gives the peaks. */
function run(port: MessagePort): void {
  const peaks = new AudioPeaks();
  const take = async (piece: Uint8Array | null): Promise<DrawingReport> => {
    try {
      if (piece === null) return { type: 'drawn', peaks: await peaks.finish() };
      await peaks.push(piece);
      return { type: 'next' };
    } catch {
      return { type: 'broken' };
    }
  };
  port.on('message', (piece: Uint8Array | null) => void take(piece).then((report) => port.postMessage(report)));
}

if (parentPort) run(parentPort);
