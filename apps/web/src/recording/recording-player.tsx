import './recording.css';
import { useEffect, useImperativeHandle, type Ref } from 'react';
import type { getPlayback, Playback } from '@contracts/recordings.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { Fault } from '../feedback/fault.js';
import { Waiting } from '../feedback/waiting.js';
import { useText } from '../i18n/use-text.js';
import { recordingMessages } from './messages.js';
import { Player, type Mark } from './player.js';
import { noControls, type RecordingControls } from './sound.js';
import { UploadRecording } from './upload-recording.js';

export type { RecordingControls } from './sound.js';

const PEAKS_AFTER_MS = 1500;

interface RecordingPlayerProps {
  recordingId: string;
  /** Moments that somebody wrote something to. */
  marks?: readonly Mark[];
  ref?: Ref<RecordingControls>;
}

/** The recording of a call: to be heard, or sent by those who may; a quiet line when there is none. */
export function RecordingPlayer({ recordingId, marks = [], ref }: RecordingPlayerProps) {
  const query = useAsk<typeof getPlayback>('/calls/:recording_id/playback', { params: { recording_id: recordingId } });
  const { data, refetch } = query;
  const pending = data?.peaks_pending === true;
  useEffect(() => {
    if (!pending) return undefined;
    const timer = setInterval(() => void refetch(), PEAKS_AFTER_MS);
    return () => clearInterval(timer);
  }, [pending, refetch]);
  if (query.isError) return <Fault error={query.error} retry={() => void refetch()} />;
  if (data === undefined) return <Waiting rows={2} />;
  return (
    <div className="recording">
      {isThere(data) ? <Player key={data.address} playback={data} marks={marks} ref={ref} /> : <NoRecording ref={ref} />}
      <Upload playback={data} />
    </div>
  );
}

function isThere(playback: Playback): playback is Playback & { address: string } {
  return playback.address !== null;
}

function NoRecording({ ref }: { ref: Ref<RecordingControls> | undefined }) {
  const say = useText(recordingMessages);
  useImperativeHandle(ref, () => noControls, []);
  return <p className="soft">{say('none')}</p>;
}

/** Where recordings lie in a system of their own, none is sent here. */
function Upload({ playback: { kind, recording_id } }: { playback: Playback }) {
  const may = useMay('calls.write');
  return may && kind !== 'link' ? <UploadRecording recordingId={recording_id} replaces={kind === 'file'} /> : null;
}
