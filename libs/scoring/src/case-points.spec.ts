import fc from 'fast-check';
import { casePoints } from './case-points.js';
import type { CaseFact } from './case-points.js';
import { AGENT_STD } from './scheme-definition.js';

const rule = AGENT_STD.casePoints;
const fact = (caseNo: string, change: Partial<CaseFact> = {}): CaseFact => ({
  caseNo,
  kind: 'complaint',
  verdict: 'substantiated',
  fault: 'at_fault',
  level: null,
  recordingId: null,
  ...change,
});
const praise = (caseNo: string, change: Partial<CaseFact> = {}) => fact(caseNo, { kind: 'commendation', fault: null, ...change });
const facts = fc
  .array(
    fc.record({
      kind: fc.constantFrom('complaint' as const, 'commendation' as const),
      verdict: fc.constantFrom('substantiated' as const, 'partly' as const, 'unsubstantiated' as const, null),
      fault: fc.constantFrom('at_fault' as const, 'partly' as const, 'not_at_fault' as const, null),
      level: fc.constantFrom('grave', 'light', null),
      recordingId: fc.constantFrom('r1', 'r2', null),
    }),
    { maxLength: 12 },
  )
  .map((list) => list.map((one, index): CaseFact => ({ caseNo: `K${index}`, ...one })));
const totals = ({ complaintPointsBp, commendationPointsBp, atFaultComplaints, commendations }: ReturnType<typeof casePoints>) => [
  complaintPointsBp,
  commendationPointsBp,
  atFaultComplaints,
  commendations,
];

describe('points of complaints and commendations', () => {
  it('counts a call no more that counted in an earlier period', () => {
    const again = { recordingId: 'r1', countedBefore: true };
    expect(totals(casePoints(rule, [fact('K1', again), praise('K2', again)]))).toEqual([0, 0, 0, 0]);
    expect(casePoints(rule, [fact('K1', again)]).lines).toEqual([
      { caseNo: 'K1', kind: 'complaint', effect: 'repeat_of_call', pointsBp: 0 },
    ]);
  });

  it('takes 5 at fault and 3 partly at fault, both counted as at fault', () => {
    expect(totals(casePoints(rule, [fact('K1'), fact('K2', { verdict: 'partly', fault: 'partly' })]))).toEqual([800, 0, 2, 0]);
  });

  it('adds 2 a commendation, together at most 5, and counts all of them', () => {
    expect(totals(casePoints(rule, [praise('K1'), praise('K2'), praise('K3')]))).toEqual([0, 500, 0, 3]);
  });

  it('is 0.00 without cases', () => {
    expect(totals(casePoints(rule, []))).toEqual([0, 0, 0, 0]);
  });

  it('ignores a fault beside an unsubstantiated complaint, and says so', () => {
    expect(casePoints(rule, [fact('K1', { verdict: 'unsubstantiated' })])).toMatchObject({
      complaintPointsBp: 0,
      atFaultComplaints: 0,
      lines: [{ effect: 'fault_ignored' }],
    });
  });

  it.each<[string, Partial<CaseFact>]>([
    ['not_verified', { verdict: null }],
    ['unsubstantiated', { verdict: 'unsubstantiated', fault: null }],
    ['not_at_fault', { fault: 'not_at_fault' }],
    ['fault_not_determined', { fault: null }],
    ['partly_substantiated', { kind: 'commendation', verdict: 'partly' }],
    ['unsubstantiated', { kind: 'commendation', verdict: 'unsubstantiated' }],
  ])('does not count a case that is %s', (effect, change) => {
    expect(casePoints(rule, [fact('K1', change)])).toMatchObject({
      complaintPointsBp: 0,
      commendationPointsBp: 0,
      atFaultComplaints: 0,
      commendations: 0,
      lines: [{ effect }],
    });
  });

  it('counts repeats about one call once, the heaviest; a complaint and a commendation are not repeats', () => {
    const cases = [
      fact('K1', { recordingId: 'r', fault: 'partly' }),
      fact('K2', { recordingId: 'r' }),
      fact('K3', { recordingId: 'r' }),
      praise('K4', { recordingId: 'r' }),
      praise('K5', { recordingId: 'r' }),
    ];
    expect(casePoints(rule, cases)).toMatchObject({
      complaintPointsBp: 500,
      commendationPointsBp: 200,
      atFaultComplaints: 1,
      commendations: 1,
      lines: [
        { effect: 'repeat_of_call' },
        { effect: 'counted' },
        { effect: 'repeat_of_call' },
        { effect: 'counted' },
        { effect: 'repeat_of_call' },
      ],
    });
  });

  it('takes a level its own points, others those of the star line, and warns of a level without any', () => {
    const table = { ...rule, complaint: [{ level: 'grave', atFaultBp: 1000, partlyBp: 600 }, ...rule.complaint] };
    expect(casePoints(table, [fact('K1', { level: 'grave' }), fact('K2', { level: 'light' })]).complaintPointsBp).toBe(1500);
    expect(casePoints({ ...table, complaint: table.complaint.slice(0, 1) }, [fact('K2', { level: 'light' })])).toMatchObject({
      complaintPointsBp: 0,
      atFaultComplaints: 1,
      lines: [{ effect: 'level_unknown' }],
    });
  });

  it('sums to its lines before the cap, never below 0, in any order', () => {
    fc.assert(
      fc.property(facts, (cases) => {
        const result = casePoints(rule, cases);
        const sum = (kind: CaseFact['kind']) =>
          result.lines.reduce((total, line) => (line.kind === kind ? total + line.pointsBp : total), 0);
        expect(result.complaintPointsBp).toBe(sum('complaint'));
        expect(result.commendationPointsBp).toBe(Math.min(sum('commendation'), rule.commendationCapBp));
        expect(Math.min(result.complaintPointsBp, result.commendationPointsBp)).toBeGreaterThanOrEqual(0);
        expect(totals(casePoints(rule, cases.toReversed()))).toEqual(totals(result));
      }),
    );
  });
});
