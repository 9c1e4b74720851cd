import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Language, Message } from '@platform/i18n/translate.js';
import type { LayoutFile } from '@platform/spreadsheet/fill/layout-file.js';
import { AuditService } from '../audit/audit.service.js';
import { layoutProblems, openLayout } from './layout-checker.js';
import { LayoutStore, type Layout } from './layout.store.js';
import { LayoutUnknownError, ReportBeyondReachError, TooManyLayoutsError } from './reporting.errors.js';

/** More than anybody chooses from. */
const MOST = 50;
const REPORT = /^layout-([1-9]\d{0,8})$/;

/** The number of a layout that stands where a report is named; null: it is a report. */
export function layoutId(report: string): number | null {
  const id = REPORT.exec(report)?.[1];
  return id === undefined ? null : Number(id);
}

/** Workbooks of one's own, kept to be filled in each month. */
@Injectable()
export class LayoutService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: LayoutStore,
    private readonly audit: AuditService,
  ) {}

  async list(employeeNo: string): Promise<Layout[]> {
    return this.store.list(this.dataSource.manager, employeeNo);
  }

  /**
   * Keeps a workbook under its name when nothing keeps it from being filled in.
   * @param owner null: for everybody
   * @returns null with what is wrong
   * @throws UnreadableFileError, TooManyLayoutsError
   */
  async save(
    file: { path: string; name: string },
    owner: string | null,
    actor: string,
    language: Language,
  ): Promise<{ layout: Layout | null; problems: Message[] }> {
    const problems = layoutProblems(await openLayout(file.path), file.name, language);
    if (problems.length > 0) return { layout: null, problems };
    const content = await readFile(file.path);
    const name = file.name.replace(/\.[^.]*$/, '').slice(0, 100);
    const layout = await this.dataSource.transaction(async (tx) => {
      if ((await this.store.list(tx, actor)).length >= MOST) throw new TooManyLayoutsError(MOST);
      const saved = await this.store.save(tx, { name, owner, content, savedBy: actor });
      await this.audit.record(tx, {
        actor,
        action: 'layout.save',
        subject: `layout ${saved.id}`,
        detail: { name, shared: owner === null },
      });
      return saved;
    });
    return { layout, problems };
  }

  /** @param seesAll whoever sees all of the centre may take away what is everybody's @throws LayoutUnknownError, ReportBeyondReachError */
  async remove(id: number, actor: string, seesAll: boolean): Promise<void> {
    const layout = await this.find(id, actor);
    if (layout.owner === null && !seesAll) throw new ReportBeyondReachError();
    await this.dataSource.transaction(async (tx) => {
      await this.store.remove(tx, id);
      await this.audit.record(tx, { actor, action: 'layout.remove', subject: `layout ${id}`, detail: { name: layout.name } });
    });
  }

  /** @throws LayoutUnknownError also for somebody else's */
  async find(id: number, employeeNo: string): Promise<Layout> {
    const found = (await this.list(employeeNo)).find((layout) => layout.id === id);
    if (found === undefined) throw new LayoutUnknownError(`layout-${id}`);
    return found;
  }

  /** A kept layout, taken apart. @throws LayoutUnknownError when it was taken away meanwhile */
  async open(tx: EntityManager, id: number): Promise<{ name: string; file: LayoutFile }> {
    const kept = await this.store.content(tx, id);
    if (kept === null) throw new LayoutUnknownError(`layout-${id}`);
    const folder = await mkdtemp(join(tmpdir(), 'fairmark-layout-'));
    try {
      const path = join(folder, 'layout.xlsx');
      await writeFile(path, kept.content, { mode: 0o600 });
      return { name: kept.name, file: await openLayout(path) };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
