/** A foreign key from one table to another. */
export interface TableReference {
  constraint: string;
  from: string;
  to: string;
}

export interface ReferringTable {
  name: string;
  references: readonly TableReference[];
}

/** Tables so that each comes after those it refers to; `backward` are the keys of rings that no order can satisfy. */
export interface TableOrder<Table> {
  tables: Table[];
  backward: TableReference[];
}

/**
 * Orders tables by their foreign keys. A ring is cut at the table with the fewest keys that still wait. The same tables give the
 * same order, whatever order they come in.
 */
export function orderTables<Table extends ReferringTable>(unordered: readonly Table[]): TableOrder<Table> {
  const waiting = new Map([...unordered].sort((a, b) => (a.name < b.name ? -1 : 1)).map((table) => [table.name, table]));
  const tables: Table[] = [];
  const backward: TableReference[] = [];
  const open = (table: Table) => table.references.filter(({ to }) => to !== table.name && waiting.has(to));
  while (waiting.size > 0) {
    const free = [...waiting.values()].find((table) => open(table).length === 0);
    const next =
      free ??
      fewestOpen(
        [...waiting.values()].filter((table) => isInRing(table, waiting)),
        open,
      );
    backward.push(...open(next));
    tables.push(next);
    waiting.delete(next.name);
  }
  return { tables, backward };
}

function fewestOpen<Table extends ReferringTable>(tables: readonly Table[], open: (table: Table) => readonly TableReference[]): Table {
  return tables.reduce((best, table) => (open(table).length < open(best).length ? table : best));
}

/** Whether a table's keys lead back to it. */
function isInRing(start: ReferringTable, tables: ReadonlyMap<string, ReferringTable>): boolean {
  const seen = new Set<string>();
  const next = [start.name];
  for (let name = next.pop(); name !== undefined; name = next.pop()) {
    for (const { to } of tables.get(name)?.references ?? []) {
      if (to === start.name && name !== start.name) return true;
      if (seen.has(to) || !tables.has(to)) continue;
      seen.add(to);
      next.push(to);
    }
  }
  return false;
}
