type PrintedName<Column> = Column extends `${infer Name}_bp` ? Name : Column extends `${infer Name}_e6` ? Name : Column;
type Hidden = 'agent_id' | 'team_id' | 'leader_id' | 'supervisor_id' | 'sum_final_bp' | 'sum_final_sq' | 'details';

/** A card as people read it: scores as numbers with two decimals, rates as fractions with six, null: no data. */
export type Printed<Row> = { [Column in keyof Row as Column extends Hidden ? never : PrintedName<Column>]: Row[Column] };

const HIDDEN = new Set<string>([
  'agent_id',
  'team_id',
  'leader_id',
  'supervisor_id',
  'sum_final_bp',
  'sum_final_sq',
  'details',
] satisfies Hidden[]);

/** How a column is printed; unit null: as it is. */
interface PrintedColumn {
  name: string;
  unit: 100 | 1_000_000 | null;
}

/** Worked out once a column: there are few, on very many cards. null: not printed. */
const known = new Map<string, PrintedColumn | null>();

/** From a stored card to the printed one: basis points and millionths become numbers, sums and internal numbers go. */
export function printedFigures<Row extends object>(row: Row): Printed<Row> {
  const printed: Record<string, unknown> = {};
  for (const column in row) {
    const how = printedColumn(column);
    if (how === null) continue;
    const value: unknown = row[column];
    printed[how.name] = how.unit === null ? value : typeof value === 'number' ? value / how.unit : null;
  }
  return printed as Printed<Row>;
}

function printedColumn(column: string): PrintedColumn | null {
  const before = known.get(column);
  if (before !== undefined) return before;
  const unit: PrintedColumn['unit'] = column.endsWith('_bp') ? 100 : column.endsWith('_e6') ? 1_000_000 : null;
  const how = HIDDEN.has(column) ? null : { name: unit === null ? column : column.slice(0, -3), unit };
  known.set(column, how);
  return how;
}
