/** A pause longer than this is none of the work. */
const PAUSE_S = 120;

/** The time somebody works at something, over several sittings, without their pauses. */
export class Stopwatch {
  private counted: number;
  private last: number;

  /** @param before seconds of earlier sittings @param now milliseconds */
  constructor(
    before: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.counted = before * 1000;
    this.last = now();
  }

  /** Something was done. */
  touch(): void {
    const now = this.now();
    this.counted += Math.min(now - this.last, PAUSE_S * 1000);
    this.last = now;
  }

  /** Whole seconds up to what was done last. */
  seconds(): number {
    return Math.floor(this.counted / 1000);
  }
}
