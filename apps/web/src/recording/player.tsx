import { Button, Select, Space } from 'antd';
import { useImperativeHandle, type Ref } from 'react';
import type { Playback } from '@contracts/recordings.js';
import { useText } from '../i18n/use-text.js';
import { useDark } from '../theme/use-dark.js';
import { clock } from './clock.js';
import { recordingMessages } from './messages.js';
import type { RecordingControls } from './sound.js';
import { useAudio, useSound } from './use-audio.js';
import { Waveform } from './waveform.js';

const RATES = [0.75, 1, 1.25, 1.5, 2];
const SKIP_S = 5;

export interface Mark {
  second: number;
  label: string;
}

interface PlayerProps {
  playback: Playback & { address: string };
  marks: readonly Mark[];
  ref: Ref<RecordingControls> | undefined;
}

/** Plays a recording, with a picture of it and the marks on it. */
export function Player({ playback, marks, ref }: PlayerProps) {
  const say = useText(recordingMessages);
  const sound = useSound(playback.address);
  useImperativeHandle(ref, () => sound, [sound]);
  const dark = useDark();
  const { playing, at, length: found, rate, broken } = useAudio(sound.audio);
  const length = found ?? playback.duration_s;
  return (
    <section className="player" aria-label={say('recording')}>
      {!broken && <Waveform key={String(dark)} audio={sound.audio} peaks={playback.peaks} length={length} />}
      <input
        type="range"
        className="player-position"
        aria-label={say('position')}
        aria-valuetext={say('position_of', { at: clock(at), length: clock(length ?? 0) })}
        min={0}
        max={Math.ceil(length ?? 0)}
        step={1}
        value={Math.floor(at)}
        disabled={broken}
        onChange={(event) => sound.seek(Number(event.target.value))}
      />
      {broken ? (
        <p role="alert" className="player-broken">
          {say('broken')} {playback.kind === 'link' && <Elsewhere address={playback.address} />}{' '}
          <Button size="small" onClick={() => sound.reload()}>
            {say('reload')}
          </Button>
        </p>
      ) : (
        <div className="player-bar">
          <Space.Compact>
            <Button onClick={() => sound.skip(-SKIP_S)} aria-label={say('back')}>
              −5
            </Button>
            <Button type="primary" onClick={() => sound.toggle()}>
              {say(playing ? 'pause' : 'play')}
            </Button>
            <Button onClick={() => sound.skip(SKIP_S)} aria-label={say('forward')}>
              +5
            </Button>
          </Space.Compact>
          <span className="number">
            {clock(at)} / {clock(length ?? 0)}
          </span>
          <Select
            aria-label={say('speed')}
            value={rate}
            popupMatchSelectWidth={false}
            options={RATES.map((value) => ({ value, label: say('times', { rate: value }) }))}
            onChange={(next: number) => sound.quicken(next)}
          />
        </div>
      )}
      {marks.length > 0 && !broken && (
        <ul className="player-marks">
          {marks.map(({ second, label }) => (
            <li key={`${second} ${label}`}>
              <Button size="small" onClick={() => sound.seek(second)}>
                {say('mark', { at: clock(second), label })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Elsewhere({ address }: { address: string }) {
  const say = useText(recordingMessages);
  return (
    <>
      {say('elsewhere')}{' '}
      <a href={address} target="_blank" rel="noreferrer">
        {say('open_elsewhere')}
      </a>
    </>
  );
}
