import { useCallback, useSyncExternalStore } from 'react';
import { RecordingPlayer, type RecordingControls } from '../recording/recording-player.js';
import { noControls } from '../recording/sound.js';
import type { DeskStore } from './desk-store.js';

interface DeskRecordingProps {
  recordingId: string;
  store: DeskStore;
  take: (recording: RecordingControls | null) => void;
}

/** The recording with the moments that comments point at. */
export function DeskRecording({ recordingId, store, take }: DeskRecordingProps) {
  const marks = useSyncExternalStore(store.subscribe, store.marks);
  const ref = useCallback((controls: RecordingControls | null) => take(controls === noControls ? null : controls), [take]);
  return <RecordingPlayer recordingId={recordingId} marks={marks} ref={ref} />;
}
