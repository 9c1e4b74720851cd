import fc from 'fast-check';
import { examTotal, periodExamScore, scoreExam } from './exam-score.js';
import type { ExamAttempt, ExamStatus } from './exam-score.js';
import { AGENT_STD } from './scheme-definition.js';

const rule = AGENT_STD.exam;
const attempt = (theoryBp: number | null, practicalBp: number | null, status: ExamStatus = 'normal', unexcused = false): ExamAttempt => ({
  theoryBp,
  practicalBp,
  status,
  unexcused,
});
const part = fc.option(fc.integer({ min: 0, max: 10000 }), { nil: null });
const anyAttempt = fc.record({
  theoryBp: part,
  practicalBp: part,
  status: fc.constantFrom<ExamStatus>('normal', 'normal', 'absent', 'exempt', 'on_leave', 'deferred', 'cheating'),
  unexcused: fc.boolean(),
});
const anyRetake = fc.option(
  fc.record({ theoryBp: part, practicalBp: part, status: fc.constant<ExamStatus>('retake'), unexcused: fc.constant(false) }),
  { nil: null },
);

describe('an exam total', () => {
  it('is 60 % theory and 40 % practical, half-up', () => {
    expect(examTotal(rule, 8001, 7503)).toBe(7802);
    expect(examTotal(rule, 8000, 7500)).toBe(7800);
    expect(examTotal(rule, 1, 0)).toBe(1);
  });

  it('is the one part alone when the other is missing, and null without both', () => {
    expect([examTotal(rule, 8250, null), examTotal(rule, null, 7000), examTotal(rule, null, null)]).toEqual([8250, 7000, null]);
  });

  it('lies between its parts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10000 }), fc.integer({ min: 0, max: 10000 }), (theory, practical) => {
        const total = examTotal(rule, theory, practical) ?? -1;
        expect(total >= Math.min(theory, practical) && total <= Math.max(theory, practical)).toBe(true);
      }),
    );
  });
});

describe('an exam of one person', () => {
  it.each<[ExamStatus, boolean, number | null]>([
    ['absent', false, null],
    ['absent', true, 0],
    ['on_leave', true, null],
    ['deferred', false, null],
    ['exempt', false, null],
    ['cheating', false, 0],
  ])('with status %s (unexcused: %s) comes to %s', (status, unexcused, total) => {
    expect(scoreExam(rule, attempt(9000, 9000, status, unexcused), null)).toMatchObject({
      totalBp: total,
      theoryBp: null,
      practicalBp: null,
    });
  });

  it('passes at the mark with both parts at their minimum, not below either', () => {
    expect(scoreExam(rule, attempt(8000, 8000), null).passed).toBe(true);
    expect(scoreExam(rule, attempt(8000, 7999), null)).toMatchObject({ totalBp: 8000, passed: true });
    expect(scoreExam(rule, attempt(9900, 5999), null)).toMatchObject({ totalBp: 8340, passed: false });
    expect(scoreExam(rule, attempt(8000, null), null)).toMatchObject({ passed: true, onePart: true });
  });

  it('takes the better retake, capped at the pass mark', () => {
    expect(scoreExam(rule, attempt(5000, 5000), attempt(9500, 9500, 'retake'))).toMatchObject({
      totalBp: 8000,
      counted: 'retake',
      retakeBp: 9500,
      retakeCapped: true,
      theoryBp: 9500,
      passed: true,
    });
    expect(scoreExam(rule, attempt(7000, 7000), attempt(6000, 6000, 'retake'))).toMatchObject({
      totalBp: 7000,
      counted: 'first',
      retakeCapped: false,
      passed: false,
    });
    expect(scoreExam(rule, attempt(null, null, 'on_leave'), attempt(6500, 6500, 'retake'))).toMatchObject({
      totalBp: 6500,
      counted: 'retake',
      passed: false,
    });
    expect(scoreExam({ ...rule, passBp: 6000 }, attempt(5000, 5000), attempt(9500, 9500, 'retake')).totalBp).toBe(6000);
  });

  it('keeps the first result when the retake only equals it', () => {
    expect(scoreExam(rule, attempt(7000, 7000), attempt(7000, 7000, 'retake')).counted).toBe('first');
  });

  it('keeps a higher first total that failed by a part, and the pass of the retake', () => {
    expect(scoreExam(rule, attempt(9900, 5900), attempt(9000, 9000, 'retake'))).toMatchObject({
      totalBp: 8300,
      counted: 'first',
      passed: true,
    });
  });

  it('counts who sat and who had to', () => {
    expect(scoreExam(rule, attempt(null, null, 'exempt'), null)).toMatchObject({ sat: false, required: false });
    expect(scoreExam(rule, attempt(null, null, 'absent', true), null)).toMatchObject({ sat: false, required: true });
    expect(scoreExam(rule, attempt(null, null, 'cheating'), null)).toMatchObject({ sat: true, required: true });
  });

  it('never loses by a retake, and never gains above the pass mark by one', () => {
    fc.assert(
      fc.property(anyAttempt, anyRetake, (first, retake) => {
        const [without, outcome] = [scoreExam(rule, first, null), scoreExam(rule, first, retake)];
        expect(outcome.totalBp ?? -1).toBeGreaterThanOrEqual(without.totalBp ?? -1);
        expect(outcome.totalBp ?? 0).toBeLessThanOrEqual(Math.max(without.totalBp ?? 0, rule.passBp));
        expect(outcome.passed === null).toBe(outcome.totalBp === null);
        if (outcome.passed === true) expect(outcome.totalBp).toBeGreaterThanOrEqual(rule.passBp);
      }),
    );
  });
});

describe("a period's exam score", () => {
  it('is the half-up mean of the exams with a total', () => {
    expect(periodExamScore([{ totalBp: 8000 }, { totalBp: null }, { totalBp: 8001 }])).toBe(8001);
    expect(periodExamScore([{ totalBp: null }])).toBeNull();
  });
});
