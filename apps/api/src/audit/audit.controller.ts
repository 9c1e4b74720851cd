import { Controller, StreamableFile } from '@nestjs/common';
import { exportAuditEvents, getAuditChain, listAuditEvents } from '@contracts/audit.js';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { AuditChainService } from '@domain/audit/audit-chain.service.js';
import { AuditExportService } from '@domain/audit/audit-export.service.js';
import { AuditQueryService } from '@domain/audit/audit-query.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';

@Controller()
export class AuditController {
  constructor(
    private readonly events: AuditQueryService,
    private readonly exports: AuditExportService,
    private readonly chain: AuditChainService,
  ) {}

  @Handle(listAuditEvents)
  list(@Input() { query }: RouteInput<typeof listAuditEvents>): Promise<RouteOutput<typeof listAuditEvents>> {
    return this.events.list(query);
  }

  @Handle(exportAuditEvents)
  async export(
    @Input() { query }: RouteInput<typeof exportAuditEvents>,
    @Caller() { actor, language }: CallerContext,
  ): Promise<StreamableFile> {
    const csv = await this.exports.csv(query, actor.employeeNo, language);
    return new StreamableFile(csv, { type: 'text/csv; charset=utf-8', disposition: 'attachment; filename="audit-events.csv"' });
  }

  @Handle(getAuditChain)
  async head(): Promise<RouteOutput<typeof getAuditChain>> {
    const { seq, hash, waiting } = await this.chain.state();
    return { seq, hash: hash.toString('hex'), waiting };
  }
}
