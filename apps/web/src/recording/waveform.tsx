import { useEffect, useRef } from 'react';
import type { Playback } from '@contracts/recordings.js';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const HEIGHT = 56;
/** Up to so many bytes the browser finds out for itself how a recording looks. */
const SMALL_BYTES = 30 * 1024 * 1024;
const FLAT = [0, 0];

interface WaveformProps {
  audio: HTMLAudioElement;
  playback: Playback;
  /** In seconds; null: not known yet. */
  length: number | null;
}

/** The picture of a recording, a click on which seeks. It only draws: the audio plays without it. */
export function Waveform({ audio, playback, length }: WaveformProps) {
  const place = useRef<HTMLDivElement>(null);
  const { peaks, peaks_pending, kind, bytes } = playback;
  const drawsItself = kind === 'file' && peaks === null && !peaks_pending && bytes !== null && bytes <= SMALL_BYTES;
  const shape = drawsItself ? null : (peaks ?? FLAT);
  useEffect(() => {
    const container = place.current;
    if (container === null || (shape !== null && length === null)) return undefined;
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
        ...(shape === null || length === null ? {} : { peaks: [shape.map((peak) => peak / 255)], duration: length }),
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
