import { z } from 'zod';
import { codeSchema, defineRoute, flagSchema, idSchema, instantSchema, listQuery, monthSchema, pageOf, rowIdSchema } from './http.js';
import { jobOf, jobSchema, jobStates } from './jobs.js';

const reports = { tag: 'reports', permission: 'exports.run' } as const;

const reportName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,60}$/)
  .meta({ id: 'ReportName', example: 'team-monthly' });

export const listReports = defineRoute({
  ...reports,
  data: 'rows',
  method: 'GET',
  path: '/reports',
  summary: 'The reports one may have, and whom a file of each is about',
  response: z.object({
    items: z.array(
      z
        .object({ name: reportName, kind: z.enum(['workbook', 'rows']), scope: z.enum(['team', 'supervisor', 'center']) })
        .meta({ id: 'Report' }),
    ),
  }),
});

export const listReportTeams = defineRoute({
  ...reports,
  data: 'rows',
  method: 'GET',
  path: '/report-teams',
  summary: 'The teams of a month that one may have reports about',
  query: z.strictObject({ period: monthSchema }),
  response: z.object({ items: z.array(z.object({ team_code: z.string(), team_name: z.string() }).meta({ id: 'ReportTeam' })) }),
});

export const requestExport = defineRoute({
  ...reports,
  data: 'rows',
  method: 'POST',
  path: '/reports/:report/exports',
  summary: 'Have a report written; its files wait with the job',
  params: z.strictObject({ report: reportName }),
  body: z
    .strictObject({
      period: monthSchema,
      team_code: codeSchema.nullable().default(null),
      all: z.boolean().default(false).meta({ description: 'One file for each team or supervisor' }),
      language: z.enum(['zh', 'en']).default('zh'),
      run: rowIdSchema.nullable().default(null).meta({ description: 'null: the newest' }),
    })
    .meta({ id: 'ExportWish', example: { period: '2026-10', team_code: 'T01', language: 'zh' } }),
  response: jobSchema,
  status: 202,
});

const exportSchema = z
  .object({
    id: z.number().int(),
    job: z.string().meta({ example: 'export-12' }),
    report: reportName,
    period: z.string(),
    run: z.number().int(),
    language: z.enum(['zh', 'en']),
    team_code: z.string().nullable(),
    all: z.boolean(),
    state: z.enum(jobStates),
    files: z.array(z.object({ name: z.string(), checksum: z.string(), address: z.string(), kept: z.boolean() })),
    requested_by: z.string(),
    requested_at: instantSchema,
    finished_at: instantSchema.nullable(),
  })
  .meta({ id: 'Export' });
export type ExportView = z.infer<typeof exportSchema>;

export const listExports = defineRoute({
  ...reports,
  data: 'rows',
  method: 'GET',
  path: '/exports',
  summary: 'Who had which report written, and the files; without a limit to one’s reach those of all, else one’s own',
  query: listQuery(['-id', 'id'], { report: reportName.optional(), period: monthSchema.optional(), state: z.enum(jobStates).optional() }),
  response: pageOf(exportSchema),
});

export const getExport = defineRoute({
  ...reports,
  data: 'rows',
  method: 'GET',
  path: '/exports/:export',
  summary: 'One export',
  params: z.strictObject({ export: idSchema }),
  response: exportSchema,
});

export const downloadExport = defineRoute({
  ...reports,
  data: 'rows',
  method: 'GET',
  path: '/exports/:export/files/:name',
  summary: 'A file of an export; logged',
  params: z.strictObject({ export: idSchema, name: z.string().max(300) }),
  responseType: 'application/octet-stream',
});

export const verifyUpload = defineRoute({
  ...reports,
  data: 'whole',
  method: 'POST',
  path: '/uploads/:upload/verification',
  summary: 'Does a workbook that was sent still say what the database says?',
  params: z.strictObject({ upload: idSchema }),
  response: jobOf(
    z
      .object({
        report: reportName,
        period: z.string(),
        subject: z.string().nullable().meta({ description: 'Team code or employee number; null: the centre' }),
        run: z.int().meta({ description: 'The run it was made of' }),
        newest_run: z.int(),
        language: z.enum(['zh', 'en']),
        matches: z.boolean(),
        differences_found: z.int(),
        differences: z.array(z.looseObject({ code: z.string(), message: z.string() })).meta({ description: 'The first thousand' }),
      })
      .meta({ id: 'Verification' }),
  ),
  status: 202,
});

const layoutSchema = z
  .object({
    id: z.number().int(),
    report: reportName.meta({ description: 'What to name where a report is named', example: 'layout-3' }),
    name: z.string(),
    shared: z.boolean().meta({ description: 'Everybody’s; else one’s own' }),
    bytes: z.number().int(),
    saved_by: z.string(),
    saved_at: instantSchema,
  })
  .meta({ id: 'ReportLayout' });
export type ReportLayout = z.infer<typeof layoutSchema>;

const layouts = { ...reports, data: 'own' } as const;

export const listLayouts = defineRoute({
  ...layouts,
  method: 'GET',
  path: '/report-layouts',
  summary: 'Workbooks of one’s own with placeholders, and everybody’s',
  response: z.object({ items: z.array(layoutSchema) }),
});

export const saveLayout = defineRoute({
  ...layouts,
  method: 'POST',
  path: '/report-layouts',
  summary: 'Keep a workbook (part “file” of a form) under its name, to be filled in; one with faults is not kept',
  query: z.strictObject({ shared: flagSchema.optional().meta({ description: 'For everybody; only for whoever sees the whole centre' }) }),
  requestType: 'multipart/form-data',
  response: z
    .object({
      layout: layoutSchema.nullable().meta({ description: 'null: it has faults, and was not kept' }),
      problems: z.array(z.string()).meta({ description: 'What keeps it from being filled in, a sentence each' }),
    })
    .meta({ id: 'SavedLayout' }),
  status: 201,
});

export const deleteLayout = defineRoute({
  ...layouts,
  method: 'DELETE',
  path: '/report-layouts/:layout',
  summary: 'Take a layout away; what was filled in stays',
  params: z.strictObject({ layout: idSchema }),
});

export const recordShare = defineRoute({
  ...reports,
  data: 'rows',
  method: 'POST',
  path: '/report-shares',
  summary: 'Write down that figures of a team leave the product with names, as a text or a picture',
  body: z
    .strictObject({ period: monthSchema, team_code: codeSchema, form: z.enum(['text', 'picture']) })
    .meta({ id: 'ReportShare', example: { period: '2026-10', team_code: 'T01', form: 'text' } }),
});
