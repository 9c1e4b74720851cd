import { useEffect, useRef } from 'react';
import type { Playback } from '@contracts/recordings.js';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const HEIGHT = 56;
const FLAT = [0, 0];

interface WaveformProps {
  audio: HTMLAudioElement;
  /** null: a flat line. */
  peaks: Playback['peaks'];
  /** In seconds; null: not known yet. */
  length: number | null;
}

/** The picture of a recording, a click on which seeks. It only draws: the audio plays without it. */
export function Waveform({ audio, peaks, length }: WaveformProps) {
  const place = useRef<HTMLDivElement>(null);
  const shape = peaks ?? FLAT;
  useEffect(() => {
    const container = place.current;
    if (container === null || length === null) return undefined;
    let left = false;
    let remove = () => undefined as void;
    void import('wavesurfer.js').then(({ default: WaveSurfer }) => {
      if (left) return;
      const style = getComputedStyle(document.documentElement);
      const wave = WaveSurfer.create({
        container,
        media: audio,
        height: HEIGHT,
        barWidth: 2,
        barGap: 1,
        normalize: true,
        waveColor: style.getPropertyValue('--soft'),
        progressColor: style.getPropertyValue('--link'),
        cursorColor: style.getPropertyValue('--text'),
        cspNonce: nonce,
        peaks: [shape.map((peak) => peak / 255)],
        duration: length,
      });
      // A picture that does not come about is missed by nobody: the position is told in words as well.
      wave.on('error', () => undefined);
      remove = () => wave.destroy();
    });
    return () => {
      left = true;
      remove();
    };
  }, [audio, shape, length]);
  return <div ref={place} className="waveform" aria-hidden="true" />;
}
