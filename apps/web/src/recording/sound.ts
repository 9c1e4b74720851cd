/** What can be done with a recording from outside its player. */
export interface RecordingControls {
  /** Where it stands, in whole seconds. */
  seconds(): number;
  seek(second: number): void;
  play(): void;
  /** Plays, or pauses. */
  toggle(): void;
  /** Goes on or back by so many seconds. */
  skip(delta: number): void;
}

/** Audio that a page plays. */
export class Sound implements RecordingControls {
  readonly audio = new Audio();

  open(address: string): void {
    this.audio.preload = 'metadata';
    this.audio.src = address;
  }

  /** Silent, and nothing more is fetched. */
  close(): void {
    this.audio.pause();
    this.audio.removeAttribute('src');
    this.audio.load();
  }

  reload(): void {
    this.audio.load();
  }

  seconds(): number {
    return Math.floor(this.audio.currentTime);
  }

  seek(second: number): void {
    const end = Number.isFinite(this.audio.duration) ? this.audio.duration : second;
    this.audio.currentTime = Math.max(0, Math.min(second, end));
  }

  play(): void {
    // What cannot be played says so by its error event.
    void this.audio.play().catch(() => undefined);
  }

  toggle(): void {
    if (this.audio.paused) this.play();
    else this.audio.pause();
  }

  skip(delta: number): void {
    this.seek(this.audio.currentTime + delta);
  }

  /** Plays so many times as quickly. */
  quicken(rate: number): void {
    this.audio.playbackRate = rate;
  }
}

/** A recording that is not there stays where it is, whatever is asked of it. */
export const noControls: RecordingControls = {
  seconds: () => 0,
  seek: () => undefined,
  play: () => undefined,
  toggle: () => undefined,
  skip: () => undefined,
};
