import { useEffect } from 'react';
import type { RecordingControls } from '../recording/recording-player.js';
import type { Stopwatch } from './stopwatch.js';

const LISTENS_EVERY_MS = 5000;

/** Runs the watch while somebody types, points, scrolls or listens. */
export function useWorkTime(watch: Stopwatch, recording: RecordingControls | null): void {
  useEffect(() => {
    const touch = () => watch.touch();
    const events = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const event of events) window.addEventListener(event, touch, { passive: true });
    let heard = 0;
    const listening = setInterval(() => {
      const at = recording?.seconds() ?? 0;
      if (at !== heard) touch();
      heard = at;
    }, LISTENS_EVERY_MS);
    return () => {
      for (const event of events) window.removeEventListener(event, touch);
      clearInterval(listening);
    };
  }, [watch, recording]);
}
