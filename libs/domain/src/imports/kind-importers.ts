import { Injectable } from '@nestjs/common';
import type { ImportKind } from '@contracts/imports.js';
import type { KindImporter } from '@platform/intake/import-session.js';
import { CallImporter } from '../calls/call.importer.js';
import { CaseImporter } from '../cases/case.importer.js';
import { EvaluationImporter } from '../evaluations/evaluation.importer.js';
import { ExamResultImporter } from '../exams/exam-result.importer.js';
import { FormImporter } from '../forms/form.importer.js';
import { MetricImporter } from '../metrics/metric.importer.js';
import { RosterImporter } from '../organization/roster.importer.js';

/** Which feature takes in which kind of file. */
@Injectable()
export class KindImporters {
  private readonly byKind: Record<ImportKind, KindImporter>;

  constructor(
    roster: RosterImporter,
    calls: CallImporter,
    forms: FormImporter,
    evaluations: EvaluationImporter,
    exams: ExamResultImporter,
    cases: CaseImporter,
    metrics: MetricImporter,
  ) {
    this.byKind = { roster, calls, forms, evaluations, 'exam-results': exams, cases, metrics };
  }

  of(kind: ImportKind): KindImporter {
    return this.byKind[kind];
  }
}
