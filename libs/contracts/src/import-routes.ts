import { z } from 'zod';
import type { Permission } from './access.js';
import {
  codeSchema,
  dateSchema,
  defineRoute,
  employeeNoSchema,
  idSchema,
  instantSchema,
  listQuery,
  longTextSchema,
  pageOf,
  rowIdSchema,
  shortTextSchema,
} from './http.js';
import { importKindSchema, importMapSchema, type ImportKind } from './imports.js';
import { jobSchema } from './jobs.js';

/** What one must be allowed to change, with no limit to whom, to bring in a file of a kind. */
export const permissionOfKind: Readonly<Record<ImportKind, Permission>> = {
  roster: 'organization.write',
  forms: 'forms.write',
  calls: 'calls.write',
  evaluations: 'evaluations.write',
  'exam-results': 'exams.write',
  cases: 'cases.write',
  metrics: 'metrics.write',
};

const remarkSchema = z
  .object({
    sheet: z.string(),
    row: z.number().int().meta({ description: 'As the spreadsheet program counts; for csv the line' }),
    column: z.string().meta({ description: 'The header as written; empty: the whole row' }),
    column_index: z.number().int().nullable(),
    value: z.string(),
    sentence: z.string(),
  })
  .meta({ id: 'ImportRemark' });

const previewSchema = z
  .object({
    kind: importKindSchema,
    accepted: z.boolean().meta({ description: 'false: a row is bad, and nothing is written unless bad rows are left out' }),
    rows_read: z.number().int(),
    rows_imported: z.number().int(),
    rows_unchanged: z.number().int(),
    rows_failed: z.number().int(),
    problems: z.array(remarkSchema),
    warnings: z.array(remarkSchema),
    matches: z.array(remarkSchema).meta({ description: 'Decisions made for the user, such as people found by name' }),
    ignored_columns: z.array(z.string()),
    sheet: z.string(),
    header_row: z.number().int(),
    headers: z.array(z.string()).meta({ description: 'As they stand in the file, by place' }),
    rows: z
      .array(z.object({ row: z.number().int(), cells: z.array(z.string()) }))
      .meta({ description: 'The first rows, and the first hundred with a remark' }),
  })
  .meta({ id: 'ImportPreview', description: 'The first 500 remarks of each kind; the error workbook holds all bad rows' });

const uploadSchema = z
  .object({
    id: z.number().int(),
    file_name: z.string(),
    bytes: z.number().int(),
    checksum: z.string().meta({ description: 'SHA-256' }),
    uploaded_by: employeeNoSchema,
    uploaded_at: instantSchema,
    preview: previewSchema.nullable(),
    has_error_workbook: z.boolean(),
    batch: z.number().int().nullable().meta({ description: 'The import it became; null: none' }),
  })
  .meta({ id: 'Upload' });
export type UploadView = z.infer<typeof uploadSchema>;

const uploadHeadSchema = z
  .object({
    id: z.number().int(),
    file_name: z.string(),
    bytes: z.number().int(),
    uploaded_at: instantSchema,
    kind: importKindSchema.nullable().meta({ description: 'As what it was last looked at; null: not yet' }),
    rows_failed: z.number().int().nullable().meta({ description: 'null: nobody looked yet' }),
    batch: z.number().int().nullable().meta({ description: 'The import it became; null: none' }),
    is_reverted: z.boolean().meta({ description: 'What it became was taken back' }),
  })
  .meta({ id: 'UploadHead' });
export type UploadHead = z.infer<typeof uploadHeadSchema>;

const imports = { tag: 'imports', permission: 'imports.run', data: 'own' } as const;
const uploadParams = z.strictObject({ upload: idSchema });

export const createUpload = defineRoute({
  ...imports,
  method: 'POST',
  path: '/uploads',
  summary: 'Send a file (part “file” of a form); it is kept encrypted for a week',
  requestType: 'multipart/form-data',
  response: uploadSchema,
  status: 201,
});

export const listUploads = defineRoute({
  ...imports,
  method: 'GET',
  path: '/uploads',
  summary: 'The newest fifty files that one sent',
  response: z.object({ items: z.array(uploadHeadSchema) }),
});

export const getUpload = defineRoute({
  ...imports,
  method: 'GET',
  path: '/uploads/:upload',
  summary: 'A file that was sent, with what the last look found',
  params: uploadParams,
  response: uploadSchema,
});

export const deleteUpload = defineRoute({
  ...imports,
  method: 'DELETE',
  path: '/uploads/:upload',
  summary: 'Take a sent file away; what it became stays',
  params: uploadParams,
});

const mappableColumn = z.object({
  name: z.string(),
  zh: z.string(),
  required: z.boolean(),
  note: z.object({ zh: z.string(), en: z.string() }),
});

const recognitionSchema = z
  .object({
    guess: importKindSchema.nullable().meta({ description: 'What the file most likely is; null: nothing in it says' }),
    table: z
      .object({
        kind: importKindSchema,
        sheet: z.string(),
        header_row: z.number().int(),
        headers: z.array(
          z.object({ header: z.string(), column: z.string().nullable(), by: z.string().nullable(), samples: z.array(z.string()) }),
        ),
        missing: z.array(z.string()).meta({ description: 'Required columns that no header is known for by name' }),
        columns: z.array(mappableColumn),
        dynamic: z.array(z.string()).meta({ description: 'Columns that depend on data, such as criteria' }),
        map: z.string().nullable().meta({ description: 'The saved map that knows this layout; null: none does, or none is needed' }),
      })
      .nullable()
      .meta({ description: 'null: the kind is not known, or the file has no header' }),
  })
  .meta({ id: 'Recognition' });
export type Recognition = z.infer<typeof recognitionSchema>;

export const recogniseUpload = defineRoute({
  ...imports,
  method: 'GET',
  path: '/uploads/:upload/recognition',
  summary: 'What a sent file is, by its header, and what its columns may mean',
  params: uploadParams,
  query: z.strictObject({ kind: importKindSchema.optional().meta({ description: 'What a person says that it is' }) }),
  response: recognitionSchema,
});

const wishSchema = {
  kind: importKindSchema,
  map: shortTextSchema().nullable().default(null).meta({ description: 'A saved column map' }),
  blank_zero: z.boolean().default(false).meta({ description: 'A blank deduction or bonus is 0' }),
  effective_from: dateSchema.nullable().default(null),
  restate_reason: longTextSchema(500)
    .nullable()
    .default(null)
    .meta({ description: 'Why a month that stands is changed; needs the permission to close' }),
};

export const previewUpload = defineRoute({
  ...imports,
  method: 'POST',
  path: '/uploads/:upload/preview',
  summary: 'Check every row without writing anything',
  params: uploadParams,
  body: z.strictObject(wishSchema).meta({ id: 'ImportWish', example: { kind: 'exam-results' } }),
  response: jobSchema,
  status: 202,
});

export const commitUpload = defineRoute({
  ...imports,
  method: 'POST',
  path: '/uploads/:upload/commit',
  summary: 'Bring the file in, wholly or, with bad rows left out, in part',
  params: uploadParams,
  body: z
    .strictObject({ ...wishSchema, skip_bad: z.boolean().default(false) })
    .meta({ id: 'ImportCommit', example: { kind: 'exam-results', skip_bad: true } }),
  response: jobSchema,
  status: 202,
});

export const getErrorWorkbook = defineRoute({
  ...imports,
  method: 'GET',
  path: '/uploads/:upload/error-workbook',
  summary: 'The rows with what is wrong beside them, to be mended and sent again',
  params: uploadParams,
  responseType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

const batchSchema = z
  .object({
    id: z.number().int(),
    kind: importKindSchema,
    file_name: z.string(),
    checksum: z.string(),
    rows_read: z.number().int(),
    rows_imported: z.number().int(),
    rows_unchanged: z.number().int(),
    rows_failed: z.number().int(),
    state: z.enum(['committed', 'reverted']),
    restate_reason: z.string().nullable(),
    imported_at: instantSchema,
    imported_by: z.string(),
    reverted_at: instantSchema.nullable(),
    reverted_by: z.string().nullable(),
    has_file: z.boolean().meta({ description: 'Whether the file is kept' }),
  })
  .meta({ id: 'ImportBatch' });

const batches = { tag: 'imports', permission: 'imports.run', data: 'none' } as const;
const batchParams = z.strictObject({ batch: idSchema });

export const listBatches = defineRoute({
  ...batches,
  method: 'GET',
  path: '/import-batches',
  summary: 'Imports, by files and by rows',
  query: listQuery(['-id', 'id'], {
    kind: importKindSchema.optional(),
    state: z.enum(['committed', 'reverted']).optional(),
    imported_by: employeeNoSchema.optional(),
  }),
  response: pageOf(batchSchema),
});

export const getBatch = defineRoute({
  ...batches,
  method: 'GET',
  path: '/import-batches/:batch',
  summary: 'One import',
  params: batchParams,
  response: batchSchema,
});

export const revertBatch = defineRoute({
  ...imports,
  method: 'POST',
  path: '/import-batches/:batch/reversal',
  summary: 'Take an import back while its months are open',
  params: batchParams,
  response: batchSchema,
});

const mapSchema = z
  .object({
    name: z.string(),
    kind: importKindSchema,
    headers: importMapSchema.shape.headers,
    constants: importMapSchema.shape.constants,
    saved_at: instantSchema,
    saved_by: z.string(),
  })
  .meta({ id: 'ImportMap' });

export const listMaps = defineRoute({
  ...batches,
  method: 'GET',
  path: '/import-maps',
  summary: 'Saved column maps',
  response: z.object({ items: z.array(mapSchema) }),
});

export const saveMap = defineRoute({
  ...imports,
  method: 'PUT',
  path: '/import-maps/:name',
  summary: 'Propose what the columns of a sent file mean, with one’s own decisions, and save it under a name',
  params: z.strictObject({ name: shortTextSchema(100) }),
  body: z
    .strictObject({
      upload: rowIdSchema,
      kind: importKindSchema,
      columns: z
        .record(z.string(), codeSchema)
        .default({})
        .meta({ description: 'One’s own decisions: header to column; `-`: it is not read' }),
      constants: z.record(z.string(), shortTextSchema()).default({}).meta({ description: 'Values for columns that the file lacks' }),
    })
    .meta({
      id: 'ImportMapWish',
      example: { upload: 12, kind: 'evaluations', columns: { 通话流水: 'recording_id' }, constants: { form_code: 'STD-IN' } },
    }),
  response: z
    .object({
      name: z.string(),
      sheet: z.string(),
      header_row: z.number().int(),
      headers: z.array(z.object({ header: z.string(), column: z.string().nullable(), by: z.string().nullable() })),
      missing: z.array(z.string()).meta({ description: 'Required columns that nothing covers yet' }),
    })
    .meta({ id: 'ImportMapProposal' }),
});

export const getTemplate = defineRoute({
  ...batches,
  method: 'GET',
  path: '/import-templates/:kind',
  summary: 'An empty workbook to fill in',
  params: z.strictObject({ kind: importKindSchema }),
  query: z.strictObject({ lang: z.enum(['zh', 'en']).default('zh') }),
  responseType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});
