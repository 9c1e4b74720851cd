import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ImportKind, ImportMap } from '@contracts/imports.js';
import { ImportSession } from '@platform/intake/import-session.js';
import { isBlank } from '@platform/intake/parse-row.js';
import { HeaderRecogniser, looseTableOf, readHeads, type LooseTable, type SheetHead } from '@platform/intake/read-table.js';
import type { TableSpec } from '@platform/intake/table-spec.js';
import { asIdentifier, asPersonName } from '@platform/spreadsheet/read/normalise-cell.js';
import { normaliseHeader } from '@platform/spreadsheet/read/locate-header.js';
import { EMPTY_CELL, type RawCell, type RawRow } from '@platform/spreadsheet/read/sheet-events.js';
import { AuditService } from '../audit/audit.service.js';
import type { PersonDirectory } from '../organization/person-directory.js';
import { PersonStore } from '../organization/person.store.js';
import { SettingsService } from '../settings/settings.service.js';
import { ImportStore } from './import.store.js';
import { MapColumnError, MapHeaderError } from './imports.errors.js';
import { KindImporters } from './kind-importers.js';
import { hintedColumn, proposeMap, type HeaderProposal } from './propose-map.js';

export interface MapRequest {
  file: string;
  kind: ImportKind;
  name: string;
  /** The user's own decisions, header to column name; they win over proposals. */
  columns: Readonly<Record<string, string>>;
  /** Values for columns that the file does not have. */
  constants: Readonly<Record<string, string>>;
  actor: string;
}

type FileToMap = Pick<MapRequest, 'file' | 'kind' | 'actor'>;

/** A decision that a column of the file is not read. */
export const LEFT_OUT = '-';

export interface MapProposal {
  table: TableSpec;
  recogniser: HeaderRecogniser;
  loose: LooseTable;
  proposals: HeaderProposal[];
}

export interface SavedMap {
  sheet: string;
  headerRow: number;
  headers: HeaderProposal[];
  constants: Readonly<Record<string, string>>;
  /** Required columns that nothing covers yet. */
  missing: string[];
}

/** Learns a centre's own layout once, so that next month's file comes in by itself. */
@Injectable()
export class MapService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly importers: KindImporters,
    private readonly store: ImportStore,
    private readonly people: PersonStore,
    private readonly settings: SettingsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Proposes what each column of a file means, and saves it under a name.
   * @throws MapColumnError when the user names a column that the kind does not have, MapHeaderError one that the file does not have
   */
  async save(request: MapRequest): Promise<SavedMap> {
    const heads = await readHeads(request.file);
    return this.dataSource.transaction(async (tx) => {
      const { table, recogniser, loose, proposals } = await this.propose(tx, request, heads);
      checkHeaders(Object.keys(request.columns), proposals);
      const map: ImportMap = { headers: {}, constants: { ...request.constants } };
      for (const proposal of proposals) {
        const own = request.columns[proposal.header] ?? request.columns[normaliseHeader(proposal.header)];
        if (own === LEFT_OUT) {
          Object.assign(proposal, { column: null, by: null });
          // Else a header with one of our own names would be read all the same.
          map.headers[normaliseHeader(proposal.header)] = LEFT_OUT;
        } else if (own !== undefined) Object.assign(proposal, { column: own, by: 'name' });
        if (proposal.column !== null && proposal.by !== null) map.headers[normaliseHeader(proposal.header)] = proposal.column;
      }
      this.checkNames(
        Object.values(map.headers).filter((column) => column !== LEFT_OUT),
        Object.keys(map.constants),
        recogniser,
        table.columns.map((column) => column.name),
      );
      await this.store.saveMap(tx, request.name, request.kind, map, request.actor);
      await this.audit.record(tx, {
        actor: request.actor,
        action: 'import.map',
        subject: request.name,
        detail: { kind: request.kind, ...map },
      });
      const mapped = new HeaderRecogniser({ ...table, map });
      const present = new Set(loose.headers.flatMap((header) => mapped.columnNamed(header) ?? []));
      return {
        sheet: loose.sheet,
        headerRow: loose.headerRow,
        headers: proposals,
        constants: map.constants,
        missing: mapped.missing(present),
      };
    });
  }

  /** What each column of a file may mean to a kind. @throws HeaderNotFoundError when there is nothing like a header */
  async propose(tx: EntityManager, { file, kind, actor }: FileToMap, heads: readonly SheetHead[]): Promise<MapProposal> {
    const clock = await this.settings.calendar(tx);
    const options = { blankZero: false, effectiveFrom: null, restateReason: null };
    const session = new ImportSession(tx, kind, file, 0, clock, actor, options);
    const { table } = await this.importers.of(kind).start(session);
    const recogniser = new HeaderRecogniser(table);
    const names = new Set([...table.columns.map((column) => column.name), ...(table.dynamicNames ?? [])]);
    const loose = looseTableOf(file, heads, table, (header) => recogniser.recognise(header) ?? hintedColumn(header, names));
    const signs = contentSigns(loose.rows, await this.people.directory(tx));
    const known = loose.headers.map((header) => recogniser.columnNamed(header));
    const proposals = proposeMap(
      loose.headers.map((header, index) => ({ header, known: known[index]!, content: signs(index) })).filter(({ header }) => header !== ''),
      table.columns,
      table.dynamicNames ?? [],
    );
    return { table, recogniser, loose, proposals };
  }

  private checkNames(
    columns: readonly string[],
    constants: readonly string[],
    recogniser: HeaderRecogniser,
    names: readonly string[],
  ): void {
    const wrong = columns.find((column) => recogniser.recognise(column) === null) ?? constants.find((column) => !names.includes(column));
    if (wrong !== undefined) throw new MapColumnError(wrong, names.join(', '));
  }
}

function checkHeaders(asked: readonly string[], proposals: readonly HeaderProposal[]): void {
  const there = new Set(proposals.map(({ header }) => normaliseHeader(header)));
  const wrong = asked.find((header) => !there.has(normaliseHeader(header)));
  if (wrong !== undefined) throw new MapHeaderError(wrong, proposals.map(({ header }) => header).join(' / '));
}

/** What stands below each header, as far as it gives a column away. */
function contentSigns(rows: readonly RawRow[], directory: PersonDirectory): (index: number) => { employeeNos: number; names: number } {
  const share = (index: number, fits: (cell: RawCell) => boolean): number => {
    const filled = rows.map((row) => row.cells[index] ?? EMPTY_CELL).filter((cell) => !isBlank(cell));
    return filled.length === 0 ? 0 : filled.filter(fits).length / filled.length;
  };
  return (index) => ({
    employeeNos: share(index, (cell) => {
      const no = asIdentifier(cell);
      return no.ok && directory.withNo(no.value) !== null;
    }),
    names: share(index, (cell) => {
      const name = asPersonName(cell);
      return name.ok && directory.hasName(name.value);
    }),
  });
}
