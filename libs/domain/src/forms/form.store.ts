import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import { FormCatalogue } from './form-catalogue.js';

const catalogueSql = loadSql(import.meta.url, './sql/form-versions.sql');

const formVersionRow = z.object({
  id: z.number(),
  formId: z.number(),
  code: z.string(),
  name: z.string(),
  version: z.string(),
  state: z.enum(['published', 'retired']),
  effectiveFrom: z.string().nullable(),
  nItems: z.number(),
  definition: z.object({
    policy: z.enum(['weighted', 'points', 'section_percent', 'normalized', 'deduction']),
    naPolicy: z.enum(['redistribute', 'full_credit', 'not_allowed']),
    criticalPolicy: z.enum(['zero_form', 'zero_section', 'cap', 'flag_only']),
    capBp: z.number().nullable(),
    baseBp: z.number(),
    bonusCapBp: z.number(),
    maxScoreBp: z.number(),
    sections: z.array(z.object({ name: z.string(), weightE4: z.number() })),
    criteria: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        section: z.number(),
        kind: z.enum(['choice', 'scale', 'deduction', 'bonus', 'note']),
        maxPoints: z.number(),
        minPoints: z.number(),
        step: z.number(),
        weightE4: z.number(),
        options: z.array(z.object({ label: z.string(), points: z.number(), autoFail: z.boolean() })),
        criticalFamily: z.enum(['customer_critical', 'business_critical', 'compliance_critical']).nullable(),
        accuracy: z.boolean(),
        allowNa: z.boolean(),
        shownWhen: z.object({ criterion: z.string(), answers: z.array(z.number()) }).nullable(),
      }),
    ),
  }),
});

const storedVersionRow = formVersionRow.extend({
  state: z.enum(['draft', 'published', 'retired']),
  publishedAt: z.date().nullable(),
  draftedName: z.string().nullable(),
});

/** A version as it stands, a draft included. `draftedName` is what the form will be called; null: it is published. */
export type StoredFormVersion = z.infer<typeof storedVersionRow>;

/** Reads the evaluation forms with all their versions. */
@Injectable()
export class FormStore {
  /** Published and retired versions, in the order in which they were published. */
  async load(tx: EntityManager): Promise<FormCatalogue> {
    return new FormCatalogue(formVersionRow.array().parse(await tx.query(catalogueSql, [false, null, null])));
  }

  /** null: there is none. */
  async version(tx: EntityManager, code: string, version: string): Promise<StoredFormVersion | null> {
    const rows: unknown[] = await tx.query(catalogueSql, [true, code, version]);
    return rows.length === 0 ? null : storedVersionRow.parse(rows[0]);
  }
}
