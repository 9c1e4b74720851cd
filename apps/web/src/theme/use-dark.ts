import { useSyncExternalStore } from 'react';
import { chosenMode, isDark, watchMode, type Mode } from './mode.js';

export function useDark(): boolean {
  return useSyncExternalStore(watchMode, isDark);
}

export function useMode(): Mode {
  return useSyncExternalStore(watchMode, chosenMode);
}
