import type { UploadView } from '@contracts/import-routes.js';

type Preview = NonNullable<UploadView['preview']>;

export interface Mark {
  kind: 'problem' | 'warning' | 'match';
  sentence: string;
}

export interface MarkedRow {
  row: number;
  cells: { text: string; marks: Mark[] }[];
  /** About the whole row. */
  marks: Mark[];
  isBad: boolean;
}

/** Rows of a preview with what is to be said at each cell. */
export function markRows({ headers, rows, problems, warnings, matches }: Preview): MarkedRow[] {
  const marks = new Map<string, Mark[]>();
  const put = (kind: Mark['kind'], remarks: Preview['problems']) => {
    for (const { row, column_index, sentence } of remarks) {
      const place = `${row}:${column_index ?? ''}`;
      marks.set(place, [...(marks.get(place) ?? []), { kind, sentence }]);
    }
  };
  put('problem', problems);
  put('warning', warnings);
  put('match', matches);
  return rows.map(({ row, cells }) => {
    const width = Math.max(headers.length, cells.length);
    const marked = Array.from({ length: width }, (_, at) => ({ text: cells[at] ?? '', marks: marks.get(`${row}:${at}`) ?? [] }));
    const own = marks.get(`${row}:`) ?? [];
    const isBad = [...own, ...marked.flatMap((cell) => cell.marks)].some(({ kind }) => kind === 'problem');
    return { row, cells: marked, marks: own, isBad };
  });
}

/** Problems whose rows are not among those shown. */
export function unseenProblems({ rows, problems }: Preview): number {
  const shown = new Set(rows.map(({ row }) => row));
  return problems.filter(({ row }) => !shown.has(row)).length;
}
