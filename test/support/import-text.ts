import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { ImportKind } from '@contracts/imports.js';
import { ImportService } from '@domain/imports/import.service.js';

/** Brings a file in as it is written here. @throws Error with the problems of its rows */
export async function importText(app: INestApplicationContext, kind: ImportKind, text: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fairmark-text-'));
  try {
    const path = join(folder, `${kind}.csv`);
    await writeFile(path, text);
    const outcome = await app.get(ImportService, { strict: false }).run({
      kind,
      files: [path],
      dryRun: false,
      skipBad: false,
      mapName: null,
      options: { blankZero: false, effectiveFrom: null, restateReason: null },
      actor: 'test',
    });
    if (!outcome.accepted) throw new Error(JSON.stringify(outcome.files[0]?.problems));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
