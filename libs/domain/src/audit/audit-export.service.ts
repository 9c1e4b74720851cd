import { PassThrough, type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditFilter } from '@contracts/audit.js';
import { translate, type Language } from '@platform/i18n/translate.js';
import { streamCsv, type StreamColumn } from '@platform/spreadsheet/write/stream-rows.js';
import type { CellValue } from '@platform/spreadsheet/write/workbook-model.js';
import { AuditQueryService, type AuditRow } from './audit-query.service.js';
import { AuditService } from './audit.service.js';

/** Hands the audit trail out as a file, and writes down that it did. */
@Injectable()
export class AuditExportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly events: AuditQueryService,
    private readonly audit: AuditService,
  ) {}

  /** CSV (UTF-8 with a byte order mark), made while it is read: a reader that leaves ends the work. */
  async csv(filter: AuditFilter, actor: string, language: Language): Promise<Readable> {
    await this.dataSource.transaction((tx) =>
      this.audit.record(tx, { actor, action: 'audit.export', subject: 'audit trail', detail: { filter } }),
    );
    const target = new PassThrough();
    streamCsv(target, { language, columns: columnsIn(language) }, this.rows(filter)).then(
      () => target.end(),
      (error: Error) => target.destroy(error),
    );
    return target;
  }

  private async *rows(filter: AuditFilter): AsyncGenerator<CellValue[]> {
    for await (const event of this.events.all(filter)) yield cellsOf(event);
  }
}

function columnsIn(language: Language): StreamColumn[] {
  const keys = ['id', 'seq', 'at', 'actor', 'actor_name', 'action', 'subject', 'detail'] as const;
  return keys.map((key) => ({ title: translate(language, `audit.col_${key}`), kind: key === 'id' || key === 'seq' ? 'int' : 'text' }));
}

function cellsOf({ id, seq, at, actor, actor_name, action, subject, detail }: AuditRow): CellValue[] {
  return [id, seq, at, actor, actor_name, action, subject, JSON.stringify(detail)];
}
