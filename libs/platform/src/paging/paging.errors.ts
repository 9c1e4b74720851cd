import { FairmarkError } from '../errors/fairmark-error.js';

export class CursorInvalidError extends FairmarkError {
  constructor() {
    super('http.bad_cursor');
  }
}
