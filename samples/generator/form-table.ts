import type { CriterionKind, SampleCriterion, SampleForm, SampleOption } from './sample-forms.js';
import { FORM_HEADERS, type SampleCell, type SampleTable } from './sample-table.js';

const KIND_TEXT: Record<CriterionKind, string> = { scale: '打分', choice: '选项', deduction: '扣分', bonus: '加分', note: '备注' };

function yesNo(value: boolean): string {
  return value ? '是' : '否';
}

function optionsText(options: readonly SampleOption[] | undefined): string | null {
  return options?.map((option) => `${option.label}=${option.points}${option.autoFail ? '!' : ''}`).join(';') ?? null;
}

function criterionRow(form: SampleForm, item: SampleCriterion, isFirst: boolean): SampleCell[] {
  const isNote = item.kind === 'note';
  const formLevel = [form.notApplicablePolicy, form.criticalPolicy, form.bonusCap, 100, form.effectiveFrom];
  return [
    form.code,
    form.version,
    form.name,
    form.policy,
    item.section,
    item.code,
    item.name,
    KIND_TEXT[item.kind],
    item.max,
    isNote ? null : 0,
    isNote ? null : item.step,
    optionsText(item.options),
    item.weight,
    null,
    item.critical,
    yesNo(item.accuracy),
    yesNo(item.notApplicableRate > 0),
    ...(isFirst ? formLevel : formLevel.map(() => null)),
  ];
}

/** One form version as an import table; the form-level columns stand on its first row only. */
export function formTable(form: SampleForm): SampleTable {
  return { kind: 'forms', headers: FORM_HEADERS, rows: form.criteria.map((item, index) => criterionRow(form, item, index === 0)) };
}
