import { createContext, useContext, useSyncExternalStore, type RefObject } from 'react';
import type { DeskStore, HeadView, RowView } from './desk-store.js';

/** What rows may ask of the recording that is played, if one is. */
export interface RecordingControls {
  seconds(): number;
  seek(second: number): void;
  toggle(): void;
  skip(delta: number): void;
}

/** What all rows of a desk share; it never changes while the desk is open. */
export interface Desk {
  store: DeskStore;
  recording: RefObject<RecordingControls | null>;
  /** What the evaluator said before, by criterion code. */
  snippetsOf(code: string): readonly string[];
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('Criteria are shown on a desk only');
  return desk;
}

/** One row; its component is drawn again only when this row changed. */
export function useRow(store: DeskStore, index: number): RowView {
  return useSyncExternalStore(store.subscribe, () => store.row(index));
}

export function useHead(store: DeskStore): HeadView {
  return useSyncExternalStore(store.subscribe, store.head);
}
