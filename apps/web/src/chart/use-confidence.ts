import { useSyncExternalStore } from 'react';

const KEPT = 'fairmark.confidence';
const listeners = new Set<() => void>();

function read(): boolean {
  return localStorage.getItem(KEPT) === 'on';
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  // Another tab of the same computer switched it.
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export function showConfidence(on: boolean): void {
  localStorage.setItem(KEPT, on ? 'on' : 'off');
  for (const listener of listeners) listener();
}

/** Whether intervals, tie bands and limits are shown: 可信度, one for the whole application, remembered on this computer; off at first. */
export function useConfidence(): boolean {
  return useSyncExternalStore(watch, read);
}
