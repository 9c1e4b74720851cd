import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { z } from 'zod';
import { importKindSchema, type ImportKind } from '@contracts/imports.js';
import { ImportsModule } from '@domain/imports/imports.module.js';
import { TemplateService } from '@domain/imports/template.service.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { translate, type Language } from '@platform/i18n/translate.js';
import { writeFileSafely } from '@platform/spreadsheet/write/write-file-safely.js';
import { defineCommand } from '../define-command.js';

const input = z.object({ kind: importKindSchema, lang: z.enum(['zh', 'en']).optional(), out: z.string().optional() });

export const command = defineCommand(input, async (context, { kind, lang, out }) => {
  const language = lang ?? context.language;
  const path = resolve(out ?? fileName(kind, language));
  // A template that was filled in must not be lost to a new, empty one.
  if (existsSync(path)) throw new FairmarkError('cli.file_exists', { file: path });
  const services = await context.open(ImportsModule);
  const bytes = await services.get(TemplateService).render(kind, language);
  await writeFileSafely(dirname(path), basename(path), bytes);
  context.output.say('cli.template_written', { file: path });
});

function fileName(kind: ImportKind, language: Language): string {
  const title = translate(language, `imports.template_${kind === 'exam-results' ? 'exam_results' : kind}`);
  return `${translate(language, 'cli.template_file', { title })}.xlsx`;
}
