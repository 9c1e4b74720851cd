import { useMemo, useSyncExternalStore } from 'react';

const EVENTS = ['timeupdate', 'seeked', 'play', 'pause', 'ended', 'durationchange', 'ratechange', 'error', 'emptied', 'loadedmetadata'];

/** What can be done with a recording from outside its player. */
export interface RecordingControls {
  /** Where it stands, in whole seconds. */
  seconds(): number;
  seek(second: number): void;
  /** Plays, or pauses. */
  toggle(): void;
  /** Goes on or back by so many seconds. */
  skip(delta: number): void;
}

/** How an audio element stands now. */
export interface AudioState {
  playing: boolean;
  at: number;
  /** null: not known yet. */
  length: number | null;
  rate: number;
  broken: boolean;
}

const SILENT: AudioState = { playing: false, at: 0, length: null, rate: 1, broken: false };

/** Follows an audio element; null: there is none yet. */
export function useAudio(audio: HTMLAudioElement | null): AudioState {
  const store = useMemo(() => storeOf(audio), [audio]);
  return useSyncExternalStore(store.subscribe, store.read);
}

function storeOf(audio: HTMLAudioElement | null) {
  let state = audio === null ? SILENT : stateOf(audio);
  return {
    read: () => state,
    subscribe: (listener: () => void) => {
      const tell = () => {
        if (audio !== null) state = stateOf(audio);
        listener();
      };
      for (const event of EVENTS) audio?.addEventListener(event, tell);
      return () => {
        for (const event of EVENTS) audio?.removeEventListener(event, tell);
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

/** A recording that is not there stays where it is, whatever is asked of it. */
export function controlsOf(audio: () => HTMLAudioElement | null): RecordingControls {
  const seek = (second: number) => {
    const element = audio();
    if (element === null) return;
    const end = Number.isFinite(element.duration) ? element.duration : second;
    element.currentTime = Math.max(0, Math.min(second, end));
  };
  return {
    seconds: () => Math.floor(audio()?.currentTime ?? 0),
    seek,
    toggle: () => {
      const element = audio();
      // What cannot be played says so by its error event.
      if (element?.paused === true) void element.play().catch(() => undefined);
      else element?.pause();
    },
    skip: (delta) => seek((audio()?.currentTime ?? 0) + delta),
  };
}
