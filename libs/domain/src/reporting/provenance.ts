import { z } from 'zod';
import { productVersion } from '@platform/config/product-version.js';
import type { ReportContext } from '@platform/report/report-definition.js';

/** What an exported workbook says of itself in its document properties, so that it can be made again and compared. */
const provenance = z.object({
  report: z.string().min(1),
  period: z.string().min(1),
  run: z.coerce.number().int().positive(),
  /** The run's. */
  checksum: z.string().min(1),
  language: z.enum(['zh', 'en']),
  /** Team code or employee number; absent: the centre. */
  subject: z.string().optional(),
  /** Streamed rows of this team only. */
  team: z.string().optional(),
  made_by: z.string(),
  made_at: z.coerce.date(),
});

export type Provenance = z.infer<typeof provenance>;

/** The document properties of a file made in this context; a streamed one adds `rows`. */
export function provenanceOf(report: string, context: ReportContext): Record<string, string> {
  const { period, run, subject, team, language, requestedBy, now } = context;
  return {
    report,
    period: period.id,
    run: String(run.number),
    checksum: run.checksum,
    language,
    ...(subject === null ? {} : { subject: subject.code }),
    ...(team === null ? {} : { team: team.code }),
    made_by: requestedBy,
    made_at: now.toISOString(),
    product_version: productVersion,
  };
}

/** null: these are not the properties of an exported workbook. */
export function readProvenance(properties: Record<string, string>): Provenance | null {
  return provenance.safeParse(properties).data ?? null;
}
