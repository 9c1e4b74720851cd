import type { FormDraftJson, FormVersionView } from '@contracts/forms.js';
import type { FieldProblem } from '@platform/errors/field-errors.errors.js';
import type { Message } from '@platform/i18n/translate.js';
import type { Criterion, FormDefinition, Section } from '@scoring/form-definition.js';
import { parseCriticalPolicy, parseOptions, parseShownWhen, type FormText } from './form-text.js';

const DEFAULT_WEIGHT_E4 = 10_000;
type JsonCriterion = FormDraftJson['criteria'][number];

export type FormContentView = Pick<
  FormVersionView,
  'policy' | 'na_policy' | 'critical_policy' | 'cap' | 'base' | 'bonus_cap' | 'max_score' | 'sections' | 'criteria'
>;

/** A definition as people write it: points and scores with two decimals, weights with four. */
export function formToJson(form: FormDefinition): FormContentView {
  const points = (hundredths: number): number => hundredths / 100;
  const weight = (e4: number): number => e4 / 10_000;
  return {
    policy: form.policy,
    na_policy: form.naPolicy,
    critical_policy: form.criticalPolicy,
    cap: form.capBp === null ? null : points(form.capBp),
    base: points(form.baseBp),
    bonus_cap: points(form.bonusCapBp),
    max_score: points(form.maxScoreBp),
    sections: form.sections.map(({ name, weightE4 }) => ({ name, weight: weight(weightE4) })),
    criteria: form.criteria.map((criterion) => ({
      section: form.sections[criterion.section]?.name ?? '',
      section_weight: weight(form.sections[criterion.section]?.weightE4 ?? 0),
      code: criterion.code,
      name: criterion.name,
      kind: criterion.kind,
      max_points: points(criterion.maxPoints),
      min_points: points(criterion.minPoints),
      step: points(criterion.step),
      weight: weight(criterion.weightE4),
      options: criterion.options.map((option) => ({ label: option.label, points: points(option.points), auto_fail: option.autoFail })),
      critical_family: criterion.criticalFamily,
      accuracy: criterion.accuracy,
      allow_na: criterion.allowNa,
      shown_when:
        criterion.shownWhen === null
          ? null
          : { criterion: criterion.shownWhen.criterion, answers: criterion.shownWhen.answers.map((answer) => points(answer)) },
    })),
  };
}

/** The opposite, with what contradicts itself or cannot be kept at its field; the definition is not to be used when there is any. */
export function formFromJson(json: FormDraftJson): { definition: FormDefinition; problems: FieldProblem[] } {
  const reader = new FormReader(json);
  return { definition: reader.read(), problems: reader.problems };
}

class FormReader {
  readonly problems: FieldProblem[] = [];
  private readonly sections: Section[] = [];
  /** Whether a section's weight was said; a later one must say the same. */
  private readonly said = new Set<number>();
  private readonly blankAllowNa: boolean;

  constructor(private readonly json: FormDraftJson) {
    this.blankAllowNa = json.criteria.every((criterion) => criterion.allow_na === undefined);
  }

  read(): FormDefinition {
    const { json } = this;
    const critical = this.critical();
    const criteria = json.criteria.map((criterion, at) => this.criterion(criterion, at));
    return {
      policy: json.policy,
      naPolicy: json.na_policy,
      criticalPolicy: critical.policy,
      capBp: critical.capBp,
      baseBp: this.whole(json.base, 100, '/base'),
      bonusCapBp: this.whole(json.bonus_cap, 100, '/bonus_cap'),
      maxScoreBp: this.whole(json.max_score, 100, '/max_score'),
      sections: this.sections,
      criteria,
    };
  }

  private critical(): Pick<FormDefinition, 'capBp'> & { policy: FormDefinition['criticalPolicy'] } {
    const { critical_policy: given, cap } = this.json;
    if (given === 'cap' && cap !== null) return { policy: 'cap', capBp: this.whole(cap, 100, '/cap') };
    const parsed = this.parsed(parseCriticalPolicy(given), '/critical_policy');
    return parsed ?? { policy: 'flag_only', capBp: null };
  }

  private criterion(given: JsonCriterion, at: number): Criterion {
    const pointer = `/criteria/${at}`;
    const options = this.options(given, pointer);
    const first = this.json.criteria.findIndex((other) => other.code === given.code);
    if (first < at) this.wrong(`${pointer}/code`, { key: 'forms.code_twice', params: { criterion: given.code } });
    if (given.kind !== 'choice' && options.length > 0)
      this.wrong(`${pointer}/options`, { key: 'forms.options_without_choice', params: { criterion: given.code } });
    return {
      code: given.code,
      name: given.name,
      section: this.section(given, `${pointer}/section_weight`),
      kind: given.kind,
      maxPoints: this.whole(given.max_points, 100, `${pointer}/max_points`),
      minPoints: this.whole(given.min_points, 100, `${pointer}/min_points`),
      step: this.whole(given.step, 100, `${pointer}/step`),
      weightE4: this.whole(given.weight, 10_000, `${pointer}/weight`),
      options,
      criticalFamily: given.critical_family,
      accuracy: given.accuracy,
      allowNa: given.allow_na ?? this.blankAllowNa,
      shownWhen: this.shownWhen(given, `${pointer}/shown_when`),
    };
  }

  private section({ section: name, section_weight: given }: JsonCriterion, pointer: string): number {
    let index = this.sections.findIndex((section) => section.name === name);
    if (index < 0) index = this.sections.push({ name, weightE4: DEFAULT_WEIGHT_E4 }) - 1;
    if (given === undefined) return index;
    const section = this.sections[index]!;
    const weightE4 = this.whole(given, 10_000, pointer);
    if (this.said.has(index) && section.weightE4 !== weightE4)
      this.wrong(pointer, { key: 'forms.section_weight_conflict', params: { section: name, given: section.weightE4 / 10_000 } });
    this.said.add(index);
    section.weightE4 = weightE4;
    return index;
  }

  private options({ options }: JsonCriterion, pointer: string): Criterion['options'] {
    if (typeof options === 'string') return this.parsed(parseOptions(options), `${pointer}/options`) ?? [];
    return options.map((option, at) => {
      if (options.findIndex((other) => other.label === option.label) < at)
        this.wrong(`${pointer}/options/${at}/label`, { key: 'forms.option_twice', params: { text: option.label } });
      return {
        label: option.label,
        points: this.whole(option.points, 100, `${pointer}/options/${at}/points`),
        autoFail: option.auto_fail,
      };
    });
  }

  private shownWhen({ shown_when: given }: JsonCriterion, pointer: string): Criterion['shownWhen'] {
    if (given === null) return null;
    if (typeof given === 'string') return this.parsed(parseShownWhen(given), pointer);
    return { criterion: given.criterion, answers: given.answers.map((answer, at) => this.whole(answer, 100, `${pointer}/answers/${at}`)) };
  }

  private parsed<Value>(text: FormText<Value>, pointer: string): Value | null {
    if (text.ok) return text.value;
    this.wrong(pointer, text.problem);
    return null;
  }

  private whole(value: number, unit: number, pointer: string): number {
    const whole = Math.round(value * unit);
    if (Math.abs(value * unit - whole) > 1e-6)
      this.wrong(pointer, { key: 'forms.decimals', params: { given: value, decimals: unit === 100 ? 2 : 4 } });
    return whole;
  }

  private wrong(pointer: string, message: Message): void {
    this.problems.push({ pointer, in: 'body', message });
  }
}
