import type pg from 'pg';
import type { ImportKind } from '@contracts/imports.js';
import { ImportService } from '@domain/imports/import.service.js';
import { ImportsModule } from '@domain/imports/imports.module.js';
import { openProduct } from './product.js';

export interface ImportOrder {
  connection: pg.ClientConfig;
  home: string;
  files: { kind: ImportKind; path: string }[];
}

/** Imports files one after the other as the command line does. @returns seconds that the last of them took, and what it brought */
export async function importFiles({ connection, home, files }: ImportOrder): Promise<{ seconds: number; imported: number }> {
  const product = await openProduct(connection, home, ImportsModule);
  try {
    let last = { seconds: 0, imported: 0 };
    for (const { kind, path } of files) {
      const began = performance.now();
      const outcome = await product.get(ImportService).run({
        kind,
        files: [path],
        dryRun: false,
        skipBad: false,
        mapName: null,
        options: { blankZero: false, effectiveFrom: null, restateReason: null },
        actor: 'benchmark',
      });
      last = { seconds: (performance.now() - began) / 1000, imported: outcome.files[0]?.rowsImported ?? 0 };
      if (!outcome.accepted) throw new Error(`${path} was refused`);
    }
    return last;
  } finally {
    await product.close();
  }
}
