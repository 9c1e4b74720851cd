import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { importColumns } from '@contracts/import-columns.js';
import type { ImportColumn, ImportKind } from '@contracts/imports.js';
import { translate, type Language } from '@platform/i18n/translate.js';
import { renderTemplate, type TemplateColumn } from '@platform/spreadsheet/write/template-workbook.js';
import { FormStore } from '../forms/form.store.js';
import { MetricStore } from '../metrics/metric.store.js';

/** Longest list Excel takes as a drop-down. */
const LONGEST_LIST = 255;

/** Empty files to fill in: headers that imports know, drop-downs, and a sheet that explains each column. */
@Injectable()
export class TemplateService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly forms: FormStore,
    private readonly metrics: MetricStore,
  ) {}

  async render(kind: ImportKind, language: Language): Promise<Uint8Array> {
    const columns = [...importColumns[kind].map((column) => templateColumn(column, language)), ...(await this.dataColumns(kind, language))];
    return renderTemplate({
      language,
      kind,
      title: translate(language, `imports.template_${kind === 'exam-results' ? 'exam_results' : kind}`),
      columns,
      notesSheet: [
        translate(language, 'imports.template_headers'),
        translate(language, 'imports.template_empty'),
        translate(language, 'imports.template_again'),
      ],
    });
  }

  /** One column a criterion of the forms in use, or one a metric. */
  private async dataColumns(kind: ImportKind, language: Language): Promise<TemplateColumn[]> {
    if (kind === 'evaluations') return this.criterionColumns(language);
    if (kind !== 'metrics') return [];
    const metrics = await this.metrics.metrics(this.dataSource.manager);
    return metrics.map((metric) => ({
      header: language === 'zh' ? metric.nameZh : metric.code,
      required: false,
      note: `${metric.nameZh} · ${metric.nameEn} (${metric.code})`,
      width: 14,
      format: 'number',
    }));
  }

  private async criterionColumns(language: Language): Promise<TemplateColumn[]> {
    const catalogue = await this.forms.load(this.dataSource.manager);
    const notes = new Map<string, { name: string; forms: Set<string> }>();
    for (const version of catalogue.versions) {
      for (const criterion of version.definition.criteria) {
        const note = notes.get(criterion.code) ?? { name: criterion.name, forms: new Set<string>() };
        note.forms.add(version.code);
        notes.set(criterion.code, note);
      }
    }
    return [...notes].map(([code, { name, forms }]) => ({
      header: code,
      required: false,
      note: translate(language, 'imports.template_criterion', { name, forms: [...forms].join(' / ') }),
      width: 12,
      format: 'number',
    }));
  }
}

function templateColumn(column: ImportColumn, language: Language): TemplateColumn {
  const words = Object.entries(column.values ?? {}).map(([stored, list]) =>
    language === 'zh' ? list[0]! : (list.find((word) => /^[a-z_]+$/.test(word)) ?? stored),
  );
  const note = column.note[language];
  return {
    header: language === 'zh' ? column.zh : column.name,
    required: column.required,
    note: note === '' ? `${column.zh} · ${column.name}` : note,
    example: column.example,
    dropDown:
      words.length > 0 && words.join(',').length <= LONGEST_LIST
        ? words
        : column.type === 'boolean'
          ? translate(language, 'imports.template_yes_no').split(',')
          : undefined,
    width: column.type === 'instant' ? 20 : 14,
    format:
      column.type === 'instant'
        ? 'datetime'
        : column.type === 'date'
          ? 'date'
          : ['decimal', 'quantity', 'integer'].includes(column.type)
            ? 'number'
            : 'text',
  };
}
