import type { Criterion, FormDefinition } from '@scoring/form-definition.js';

/** A version of a form as it was published. */
export interface FormVersion {
  id: number;
  formId: number;
  code: string;
  name: string;
  version: string;
  state: 'published' | 'retired';
  /** The day of the first call it is used for; null: from the beginning. */
  effectiveFrom: string | null;
  nItems: number;
  /** Criteria stand in item order: criterion n is item n + 1 of an evaluation's arrays. */
  definition: FormDefinition;
}

export interface NamedCriterion {
  /** Place in the definition's criteria, from 0. */
  index: number;
  criterion: Criterion;
}

const POINTS_BEHIND = /\s*[([【{]\s*(?:(?:满分|分值|最高|共|扣|max)\s*[:=]?\s*)?[+-]?\d+(?:\.\d+)?\s*(?:分|points?|pts?)?\s*[)\]】}]\s*$/iu;

/** A header or a name as it is compared: NFKC, white space taken out, letters small. */
function comparable(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '').toLowerCase();
}

const withoutPoints = (text: string): string => text.normalize('NFKC').replace(POINTS_BEHIND, '');

/** The words a version's criteria answer to; null: the word means more than one of them. */
type CriterionWords = Map<string, number | null>;

/** Every form version there is, held in memory. Give it the versions in the order in which they were published. */
export class FormCatalogue {
  private readonly byCode = new Map<string, FormVersion[]>();
  private readonly codeOfWord = new Map<string, string | null>();
  private readonly words = new WeakMap<FormVersion, CriterionWords>();

  constructor(readonly versions: readonly FormVersion[]) {
    for (const version of versions) {
      const known = this.byCode.get(version.code);
      if (known) known.push(version);
      else this.byCode.set(version.code, [version]);
    }
    for (const [code, [first]] of this.byCode) {
      const word = comparable(first?.name ?? '');
      this.codeOfWord.set(word, this.codeOfWord.has(word) ? null : code);
    }
    for (const code of this.byCode.keys()) this.codeOfWord.set(comparable(code), code);
  }

  /** The code of the form that a word names by code or, when only one is called so, by name. */
  find(word: string): string | null {
    return this.byCode.has(word) ? word : (this.codeOfWord.get(comparable(word)) ?? null);
  }

  version(code: string, version: string): FormVersion | null {
    return this.byCode.get(code)?.find((each) => each.version === version) ?? null;
  }

  /** The published version with the latest start by that day; of two with the same start the one published later. */
  inForce(code: string, day: string): FormVersion | null {
    let best: FormVersion | null = null;
    for (const each of this.byCode.get(code) ?? []) {
      if (each.state !== 'published' || (each.effectiveFrom !== null && each.effectiveFrom > day)) continue;
      if (best === null || (each.effectiveFrom ?? '') >= (best.effectiveFrom ?? '')) best = each;
    }
    return best;
  }

  /**
   * The criterion a column header means: by code, by name, or by either with its points behind it, as in `开头语（5分）`.
   * null: none, or more than one of that name.
   */
  criterionNamed(version: FormVersion, header: string): NamedCriterion | null {
    const words = this.wordsOf(version);
    for (const text of [comparable(header), comparable(withoutPoints(header))]) {
      const index = words.get(text);
      const criterion = index === undefined || index === null ? undefined : version.definition.criteria[index];
      if (index !== undefined && index !== null && criterion) return { index, criterion };
    }
    return null;
  }

  private wordsOf(version: FormVersion): CriterionWords {
    const known = this.words.get(version);
    if (known) return known;
    const words: CriterionWords = new Map();
    const { criteria } = version.definition;
    for (const spelling of [withoutPoints, (text: string) => text]) {
      const level: CriterionWords = new Map();
      criteria.forEach(({ name }, index) => level.set(comparable(spelling(name)), level.has(comparable(spelling(name))) ? null : index));
      for (const [word, index] of level) words.set(word, index);
    }
    criteria.forEach(({ code }, index) => words.set(comparable(code), index));
    this.words.set(version, words);
    return words;
  }
}
