import type { ExportService } from '@domain/reporting/export.service.js';
import { SAMPLE_ACTOR } from '@contracts/settings.js';

const REPORTS = ['team-monthly', 'supervisor-monthly'];

/**
 * Writes the workbooks of the sample's last month for every team and supervisor, in Chinese.
 * @param directory where the status page links them
 * @param progress hears a share of the whole from 0 to 100
 * @returns how many were written
 */
export async function exportSample(
  exports: ExportService,
  periodId: string,
  directory: string,
  { signal, progress }: { signal?: AbortSignal; progress?: (percent: number) => void },
): Promise<number> {
  let count = 0;
  for (const [index, report] of REPORTS.entries()) {
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
      progress: (_step, percent) => progress?.(Math.floor((index * 100 + percent) / REPORTS.length)),
    });
    count += files.length;
  }
  return count;
}
