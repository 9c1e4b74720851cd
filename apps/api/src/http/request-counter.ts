/** Counts requests by key, from one window of time to the next. */
export class RequestCounter {
  private readonly counts = new Map<string, number>();
  private windowEnds = 0;

  /**
   * @param limit requests of one key in a window
   * @param windowMs its length
   * @param now milliseconds on a clock that never goes back
   */
  constructor(
    private readonly limit: number,
    private readonly windowMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Counts one more. @returns whether it is within the limit */
  take(key: string): boolean {
    if (this.now() >= this.windowEnds) {
      this.counts.clear();
      this.windowEnds = this.now() + this.windowMs;
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count <= this.limit;
  }
}
