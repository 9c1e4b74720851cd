import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 30_000;

/** Waits until what is read on a page is as expected; if it never is, the test fails with what was read last. */
export async function comesTo(read: () => Promise<unknown>, expected: unknown): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; ; await pause(25)) {
    const found = await read();
    try {
      expect(found).toEqual(expected);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
