import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ReportContext } from '@platform/report/report-definition.js';
import { fillLayout } from '@platform/spreadsheet/fill/fill-layout.js';
import type { LayoutFile } from '@platform/spreadsheet/fill/layout-file.js';
import { writeFileSafely } from '@platform/spreadsheet/write/write-file-safely.js';
import { agentFigures, groupFigures, lookupIn, nobody } from './layout-figures.js';
import { isOfAgents } from './layout-names.js';
import { LayoutStore } from './layout.store.js';
import type { ExportedFile } from './report-writer.js';

/** Fills a layout with the figures of a team, or of the centre. */
@Injectable()
export class LayoutWriter {
  constructor(private readonly store: LayoutStore) {}

  async write(tx: EntityManager, layout: LayoutFile, context: ReportContext, folder: string, name: string): Promise<ExportedFile> {
    const { run, subject, language } = context;
    const card = subject === null ? await this.store.center(tx, run.id) : await this.store.team(tx, run.id, subject.id);
    const group = groupFigures(context, card);
    const agents = await this.store.agents(tx, run.id, subject?.id ?? null);
    const items = agents.map((agent) => lookupIn(group, agentFigures(language, agent)));
    const bytes = fillLayout(layout, {
      repeats: isOfAgents,
      group: lookupIn(group, null),
      items: items.length > 0 ? items : [nobody(group)],
    });
    const path = await writeFileSafely(folder, name, bytes);
    return { name, path, checksum: createHash('sha256').update(bytes).digest('hex') };
  }
}
