import { createReadStream, createWriteStream } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pipeline } from 'node:stream/promises';
import { createDeflateRaw } from 'node:zlib';
import type pg from 'pg';
import { ExportService } from '@domain/reporting/export.service.js';
import { ReportingModule } from '@domain/reporting/reporting.module.js';
import { openProduct } from './product.js';

const MB = 1024 * 1024;
const READ_BYTES = 256 * 1024;

export interface ExportOrder {
  connection: pg.ClientConfig;
  home: string;
  report: string;
  period: string;
  all: boolean;
  directory: string;
}

export interface Exported {
  files: string[];
  rows: number;
  seconds: number;
  /** Seconds of processor of this process, its threads included, without the start of the program. */
  cpu: number;
  /** Longest time that the event loop did not come round, in milliseconds. */
  blocked: number;
  /** Resident memory in megabytes when a fifth of the files were made, and at the end. */
  earlyMb: number;
  lateMb: number;
}

/** Exports a report as the command line does. */
export async function exportReport({ connection, home, report, period, all, directory }: ExportOrder): Promise<Exported> {
  const product = await openProduct(connection, home, ReportingModule);
  const delay = monitorEventLoopDelay({ resolution: 10 });
  try {
    let earlyMb = 0;
    const cpu = process.cpuUsage();
    const began = performance.now();
    delay.enable();
    const { files } = await product.get(ExportService).export({
      report,
      periodId: period,
      run: null,
      teamCode: null,
      all,
      language: 'zh',
      actor: 'benchmark',
      directory,
      progress: (_, percent) => {
        if (percent <= 20) earlyMb = process.memoryUsage.rss() / MB;
      },
    });
    delay.disable();
    const { user, system } = process.cpuUsage(cpu);
    return {
      files: files.map(({ path }) => path),
      rows: files.reduce((sum, file) => sum + (file.rows ?? 0), 0),
      seconds: (performance.now() - began) / 1000,
      cpu: (user + system) / 1e6,
      blocked: delay.max / 1e6,
      earlyMb,
      lateMb: process.memoryUsage.rss() / MB,
    };
  } finally {
    await product.close();
  }
}

/** Packs a file as zip archives do, and nothing else. @returns seconds of processor */
export async function deflateFile({ from, to }: { from: string; to: string }): Promise<number> {
  const cpu = process.cpuUsage();
  await pipeline(
    createReadStream(from, { highWaterMark: READ_BYTES }),
    createDeflateRaw({ level: 6, chunkSize: READ_BYTES }),
    createWriteStream(to),
  );
  const { user, system } = process.cpuUsage(cpu);
  return (user + system) / 1e6;
}
