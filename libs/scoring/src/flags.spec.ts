import fc from 'fast-check';
import { formWithAnswers } from '../../../test/support/arbitrary-form.js';
import { decodeItems, encodeItems, ITEM_FLAGS } from './flags.js';
import { scoreEvaluation } from './score-evaluation.js';

describe('answers as stored arrays', () => {
  it('keeps 0 points and a flag where there are none', () => {
    expect(
      encodeItems([
        { points: 300, state: 'answered', missed: true, criticalFailed: true },
        { points: null, state: 'na', missed: false, criticalFailed: false },
        { points: null, state: 'hidden', missed: false, criticalFailed: false },
        { points: null, state: 'unanswered', missed: false, criticalFailed: true },
      ]),
    ).toEqual({
      points: [300, 0, 0, 0],
      flags: [
        ITEM_FLAGS.CRITICAL_FAILED | ITEM_FLAGS.MISSED,
        ITEM_FLAGS.NA,
        ITEM_FLAGS.HIDDEN,
        ITEM_FLAGS.UNANSWERED | ITEM_FLAGS.CRITICAL_FAILED,
      ],
    });
  });

  it('refuses arrays of different lengths', () => {
    expect(() => decodeItems({ points: [1], flags: [] })).toThrow(RangeError);
  });

  it('gives back what was stored, for every evaluation', () => {
    fc.assert(
      fc.property(formWithAnswers, ({ form, answers }) => {
        const score = scoreEvaluation(form, answers);
        if ('problems' in score) throw new Error(JSON.stringify(score.problems));
        const stored = encodeItems(score.items);
        expect(stored.flags.every((flag) => flag >= 0 && flag < 32)).toBe(true);
        expect(decodeItems(stored)).toEqual(
          score.items.map(({ points, state, missed, criticalFailed }) => ({ points, state, missed, criticalFailed })),
        );
      }),
    );
  });
});
