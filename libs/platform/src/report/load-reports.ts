import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { ReportCatalogue } from './report-catalogue.js';
import type { ReportDefinition } from './report-definition.js';

/** `reports/` of the tree this module runs in: the sources, or what was compiled from them. */
const REPORTS_FOLDER = fileURLToPath(new URL('../../../../reports', import.meta.url));
const ENTRIES = import.meta.url.endsWith('.ts') ? ['report.ts', 'report.js'] : ['report.js'];

const callable = z.custom((value) => typeof value === 'function', 'a function');
const named = { name: z.string().regex(/^[a-z][a-z0-9-]*$/) };
const definitionShape = z.discriminatedUnion('kind', [
  z.object({ ...named, kind: z.literal('workbook'), scope: z.enum(['team', 'supervisor', 'center']), build: callable }),
  z.object({ ...named, kind: z.literal('rows'), scope: z.literal('center'), sheetName: callable, columns: callable, rows: callable }),
]);

/**
 * Imports the `report` of every folder that has a report.ts (compiled: report.js). A folder without one holds parts that several
 * reports share. Throws an Error naming the folder when one exports no report, or one of another name than its folder's: a product
 * with such a report must not start.
 */
export async function loadReports(folder: string = REPORTS_FOLDER): Promise<ReportCatalogue> {
  const found = await readdir(folder, { withFileTypes: true });
  const names = found.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const definitions: ReportDefinition[] = [];
  for (const name of names.sort()) {
    const definition = await loadReport(folder, name);
    if (definition !== null) definitions.push(definition);
  }
  return new ReportCatalogue(definitions);
}

async function loadReport(folder: string, name: string): Promise<ReportDefinition | null> {
  const file = ENTRIES.map((entry) => join(folder, name, entry)).find((path) => existsSync(path));
  if (file === undefined) return null;
  const { report } = (await import(pathToFileURL(file).href)) as { report?: unknown };
  const checked = definitionShape.safeParse(report);
  if (!checked.success) throw new Error(`reports/${name} exports no report: ${z.prettifyError(checked.error)}`);
  if (checked.data.name !== name)
    throw new Error(`reports/${name} exports a report called ${checked.data.name}; both names must be the same`);
  return report as ReportDefinition;
}
