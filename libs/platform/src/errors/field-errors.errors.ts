import { render, type Language, type Message } from '../i18n/translate.js';
import { FairmarkError } from './fairmark-error.js';

/** One field that is wrong. */
export interface FieldProblem {
  /** JSON pointer into the part it stands in, such as `/answers/C01`. */
  pointer: string;
  in: 'path' | 'query' | 'body' | 'header';
  message: Message;
}

/** Refuses a request for some of its fields; each is named with its own sentence. */
export class FieldErrors extends FairmarkError {
  constructor(
    readonly problems: readonly FieldProblem[],
    status: 400 | 422 = 422,
  ) {
    super('http.invalid', {}, status);
  }

  override sentence(language: Language): string {
    const [first] = this.problems;
    const more = this.problems.length - 1;
    if (first === undefined) return super.sentence(language);
    const params = { field: first.pointer, detail: render(language, first.message), count: more };
    return render(language, { key: more === 0 ? 'http.invalid_field' : 'http.invalid_fields', params });
  }
}
