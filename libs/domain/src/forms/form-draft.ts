import type { ImportSession } from '@platform/intake/import-session.js';
import { booleanOf, numberOf, textOf, type ParsedRow, type ParsedValue } from '@platform/intake/parsed-row.js';
import { FORM_DEFAULTS, type Criterion, type FormDefinition, type Section } from '@scoring/form-definition.js';
import { parseCriticalPolicy, parseOptions, parseShownWhen, type CriticalPolicyText, type FormText } from './form-text.js';

/** One form version as a file describes it. */
export interface FormDraft {
  code: string;
  version: string;
  name: string;
  effectiveFrom: string | null;
  /** In the order of the file; row n is criterion n of the definition. */
  rows: ParsedRow[];
  definition: FormDefinition;
}

const DEFAULT_WEIGHT_E4 = 10_000;
const DEFAULT_STEP = 1;

/** Puts the rows of a form file together by form and version; what contradicts itself becomes a problem of its row. */
export function draftForms(session: ImportSession, rows: readonly ParsedRow[]): FormDraft[] {
  const groups = new Map<string, ParsedRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([textOf(row, 'form_code'), textOf(row, 'version')]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((group) => new FormDrafter(session, group).draft());
}

class FormDrafter {
  private readonly sections: Section[] = [];
  private readonly sectionWeights: ({ value: number; row: number } | null)[] = [];
  private readonly codes = new Map<string, number>();
  private readonly first: ParsedRow;
  /** Blank means no where the form says yes or no anywhere, else yes. */
  private readonly blankAllowNa: boolean;

  constructor(
    private readonly session: ImportSession,
    private readonly rows: ParsedRow[],
  ) {
    const [first] = rows;
    if (!first) throw new Error('a form has at least one row');
    this.first = first;
    this.blankAllowNa = rows.every((row) => booleanOf(row, 'allow_na') === null);
  }

  draft(): FormDraft {
    const critical = this.criticalPolicy();
    const criteria = this.rows.map((row) => this.criterion(row));
    this.sectionWeights.forEach((weight, index) => {
      const section = this.sections[index];
      if (section && weight) section.weightE4 = weight.value;
    });
    return {
      code: textOf(this.first, 'form_code') ?? '',
      version: textOf(this.first, 'version') ?? '',
      name: this.formLevel<string>('name') ?? '',
      effectiveFrom: this.formLevel<string>('effective_from'),
      rows: this.rows,
      definition: {
        policy: this.formLevel<FormDefinition['policy']>('policy') ?? FORM_DEFAULTS.policy,
        naPolicy: this.formLevel<FormDefinition['naPolicy']>('na_policy') ?? FORM_DEFAULTS.naPolicy,
        criticalPolicy: critical.policy,
        capBp: critical.capBp,
        baseBp: this.formLevel<number>('base') ?? FORM_DEFAULTS.baseBp,
        bonusCapBp: this.formLevel<number>('bonus_cap') ?? FORM_DEFAULTS.bonusCapBp,
        maxScoreBp: this.formLevel<number>('max_score') ?? FORM_DEFAULTS.maxScoreBp,
        sections: this.sections,
        criteria,
      },
    };
  }

  /** What the form says once, or again and again in the same words. */
  private formLevel<Value extends ParsedValue>(column: string): Value | null {
    let said: { value: ParsedValue; row: ParsedRow } | null = null;
    for (const row of this.rows) {
      const value = row.values[column] ?? null;
      if (value === null) continue;
      if (said === null) said = { value, row };
      else if (said.value !== value) this.session.problem(row, column, 'forms.conflict', { row: said.row.row, value: shown(said.value) });
    }
    return (said?.value ?? null) as Value | null;
  }

  private criticalPolicy(): CriticalPolicyText {
    const fallback: CriticalPolicyText = { policy: FORM_DEFAULTS.criticalPolicy, capBp: FORM_DEFAULTS.capBp };
    let said: { value: CriticalPolicyText; row: ParsedRow } | null = null;
    for (const row of this.rows) {
      const value = this.read(row, 'critical_policy', parseCriticalPolicy);
      if (value === null) continue;
      if (said === null) said = { value, row };
      else if (said.value.policy !== value.policy || said.value.capBp !== value.capBp)
        this.session.problem(row, 'critical_policy', 'forms.conflict', {
          row: said.row.row,
          value: textOf(said.row, 'critical_policy') ?? '',
        });
    }
    return said?.value ?? fallback;
  }

  private criterion(row: ParsedRow): Criterion {
    const code = textOf(row, 'criterion_code') ?? '';
    const before = this.codes.get(code);
    if (before === undefined) this.codes.set(code, row.row);
    else this.session.problem(row, 'criterion_code', 'forms.duplicate_code', { criterion: code, row: before });
    const kind = (textOf(row, 'kind') as Criterion['kind'] | null) ?? 'scale';
    const options = this.read(row, 'options', parseOptions) ?? [];
    if (kind !== 'choice' && options.length > 0) this.session.problem(row, 'options', 'forms.options_without_choice', { criterion: code });
    return {
      code,
      name: textOf(row, 'criterion') ?? '',
      section: this.sectionOf(row),
      kind,
      maxPoints: numberOf(row, 'max_points') ?? 0,
      minPoints: numberOf(row, 'min_points') ?? 0,
      step: numberOf(row, 'step') ?? DEFAULT_STEP,
      weightE4: numberOf(row, 'weight') ?? DEFAULT_WEIGHT_E4,
      options,
      criticalFamily: textOf(row, 'critical_family') as Criterion['criticalFamily'],
      accuracy: booleanOf(row, 'accuracy') ?? false,
      allowNa: booleanOf(row, 'allow_na') ?? this.blankAllowNa,
      shownWhen: this.read(row, 'shown_when', parseShownWhen),
    };
  }

  private sectionOf(row: ParsedRow): number {
    const name = textOf(row, 'section') ?? '';
    let index = this.sections.findIndex((section) => section.name === name);
    if (index < 0) index = this.sections.push({ name, weightE4: DEFAULT_WEIGHT_E4 }) - 1;
    const value = numberOf(row, 'section_weight');
    const before = this.sectionWeights[index];
    if (value !== null && before && before.value !== value)
      this.session.problem(row, 'section_weight', 'forms.conflict', { row: before.row, value: before.value / 10_000 });
    this.sectionWeights[index] = before ?? (value === null ? null : { value, row: row.row });
    return index;
  }

  private read<Value>(row: ParsedRow, column: string, parse: (text: string) => FormText<Value>): Value | null {
    const text = textOf(row, column);
    if (text === null) return null;
    const result = parse(text);
    if (result.ok) return result.value;
    this.session.problemMessage(row, column, result.problem);
    return null;
  }
}

/** Form-level numbers are hundredths. */
function shown(value: ParsedValue): string {
  return typeof value === 'number' ? String(value / 100) : String(value);
}
