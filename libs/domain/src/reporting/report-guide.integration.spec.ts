import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadReports } from '@platform/report/load-reports.js';
import { readTables } from '@platform/spreadsheet/write/read-properties.js';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import { ExportService } from './export.service.js';
import { openReportHouse } from './testing/report-house.js';

describe('the page that tells how a report is added', () => {
  it('has an example that is found, exported and true as it stands there', async () => {
    const page = await readFile(new URL('../../../../docs/adding-a-report.md', import.meta.url), 'utf8');
    const block = (name: string) => new RegExp(`\`${name}\`\\n\\n\`\`\`\\w+\\n(.*?)\n\`\`\``, 's').exec(page)?.[1] ?? '';
    const root = await mkdtemp(join(tmpdir(), 'reports-'));
    await symlink(fileURLToPath(new URL('../../../../node_modules', import.meta.url)), join(root, 'node_modules'));
    await mkdir(join(root, 'team-pass-rates'));
    await writeFile(join(root, 'team-pass-rates', 'report.ts'), block('report.ts'));
    await writeFile(join(root, 'team-pass-rates', 'teams.sql'), block('teams.sql'));
    const fresh = await createTestDatabase();
    const example = await openReportHouse(fresh.dataSource, await loadReports(root));
    try {
      const { files } = await example.module.get(ExportService).export(example.request({ report: 'team-pass-rates', language: 'en' }));
      expect(files.map((file) => file.name)).toEqual(['team-pass-rates_2026-10_en.xlsx']);
      expect((await readTables(files[0]!.path)).get('teams')?.rows[0]).toEqual(['A1', '客服A1', 8, 5, 0.625, 87.45, null]);
      await expect(
        example.module.get(ExportService).export(example.request({ report: 'team-pass-rates', teamCode: 'A1' })),
      ).rejects.toMatchObject({ code: 'reporting.center_only' });
    } finally {
      await example.close();
      await fresh.drop();
      await rm(root, { recursive: true });
    }
  }, 60_000);
});
