import fc from 'fast-check';
import { FilterParser } from 'ldapts';
import { escapeFilter } from './escape-filter.js';

describe('an employee number in a directory filter', () => {
  it.each([
    ['00102', '00102'],
    ['*', '\\2a'],
    ['x)(uid=*', 'x\\29\\28uid=\\2a'],
    ['a\\b', 'a\\5cb'],
    ['nul\u0000', 'nul\\00'],
    ['张三', '张三'],
  ])('%j stands as %s', (typed, escaped) => {
    expect(escapeFilter(typed)).toBe(escaped);
  });

  it('always leaves the filter one comparison with what was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (typed) => {
        const filter = FilterParser.parseString(`(uid=${escapeFilter(typed)})`);
        expect(filter.constructor.name).toBe('EqualityFilter');
        expect(filter).toMatchObject({ attribute: 'uid', value: typed });
      }),
    );
  });
});
