import { z } from 'zod';

/** What can be imported, in the order a centre with an empty database would do it. */
export const importKinds = ['roster', 'forms', 'calls', 'evaluations', 'exam-results', 'cases', 'metrics'] as const;
export const importKindSchema = z.enum(importKinds);
export type ImportKind = z.infer<typeof importKindSchema>;

/** How the cells of a column are read. `decimal` counts in hundredths, `quantity` in ten-thousandths. */
export type ColumnType =
  'text' | 'identifier' | 'person_name' | 'date' | 'instant' | 'date_or_month' | 'boolean' | 'decimal' | 'quantity' | 'integer' | 'enum';

export interface ImportColumn {
  /** English header and the name scripts see. */
  name: string;
  zh: string;
  synonyms: readonly string[];
  required: boolean;
  type: ColumnType;
  /** For `enum`: what is stored, and every word that means it (the first Chinese word is offered in templates). */
  values?: Readonly<Record<string, readonly string[]>>;
  note: { zh: string; en: string };
  example?: string;
}

/** A column map saved for a centre's own layout: normalised header to column name or criterion code, and fixed values for columns the file lacks. */
export const importMapSchema = z.object({
  headers: z.record(z.string(), z.string()),
  constants: z.record(z.string(), z.string()),
});
export type ImportMap = z.infer<typeof importMapSchema>;
