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

/** From a stored card to the printed one: basis points and millionths become numbers, sums and internal numbers go. */
export function printedFigures<Row extends object>(row: Row): Printed<Row> {
  const shown = Object.entries(row).filter(([column]) => !HIDDEN.has(column));
  return Object.fromEntries(shown.map(([column, value]: [string, unknown]) => printedFigure(column, value))) as Printed<Row>;
}

function printedFigure(column: string, value: unknown): [string, unknown] {
  const unit = column.endsWith('_bp') ? 100 : column.endsWith('_e6') ? 1_000_000 : null;
  if (unit === null) return [column, value];
  return [column.slice(0, -3), typeof value === 'number' ? value / unit : null];
}
