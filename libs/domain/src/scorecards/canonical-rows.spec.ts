import fc from 'fast-check';
import { canonicalJson, canonicalRows, checksumOf } from './canonical-rows.js';

const row = fc.dictionary(
  fc.stringMatching(/^[a-z_]{1,8}$/),
  fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.array(fc.integer()), fc.dictionary(fc.string(), fc.integer())),
);

describe('the canonical text of a run', () => {
  it('does not depend on the order of keys or rows, nor on whether a missing value is named', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const turned = rows
          .toReversed()
          .map((one) => ({ ...Object.fromEntries(Object.entries(one).reverse()), extra: undefined, nothing: null }));
        const plain = rows.map((one) => ({ ...one, nothing: null }));
        expect(checksumOf(canonicalRows(turned))).toBe(checksumOf(canonicalRows(plain)));
      }),
    );
  });

  it('survives a round trip through JSON', () => {
    fc.assert(fc.property(row, (one) => expect(canonicalJson(JSON.parse(JSON.stringify(one)))).toBe(canonicalJson(one))));
  });

  it('a changed figure changes the checksum; a run number does not', () => {
    const base = { employee_no: '0001', qa_score_bp: 9000, run_id: 1 };
    const sum = (one: object) => checksumOf(canonicalRows([one]));
    expect(sum({ ...base, qa_score_bp: 9001 })).not.toBe(sum(base));
    expect(sum({ ...base, run_id: 2 })).toBe(sum(base));
  });

  it('an empty list is not a missing value', () => {
    expect(canonicalJson({ a: [] })).not.toBe(canonicalJson({}));
  });
});
