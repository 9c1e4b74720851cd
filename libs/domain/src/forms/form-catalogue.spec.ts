import { FORM_DEFAULTS, type Criterion } from '@scoring/form-definition.js';
import { FormCatalogue, type FormVersion } from './form-catalogue.js';

let nextId = 1;

function criterion(code: string, name: string): Criterion {
  const rest = { section: 0, kind: 'scale', maxPoints: 500, minPoints: 0, step: 1, weightE4: 10000, options: [], shownWhen: null } as const;
  return { code, name, criticalFamily: null, accuracy: false, allowNa: true, ...rest, options: [] };
}

function version(code: string, no: string, effectiveFrom: string | null, change: Partial<FormVersion> = {}): FormVersion {
  const definition = { ...FORM_DEFAULTS, sections: [{ name: 'S', weightE4: 10000 }], criteria: [criterion('A1', '开头语')] };
  return {
    id: nextId++,
    formId: 1,
    code,
    name: `${code} 表`,
    version: no,
    state: 'published',
    effectiveFrom,
    nItems: 1,
    definition,
    ...change,
  };
}

describe('the form version in force', () => {
  const catalogue = new FormCatalogue([
    version('IN', '1', null),
    version('IN', '2', '2026-10-10'),
    version('IN', '2b', '2026-10-10'),
    version('IN', '3', '2026-11-01'),
    version('IN', '4', '2026-10-05', { state: 'retired' }),
    version('OUT', '1', '2026-10-10'),
  ]);

  it('is the one with the latest start by the day of the call', () => {
    expect(catalogue.inForce('IN', '2026-10-09')?.version).toBe('1');
    expect(catalogue.inForce('IN', '2026-11-01')?.version).toBe('3');
  });

  it('of two with the same start is the one published later', () => {
    expect(catalogue.inForce('IN', '2026-10-10')?.version).toBe('2b');
  });

  it('is none before the first start, and none of an unknown form', () => {
    expect(catalogue.inForce('OUT', '2026-10-09')).toBeNull();
    expect(catalogue.inForce('NO', '2026-10-09')).toBeNull();
  });

  it('a retired version is never in force but can be named', () => {
    expect(catalogue.inForce('IN', '2026-10-06')?.version).toBe('1');
    expect(catalogue.version('IN', '4')?.state).toBe('retired');
    expect(catalogue.version('IN', '9')).toBeNull();
  });
});

describe('a form by a word', () => {
  const catalogue = new FormCatalogue([
    version('IN', '1', null, { name: '呼入评分表' }),
    version('OUT', '1', null, { name: '呼出评分表' }),
    version('X1', '1', null, { name: '同名' }),
    version('X2', '1', null, { name: '同名' }),
  ]);

  it('is found by code and by name, in any width and case', () => {
    expect(catalogue.find('IN')).toBe('IN');
    expect(catalogue.find('ｉｎ')).toBe('IN');
    expect(catalogue.find(' 呼出 评分表')).toBe('OUT');
    expect(catalogue.find('无此表')).toBeNull();
  });

  it('is not guessed where two forms have the name', () => {
    expect(catalogue.find('同名')).toBeNull();
    expect(catalogue.find('X2')).toBe('X2');
  });
});

describe('a criterion by a header', () => {
  const form = version('IN', '1', null);
  form.definition.criteria = [
    criterion('IN01', '开头语'),
    criterion('IN02', '核身（10分）'),
    criterion('IN03', '耐心'),
    criterion('IN04', '耐心'),
    criterion('耐心值', '其他'),
  ];
  const catalogue = new FormCatalogue([form]);
  const named = (header: string) => catalogue.criterionNamed(form, header)?.index ?? null;

  it('is found by code or by name', () => {
    expect(named('IN01')).toBe(0);
    expect(named('in01')).toBe(0);
    expect(named(' 开头 语 ')).toBe(0);
    expect(named('耐心值')).toBe(4);
  });

  it('is found with its points behind it, on either side', () => {
    for (const header of ['开头语（5分）', '开头语(满分10)', '开头语【5】', 'IN01 (5 分)', '开头语(满分：5分)'])
      expect(named(header)).toBe(0);
    expect(named('核身')).toBe(1);
    expect(named('核身(10分)')).toBe(1);
  });

  it('is not guessed where two have the name, and none for other words', () => {
    expect(named('耐心')).toBeNull();
    expect(named('评语')).toBeNull();
    expect(named('开头语（含问候）')).toBeNull();
  });
});
