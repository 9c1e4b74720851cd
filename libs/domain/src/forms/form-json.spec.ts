import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rowsFromFormJson } from './form-json.js';

const records = (json: unknown): Record<string, unknown>[] => {
  const { header, rows } = rowsFromFormJson(json);
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index]])));
};

const refusal = (json: unknown): string => {
  try {
    rowsFromFormJson(json);
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'accepted';
};

describe('our own JSON', () => {
  it('repeats the form’s fields on each criterion', () => {
    const json = {
      form_code: 'IN', version: 1, name: '呼入', policy: 'points',
      criteria: [
        { section: '开头', code: 'A1', name: '开头语', max_points: 5, allow_na: false },
        { section: '开头', criterion_code: 'A2', criterion: '核身', kind: 'choice', max_points: 5, options: [{ label: '是;对', points: 5 }, { text: '否', value: 0, auto_fail: true }] },
      ],
    }; // prettier-ignore
    expect(records(json)).toEqual([
      { form_code: 'IN', version: 1, name: '呼入', policy: 'points', section: '开头', criterion_code: 'A1', criterion: '开头语', max_points: 5, allow_na: 'N', kind: null, options: null },
      { form_code: 'IN', version: 1, name: '呼入', policy: 'points', section: '开头', criterion_code: 'A2', criterion: '核身', max_points: 5, allow_na: null, kind: 'choice', options: '是,对=5;否=0!' },
    ]); // prettier-ignore
  });

  it('may be a list of flat rows with Chinese names, or a list of forms', () => {
    expect(records([{ 评分表: 'IN', 版本: '1', 评分项: 'A1', 满分: 5 }])).toEqual([
      { form_code: 'IN', version: '1', criterion_code: 'A1', max_points: 5 },
    ]);
    const form = (code: string) => ({ form_code: code, version: '1', criteria: [{ code: 'A1', name: 'a' }] });
    expect(records([form('IN'), form('OUT')]).map((row) => row['form_code'])).toEqual(['IN', 'OUT']);
    expect(records({ forms: [form('IN')] })).toHaveLength(1);
  });

  it('keeps fields it does not know, so that they are reported', () => {
    expect(records([{ form_code: 'IN', colour: 'red' }])).toEqual([{ form_code: 'IN', colour: 'red' }]);
  });

  it('refuses in one sentence what is no form', () => {
    for (const json of [null, 1, 'x', [], {}, [1], { criteria: [{}] }, { name: 'x', questionGroups: 5 }])
      expect(refusal(json)).toBe('forms.json_unknown_shape');
    expect(refusal({ form_code: 'IN', criteria: [] })).toBe('forms.json_no_questions');
    expect(refusal({ form_code: 'IN', criteria: [{ code: { deep: 1 } }] })).toBe('forms.json_cell');
    expect(refusal({ form_code: 'IN', criteria: ['x'] })).toBe('forms.json_cell');
  });
});

describe('a Genesys Cloud form', () => {
  const yesNo = [{ text: 'Yes', value: 1 }, { text: 'No', value: 0 }]; // prettier-ignore
  const on = (...predicates: string[]) => ({ combiningOperation: 'AND', predicates });
  const first = '/form/questionGroup/0/question/0/answer/0';
  const form = (question: object, group: object = {}) => ({
    name: 'F',
    questionGroups: [
      { name: 'G1', weight: 2, questions: [{ text: 'q1', isKill: true, naEnabled: true, answerOptions: yesNo }] },
      {
        name: 'G2',
        weight: 1.5,
        ...group,
        questions: [{ text: 'q2', answerOptions: [...yesNo, { text: 'Best', value: 3 }], ...question }],
      },
    ],
  });

  it('becomes a form of policy points with weighted sections and choices', () => {
    const [one, two] = records(form({}));
    expect(one).toMatchObject({
      form_code: 'F',
      version: '1',
      policy: 'points',
      section: 'G1',
      section_weight: 2,
      criterion_code: 'G1Q1',
      criterion: 'q1',
      kind: 'choice',
      max_points: 1,
      allow_na: 'Y',
    });
    expect(two).toMatchObject({
      section_weight: 1.5,
      criterion_code: 'G2Q1',
      max_points: 3,
      options: 'Yes=1;No=0;Best=3',
      allow_na: 'N',
      critical_family: null,
      shown_when: null,
    });
  });

  it('a fatal question fails the form with anything below its best answer', () => {
    expect(records(form({}))[0]).toMatchObject({
      critical_family: 'compliance_critical',
      critical_policy: 'zero_form',
      options: 'Yes=1;No=0!',
    });
  });

  it('carries over a condition on one question, its group’s too', () => {
    expect(records(form({ visibilityCondition: on(first) }))[1]?.['shown_when']).toBe('G1Q1=1');
    expect(records(form({}, { visibilityCondition: on(first) }))[1]?.['shown_when']).toBe('G1Q1=1');
    const either = { combiningOperation: 'OR', predicates: [first, '/form/questionGroup/0/question/0/answer/1'] };
    expect(records(form({ visibilityCondition: either }))[1]?.['shown_when']).toBe('G1Q1=1,0');
  });

  it('refuses a condition that is more than that', () => {
    const second = '/form/questionGroup/0/question/0/answer/1';
    expect(refusal(form({ visibilityCondition: on(first, second) }))).toBe('forms.json_condition');
    expect(refusal(form({ visibilityCondition: on(first, '/form/questionGroup/1/question/0/answer/0') }))).toBe('forms.json_condition');
    expect(refusal(form({ visibilityCondition: on('/elsewhere') }))).toBe('forms.json_condition');
  });

  it('takes a question without answers as a note', () => {
    expect(records(form({ answerOptions: null }))[1]).toMatchObject({ kind: 'note', max_points: 0, options: null });
  });
});

describe('an Amazon Connect evaluation', () => {
  const evaluation = {
    metadata: { evaluationDefinitionTitle: 'Compliance', evaluationDefinitionVersion: 2 },
    sections: [
      { sectionRefId: 's1', sectionTitle: 'Top' },
      { sectionRefId: 's2', sectionTitle: 'Sub', parentSectionRefId: 's1' },
    ],
    questions: [
      { questionRefId: 'q1', sectionRefId: 's2', questionType: 'SINGLESELECT', questionText: 'Introduced?', score: { percentage: 100 } },
      { questionRefId: 'q2', sectionRefId: 's1', questionType: 'TEXT', questionText: 'Outcome', score: { percentage: 50 } },
    ],
  };

  it('becomes a weighted form of percentages, since it does not say what other answers are worth', () => {
    expect(records(evaluation)).toEqual([
      { form_code: 'Compliance', version: '2', name: 'Compliance', policy: 'weighted', section: 'Top / Sub', criterion_code: 'q1', criterion: 'Introduced?', kind: 'scale', max_points: 100 },
      { form_code: 'Compliance', version: '2', name: 'Compliance', policy: 'weighted', section: 'Top', criterion_code: 'q2', criterion: 'Outcome', kind: 'note', max_points: 0 },
    ]); // prettier-ignore
  });

  it('survives sections that name each other as parents', () => {
    const circle = [{ sectionRefId: 's1', sectionTitle: 'A', parentSectionRefId: 's2' }, { sectionRefId: 's2', sectionTitle: 'B', parentSectionRefId: 's1' }]; // prettier-ignore
    expect(records({ ...evaluation, sections: circle })[0]?.['section']).toBe('A / B');
  });
});

const folder = fileURLToPath(new URL('../../../../../shared/data/forms/', import.meta.url));
const vendors = existsSync(folder) ? it : it.skip;

describe('the vendors’ own examples', () => {
  const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}`, 'utf8'));

  vendors('are read (skipped where the data folder is absent)', () => {
    expect(records(read('genesys_example_evaluation_form.json')).map((row) => row['criterion_code'])).toEqual(['G1Q1', 'G1Q2', 'G2Q1']);
    expect(records(read('amazon_connect_export_sample_A.json')).map((row) => row['kind'])).toEqual(['scale', 'scale', 'scale', 'note']);
  });
});
