import { lineDifferences } from '../form/line-differences.js';
import { formLines, type ToldForm } from './form-lines.js';

const say = (key: string, params: object = {}) => [key, ...Object.values(params)].join(' ');
const criterion: ToldForm['criteria'][number] = {
  section: '服务',
  code: 'C1',
  name: '问候',
  kind: 'deduction',
  max_points: 60,
  accuracy: false,
  allow_na: true,
};
const body: ToldForm = {
  name: '呼入',
  policy: 'deduction',
  na_policy: 'full_credit',
  critical_policy: 'cap',
  cap: 60,
  base: 100,
  criteria: [criterion, { ...criterion, code: 'C2', max_points: 40 }],
};

describe('a drafted form in words', () => {
  it.each<[string, Partial<ToldForm>]>([
    ['name', { name: '呼出' }],
    ['effective_from', { effective_from: '2026-11-01' }],
    ['policy', { base: 120 }],
    ['na_policy', { na_policy: 'redistribute' }],
    ['critical_policy', { critical_policy: 'zero_form' }],
    ['critical_policy', { cap: 50 }],
    ['order', { criteria: body.criteria.toReversed() }],
  ])('tells its %s', (label, other) => {
    expect(lineDifferences(formLines(body, say), formLines({ ...body, ...other }, say)).map((line) => line.label)).toEqual([label]);
  });

  it.each<[keyof typeof criterion, unknown]>([
    ['section', '业务'],
    ['name', '致谢'],
    ['kind', 'bonus'],
    ['max_points', 59],
    ['critical_family', 'compliance_critical'],
    ['accuracy', true],
    ['allow_na', false],
  ])('tells the %s of a criterion', (field, value) => {
    const other = { ...body, criteria: [{ ...criterion, [field]: value }, body.criteria[1]!] };
    expect(lineDifferences(formLines(body, say), formLines(other, say)).map(({ label }) => label)).toEqual(['criterion C1']);
  });
});
