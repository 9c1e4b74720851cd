import type { ExportService } from '@domain/reporting/export.service.js';
import { SAMPLE_ACTOR } from '@domain/maintenance/sample/sample.service.js';

const REPORTS = ['team-monthly', 'supervisor-monthly'];

/**
 * Writes the workbooks of the sample's last month for every team and supervisor, in Chinese.
 * @param directory where the status page links them
 * @returns how many were written
 */
export async function exportSample(exports: ExportService, periodId: string, directory: string, signal?: AbortSignal): Promise<number> {
  let count = 0;
  for (const report of REPORTS) {
    const { files } = await exports.export({
      report,
      periodId,
      teamCode: null,
      all: true,
      run: null,
      directory,
      language: 'zh',
      actor: SAMPLE_ACTOR,
      signal,
    });
    count += files.length;
  }
  return count;
}
