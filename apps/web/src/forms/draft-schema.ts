import type { UseFieldArrayReturn } from 'react-hook-form';
import { z } from 'zod';
import type { FormVersionView } from '@contracts/forms.js';
import { codeSchema, dateSchema, shortTextSchema } from '@contracts/http.js';
import type { ContractForm } from '../form/use-contract-form.js';

const MOST_POINTS = 327.67;
const BASE = 100;

const criterionSchema = z.object({
  section: shortTextSchema(100),
  code: codeSchema,
  name: shortTextSchema(300),
  kind: z.enum(['deduction', 'bonus', 'note']),
  max_points: z.number().min(0).max(MOST_POINTS),
  critical_family: z.enum(['customer_critical', 'business_critical', 'compliance_critical']).optional(),
  accuracy: z.boolean().default(false),
  allow_na: z.boolean().default(false),
});

/** A form that takes points off, as it is drafted by hand. */
export const draftSchema = z.object({
  code: codeSchema,
  version: codeSchema,
  name: shortTextSchema(200),
  na_policy: z.enum(['redistribute', 'full_credit', 'not_allowed']),
  critical_policy: z.enum(['zero_form', 'zero_section', 'cap', 'flag_only']),
  cap: z.number().min(0).max(BASE).optional(),
  base: z.number().min(1).max(1000),
  effective_from: dateSchema.optional(),
  criteria: z.array(criterionSchema).min(1),
});

export type DraftValues = z.input<typeof draftSchema>;
export type DraftForm = ContractForm<DraftValues>;
export type CriterionList = UseFieldArrayReturn<DraftValues, 'criteria'>;

/** An empty row. */
export function blankCriterion(section = ''): DraftValues['criteria'][number] {
  return { section, code: '', name: '', kind: 'deduction', max_points: 0, critical_family: '' as never, accuracy: false, allow_na: true };
}

/** What a draft begins with. @param like a form to begin from; null: nothing */
export function startOf(like: FormVersionView | null, given: { code: string; version: string }): DraftValues {
  return {
    ...given,
    name: like?.name ?? '',
    na_policy: like?.na_policy ?? 'full_credit',
    critical_policy: like?.critical_policy ?? 'zero_form',
    cap: like?.cap ?? ('' as never),
    base: like?.base ?? BASE,
    effective_from: like?.effective_from ?? '',
    criteria: like === null ? [blankCriterion()] : like.criteria.map(criterionOf),
  };
}

function criterionOf(criterion: FormVersionView['criteria'][number]): DraftValues['criteria'][number] {
  const { section, code, name, kind, max_points, critical_family, accuracy, allow_na } = criterion;
  const known = kind === 'bonus' || kind === 'note' ? kind : 'deduction';
  return { section, code, name, kind: known, max_points, critical_family: critical_family ?? ('' as never), accuracy, allow_na };
}

/** The same as the interface takes it. */
export function bodyOf({ code, cap, ...draft }: z.output<typeof draftSchema>) {
  return { ...draft, form_code: code, policy: 'deduction' as const, cap: draft.critical_policy === 'cap' ? (cap ?? null) : null };
}

/** What the deductions come to at most; they should come to the base. */
export function deductionSum(criteria: readonly { kind: string; max_points: unknown }[]): number {
  const cents = criteria.filter(({ kind }) => kind === 'deduction').map(({ max_points }) => Math.round(Number(max_points ?? 0) * 100));
  return cents.filter((each) => !Number.isNaN(each)).reduce((sum, each) => sum + each, 0) / 100;
}
