import type { ImportSession } from './import-session.js';
import type { ParsedRow } from './parsed-row.js';

/**
 * Which columns a file speaks about: those it has, and those a map gives a fixed value. A file that lacks a column leaves alone what is
 * stored there; a blank cell of a column it has empties it.
 */
export class GivenColumns {
  private readonly fixed = new Set<string>();

  constructor(private readonly session: ImportSession) {}

  see(row: ParsedRow): void {
    for (const [column, value] of Object.entries(row.values)) if (value !== null) this.fixed.add(column);
  }

  get names(): string[] {
    return [...new Set([...this.fixed, ...this.session.plan.columns.map((each) => each.column.name)])];
  }
}
