/** Basis points as a figure with two decimals; null: no data. */
export function scoreOf(bp: number | null): number | null {
  return bp === null ? null : bp / 100;
}

/** Millionths as a fraction; null: no data. */
export function rateOf(e6: number | null): number | null {
  return e6 === null ? null : e6 / 1_000_000;
}

/** A count over its denominator, as a fraction; null when there is nothing to count over. Rates of a card come from the card. */
export function shareOf(count: number, total: number): number | null {
  return total === 0 ? null : count / total;
}

export function sumOf<Row>(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + value(row), 0);
}

/** Rows by a key, each group in the order given. */
export function groupedBy<Row, Key>(rows: Iterable<Row>, keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
