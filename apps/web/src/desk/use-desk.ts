import { createContext, useContext, useMemo, useState, useSyncExternalStore } from 'react';
import type { RecordingControls } from '../recording/recording-player.js';
import type { DeskStore, HeadView, RowView } from './desk-store.js';

type Snippets = ReadonlyMap<string, readonly string[]>;

/** What all rows of a desk share. */
export interface Desk {
  store: DeskStore;
  /** null: there is none to be heard. */
  recording: RecordingControls | null;
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

/** A desk for what is in a store. @returns with what takes the recording, once there is one to be heard */
export function useNewDesk(store: DeskStore, snippets: Snippets): [Desk, (recording: RecordingControls | null) => void] {
  const [recording, setRecording] = useState<RecordingControls | null>(null);
  const desk = useMemo((): Desk => ({ store, recording, snippetsOf: (code) => snippets.get(code) ?? [] }), [store, recording, snippets]);
  return [desk, setRecording];
}
