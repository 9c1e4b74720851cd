import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { produceFile } from './write-file-safely.js';
import type { ByteSink } from './zip-writer.js';

/** A file path (written under a temporary name first), or a stream that the caller opened and will close. */
export type ByteTarget = string | Writable;

/** Runs a writer against a file or a stream, at the pace of what takes the bytes. */
export async function writeTo<T>(target: ByteTarget, produce: (sink: ByteSink) => Promise<T>): Promise<T> {
  if (typeof target === 'string') return produceFile(target, produce);
  let failure: Error | undefined;
  const remember = (error: Error) => (failure ??= error);
  target.on('error', remember);
  try {
    return await produce(async (bytes) => {
      if (failure !== undefined) throw failure;
      if (target.destroyed) throw new Error('The stream was closed before the file was complete');
      // `once` rejects when the stream fails, and on close nobody will drain it any more.
      if (!target.write(bytes)) await Promise.race([once(target, 'drain'), once(target, 'close')]);
    });
  } finally {
    target.off('error', remember);
  }
}
