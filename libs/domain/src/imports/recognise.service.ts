import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { importKinds, type ImportColumn, type ImportKind } from '@contracts/imports.js';
import { ImportSession } from '@platform/intake/import-session.js';
import { betterFit, fitOf, HeaderRecogniser, readHeads, type SheetHead, type TableFit } from '@platform/intake/read-table.js';
import type { TableSpec } from '@platform/intake/table-spec.js';
import { showCell } from '@platform/spreadsheet/read/cells/cell-text.js';
import { inspectFile } from '@platform/spreadsheet/read/inspect-file.js';
import { EMPTY_CELL } from '@platform/spreadsheet/read/sheet-events.js';
import { SettingsService } from '../settings/settings.service.js';
import { ImportStore } from './import.store.js';
import { KindImporters } from './kind-importers.js';
import { MapService } from './map.service.js';
import { hintedColumn, type HeaderProposal } from './propose-map.js';

/** Cells shown below a header, so that people see what it is. */
const SAMPLES = 3;
const LONGEST_SAMPLE = 40;

export interface RecognisedTable {
  kind: ImportKind;
  sheet: string;
  headerRow: number;
  headers: (HeaderProposal & { samples: string[] })[];
  /** Required columns that no header is known for by name. */
  missing: string[];
  columns: readonly ImportColumn[];
  /** Columns that depend on data, such as criteria. */
  dynamic: readonly string[];
  /** The saved map that knows this layout; null: none does, or none is needed. */
  map: string | null;
}

export interface Recognition {
  /** What the file most likely is; null: nothing in it says. */
  guess: ImportKind | null;
  /** null: nothing is known of the table, or it needs no header, as JSON. */
  table: RecognisedTable | null;
}

/** Finds out from the header what a file is, and what its columns may mean. */
@Injectable()
export class RecogniseService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly importers: KindImporters,
    private readonly maps: MapService,
    private readonly store: ImportStore,
    private readonly settings: SettingsService,
  ) {}

  /**
   * @param asked the kind a person says it is; null: find out
   * @throws HeaderNotFoundError when nothing in the file looks like a header
   */
  async look(file: string, asked: ImportKind | null, actor: string): Promise<Recognition> {
    if ((await inspectFile(file)).format === 'json') return { guess: 'forms', table: null };
    const heads = await readHeads(file);
    return this.dataSource.transaction(async (tx) => {
      const specs = await this.specs(tx, file, actor);
      const guess = guessKind(specs, heads);
      const kind = asked ?? guess?.kind ?? null;
      if (kind === null) return { guess: null, table: null };
      return { guess: guess?.kind ?? null, table: await this.table(tx, { file, kind, actor }, heads) };
    });
  }

  private async specs(tx: EntityManager, file: string, actor: string): Promise<Map<ImportKind, TableSpec>> {
    const clock = await this.settings.calendar(tx);
    const specs = new Map<ImportKind, TableSpec>();
    for (const kind of importKinds) {
      const session = new ImportSession(tx, kind, file, 0, clock, actor, { blankZero: false, effectiveFrom: null, restateReason: null });
      // A stage that is never filled; without the savepoint its tables would be in the way of the next.
      await tx.query('savepoint recognising');
      specs.set(kind, (await this.importers.of(kind).start(session)).table);
      await tx.query('rollback to savepoint recognising');
    }
    return specs;
  }

  private async table(
    tx: EntityManager,
    task: { file: string; kind: ImportKind; actor: string },
    heads: readonly SheetHead[],
  ): Promise<RecognisedTable> {
    const { table, recogniser, loose, proposals } = await this.maps.propose(tx, task, heads);
    const at = (header: string): number => loose.headers.indexOf(header);
    const samples = (header: string): string[] =>
      loose.rows
        .map((row) => showCell(row.cells[at(header)] ?? EMPTY_CELL).trim())
        .filter((text) => text !== '')
        .slice(0, SAMPLES)
        .map((text) => (text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text));
    return {
      kind: task.kind,
      sheet: loose.sheet,
      headerRow: loose.headerRow,
      headers: proposals.map((proposal) => ({ ...proposal, samples: samples(proposal.header) })),
      missing: recogniser.missing(new Set(knownOf(recogniser, loose.headers))),
      columns: table.columns,
      dynamic: table.dynamicNames ?? [],
      map: await this.fittingMap(tx, task.kind, table, loose.headers),
    };
  }

  /** The saved map that lacks nothing and knows more of the headers than their own names do. */
  private async fittingMap(tx: EntityManager, kind: ImportKind, table: TableSpec, headers: readonly string[]): Promise<string | null> {
    let known = knownOf(new HeaderRecogniser(table), headers).length;
    let found: string | null = null;
    for (const { name, map } of await this.store.mapsOf(tx, kind)) {
      const recogniser = new HeaderRecogniser({ ...table, map });
      const columns = knownOf(recogniser, headers);
      if (recogniser.missing(new Set(columns)).length > 0 || columns.length <= known) continue;
      known = columns.length;
      found = name;
    }
    return found;
  }
}

function knownOf(recogniser: HeaderRecogniser, headers: readonly string[]): string[] {
  return headers.flatMap((header) => recogniser.columnNamed(header) ?? []);
}

/** What a file is by the names of its columns, else by words in them. */
function guessKind(specs: ReadonlyMap<ImportKind, TableSpec>, heads: readonly SheetHead[]): { kind: ImportKind } | null {
  return best(specs, (spec) => fitOf(heads, spec)) ?? best(specs, (spec) => fitOf(heads, hinted(spec)), false);
}

function best(
  specs: ReadonlyMap<ImportKind, TableSpec>,
  fit: (spec: TableSpec) => TableFit | null,
  whole = true,
): { kind: ImportKind } | null {
  let found: { kind: ImportKind; fit: TableFit } | null = null;
  for (const [kind, spec] of specs) {
    const own = fit(spec);
    if (own === null || (whole && own.missing.length > 0)) continue;
    if (found === null || betterFit(own, found.fit)) found = { kind, fit: own };
  }
  return found;
}

/** A kind that also knows its columns by words inside headers. */
function hinted(spec: TableSpec): TableSpec {
  const names = new Set([...spec.columns.map((column) => column.name), ...(spec.dynamicNames ?? [])]);
  const known = new HeaderRecogniser(spec);
  return { ...spec, dynamic: (header) => known.columnNamed(header) ?? hintedColumn(header, names) };
}
