import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Sound } from './sound.js';

const EVENTS = ['timeupdate', 'seeked', 'play', 'pause', 'ended', 'durationchange', 'ratechange', 'error', 'emptied', 'loadedmetadata'];

/** How an audio element stands now. */
export interface AudioState {
  playing: boolean;
  at: number;
  /** null: not known yet. */
  length: number | null;
  rate: number;
  broken: boolean;
}

/** Audio that is silent again when the player goes. */
export function useSound(address: string): Sound {
  const [sound] = useState(() => new Sound());
  useEffect(() => {
    sound.open(address);
    return () => sound.close();
  }, [sound, address]);
  return sound;
}

/** Follows an audio element. */
export function useAudio(audio: HTMLAudioElement): AudioState {
  const store = useMemo(() => storeOf(audio), [audio]);
  return useSyncExternalStore(store.subscribe, store.read);
}

function storeOf(audio: HTMLAudioElement) {
  let state = stateOf(audio);
  return {
    read: () => state,
    subscribe: (listener: () => void) => {
      const tell = () => {
        state = stateOf(audio);
        listener();
      };
      for (const event of EVENTS) audio.addEventListener(event, tell);
      return () => {
        for (const event of EVENTS) audio.removeEventListener(event, tell);
      };
    },
  };
}

function stateOf(audio: HTMLAudioElement): AudioState {
  return {
    playing: !audio.paused && !audio.ended,
    at: audio.currentTime,
    length: Number.isFinite(audio.duration) ? audio.duration : null,
    rate: audio.playbackRate,
    broken: audio.error !== null,
  };
}
