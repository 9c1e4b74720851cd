interface Asked<Found> {
  running: Promise<Found>;
  /** Begins when the former ends; null: nobody asked meanwhile. */
  next: Promise<Found> | null;
}

/**
 * Lets those who look up the same thing at the same moment share one lookup. Whoever comes while one is under way shares the next: what was
 * begun before they asked may be out of date. A lone lookup waits for nobody.
 */
export class SharedLookup<Found> {
  private readonly asked = new Map<string, Asked<Found>>();

  /** @throws what `look` throws, for all who share it */
  find(key: string, look: () => Promise<Found>): Promise<Found> {
    const asked = this.asked.get(key);
    if (asked === undefined) return this.begin(key, look);
    const begin = () => this.begin(key, look);
    asked.next ??= asked.running.then(begin, begin);
    return asked.next;
  }

  private begin(key: string, look: () => Promise<Found>): Promise<Found> {
    const asked: Asked<Found> = { running: look(), next: null };
    this.asked.set(key, asked);
    const end = () => {
      if (asked.next === null) this.asked.delete(key);
    };
    asked.running.then(end, end);
    return asked.running;
  }
}
