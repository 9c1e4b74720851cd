import fc from 'fast-check';
import { AGENT_STD, LEADER_STD, type SchemeDefinition } from '@scoring/scheme-definition.js';
import { checkScheme } from './check-scheme.js';
import { schemeFromJson, schemeToJson } from './scheme-json.js';

const pointers = (scheme: SchemeDefinition) => checkScheme(scheme).map((problem) => problem.pointer.replace('/definition/', ''));

describe('a scheme', () => {
  it('that comes with the program has nothing against it', () => {
    expect([...checkScheme(AGENT_STD), ...checkScheme(LEADER_STD)]).toEqual([]);
  });

  it('read from what was shown of it is the same scheme', () => {
    for (const scheme of [AGENT_STD, LEADER_STD]) {
      expect(schemeFromJson(schemeToJson(scheme))).toEqual({ definition: scheme, problems: [] });
    }
    const bp = fc.integer({ min: 0, max: 10_000 });
    const steps = fc.array(fc.record({ from: bp, scoreBp: bp }), { minLength: 1, maxLength: 4 });
    const map = fc.oneof(
      fc.record({ kind: fc.constant('linear' as const), floor: bp, target: bp }),
      fc.record({ kind: fc.constant('linear_down' as const), target: bp, ceiling: bp }),
      fc.record({ kind: fc.constant('steps' as const), steps }),
    );
    fc.assert(
      fc.property(map, bp, bp, (given, weightE4, passBp) => {
        const scheme: SchemeDefinition = { ...AGENT_STD, passBp, components: [{ code: 'qa', weightE4, map: given }] };
        expect(schemeFromJson(schemeToJson(scheme))).toEqual({ definition: scheme, problems: [] });
      }),
    );
  });

  it('weighs its components to one whole, each once, of its own kind', () => {
    const [qa, exam] = AGENT_STD.components;
    expect(pointers({ ...AGENT_STD, components: [qa!, exam!] })).toEqual(['components']);
    expect(pointers({ ...AGENT_STD, components: [qa!, qa!] })).toEqual(['components']);
    expect(pointers({ ...LEADER_STD, components: [{ ...qa!, weightE4: 10_000 }] })).toEqual(['components/0/code']);
  });

  it('forced distribution has a share for every grade, together one whole', () => {
    const { grades } = AGENT_STD;
    expect(pointers({ ...AGENT_STD, grades: { ...grades, mode: 'forced', shares: [] } })).toEqual(['grades/shares', 'grades/shares']);
    expect(pointers({ ...AGENT_STD, grades: { ...grades, mode: 'bands', shares: [] } })).toEqual([]);
  });

  it('leaves nobody below the last band', () => {
    const { grades } = AGENT_STD;
    const bands = grades.bands.map((band) => ({ ...band, fromBp: Math.max(band.fromBp, 1000) }));
    expect(pointers({ ...AGENT_STD, grades: { ...grades, bands } })).toEqual(['grades/bands/3/from']);
  });

  it('keeps its marks in order', () => {
    expect(pointers({ ...AGENT_STD, passBp: 9600 })).toEqual(['pass_mark']);
    expect(pointers({ ...AGENT_STD, rangeBp: [0, 0] })).toEqual(['range/highest']);
    expect(pointers({ ...AGENT_STD, exam: { ...AGENT_STD.exam, theoryWeightE4: 5000, partMinimumBp: 9000 } })).toEqual([
      'exam/part_minimum',
      'exam/theory_weight',
    ]);
  });
});
