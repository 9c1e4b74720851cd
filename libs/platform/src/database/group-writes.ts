/** A write that waits for its group. */
interface Waiting<Item, Result> {
  item: Item;
  done: (result: Result) => void;
  failed: (error: unknown) => void;
}

/**
 * Lets writes that come while others are under way share one transaction, as a database's own group commit shares the flush: each is
 * answered when its group is committed. A lone write waits for nobody. While a group is under way only a full one goes beside it: two half
 * full ones would take twice the work.
 */
export class GroupWrites<Item, Result> {
  private readonly waiting: Waiting<Item, Result>[] = [];
  private running = 0;

  /**
   * @param write writes all of a group or none, and gives a result for each in the same order
   * @param sizes how many a group may have, from 1 upwards
   * @param atOnce how many groups are written at the same time
   */
  constructor(
    private readonly write: (items: readonly Item[]) => Promise<readonly Result[]>,
    private readonly sizes: readonly number[],
    private readonly atOnce: number,
  ) {}

  /** @throws what `write` throws for the group: it may be tried alone */
  add(item: Item): Promise<Result> {
    return new Promise((done, failed) => {
      this.waiting.push({ item, done, failed });
      this.begin();
    });
  }

  private begin(): void {
    const wanted = this.running === 0 ? 1 : this.sizes.at(-1)!;
    if (this.running >= this.atOnce || this.waiting.length < wanted) return;
    this.running += 1;
    const size = this.sizes.findLast((each) => each <= this.waiting.length) ?? 1;
    void this.settle(this.waiting.splice(0, size)).finally(() => {
      this.running -= 1;
      this.begin();
    });
  }

  private async settle(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.write(group.map(({ item }) => item));
      group.forEach(({ done }, index) => done(results[index]!));
    } catch (error) {
      for (const { failed } of group) failed(error);
    }
  }
}
