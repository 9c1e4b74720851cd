/** Keys that were added a short while ago. */
export class RecentSet {
  private readonly added = new Map<string, number>();

  /**
   * @param keptMs how long a key stays
   * @param most how many there may be; the oldest goes first
   * @param now milliseconds on a clock that never goes back
   */
  constructor(
    private readonly keptMs: number,
    private readonly most: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  has(key: string): boolean {
    const since = this.added.get(key);
    return since !== undefined && this.now() - since < this.keptMs;
  }

  add(key: string): void {
    this.added.delete(key);
    this.added.set(key, this.now());
    if (this.added.size > this.most) this.added.delete(this.added.keys().next().value!);
  }
}
