import type { FormVersionView } from '@contracts/forms.js';
import { deskForm, type DeskForm } from './desk-form.js';
import { DeskStore } from './desk-store.js';
import type { Content } from './row-answer.js';

const NOTHING: Content = { answers: {}, critical_named: [], comment: null };
type Given = Partial<FormVersionView['criteria'][number]> & { code: string };

const criterion = (given: Given): FormVersionView['criteria'][number] => ({
  section: '服务',
  section_weight: 1,
  name: given.code,
  kind: 'scale',
  max_points: 10,
  min_points: 0,
  step: 0.5,
  weight: 1,
  options: [],
  critical_family: null,
  accuracy: false,
  allow_na: true,
  shown_when: null,
  ...given,
});
const form = (criteria: Given[], more: Partial<FormVersionView> = {}): DeskForm =>
  deskForm({
    code: 'F',
    name: '表',
    version: '1',
    state: 'published',
    effective_from: null,
    published_at: null,
    criteria_count: criteria.length,
    policy: 'weighted',
    na_policy: 'redistribute',
    critical_policy: 'zero_form',
    cap: null,
    base: 100,
    bonus_cap: 5,
    max_score: 100,
    sections: [{ name: '服务', weight: 1 }],
    criteria: criteria.map(criterion),
    ...more,
  });
const YES_NO = [
  { label: '是', points: 10, auto_fail: false },
  { label: '否', points: 0, auto_fail: false },
];
const store = (criteria: Given[], content = NOTHING, more: Partial<FormVersionView> = {}) => new DeskStore(form(criteria, more), content);

describe('what is filled in on the desk', () => {
  it('the score runs along, by the server’s own arithmetic', () => {
    const desk = store([
      { code: 'A', weight: 40 },
      { code: 'B', weight: 60, kind: 'choice', options: YES_NO },
    ]);
    expect(desk.head()).toMatchObject({ rawBp: null, answered: 0, shown: 2 });
    desk.setText(0, '5');
    desk.choose(1, 0);
    expect(desk.head()).toMatchObject({ rawBp: 8000, finalBp: 8000, answered: 2 });
    desk.toggleNa(0);
    expect(desk.head()).toMatchObject({ rawBp: 10_000 });
  });

  it('a critical answer takes the score at once, and a name on the list does too', () => {
    const desk = store([{ code: 'A' }, { code: 'B', kind: 'choice', options: YES_NO, critical_family: 'business_critical' }]);
    desk.setText(0, '10');
    desk.choose(1, 1);
    expect(desk.head()).toMatchObject({ rawBp: 5000, finalBp: 0, criticalFailed: true });
    desk.choose(1, 0);
    expect(desk.head()).toMatchObject({ finalBp: 10_000, criticalFailed: false });
    desk.toggleNamed(1);
    expect(desk.head().finalBp).toBe(0);
  });

  it('all else is right: what is open and not critical gets full marks, marked as bulk; what was answered stays', () => {
    const desk = store([
      { code: 'A' },
      { code: 'B', kind: 'choice', options: YES_NO },
      { code: 'C', kind: 'choice', options: YES_NO, critical_family: 'customer_critical' },
      { code: 'D', kind: 'note', max_points: 0 },
    ]);
    desk.setText(0, '3');
    expect(desk.fillRest()).toBe(1);
    expect(desk.row(0)).toMatchObject({ points: 300, bulk: false });
    expect(desk.row(1)).toMatchObject({ option: 0, bulk: true });
    expect(desk.lacking()).toEqual([2]);
    desk.choose(1, 1);
    expect(desk.row(1).bulk).toBe(false);
  });

  it('on a deduction form all else is nothing taken off', () => {
    const desk = store(
      [
        { code: 'A', kind: 'deduction', max_points: 60 },
        { code: 'B', kind: 'deduction', max_points: 40 },
      ],
      NOTHING,
      {
        policy: 'deduction',
      },
    );
    desk.setText(0, '2');
    desk.fillRest();
    expect(desk.head().finalBp).toBe(9800);
    expect(desk.content().answers).toEqual({ A: { points: 2 }, B: { points: 0 } });
  });

  it('a criterion that hangs on another is hidden until then, is stepped over, and is not sent', () => {
    const desk = store([
      { code: 'A', kind: 'choice', options: YES_NO },
      { code: 'B', shown_when: { criterion: 'A', answers: [0] } },
      { code: 'C' },
    ]);
    expect(desk.row(1).state).toBe('hidden');
    expect(desk.move(1)).toBe(2);
    desk.choose(0, 1);
    desk.setText(1, '4');
    expect(desk.content().answers['B']).toEqual({ points: 4 });
    desk.choose(0, 0);
    expect(desk.content().answers).toEqual({ A: { option: '是' } });
    expect(desk.lacking()).toEqual([2]);
  });

  it('what cannot be taken is said at its criterion and not sent', () => {
    const desk = store([{ code: 'A' }]);
    for (const [text, fault] of [
      ['11', 'out_of_range'],
      ['0.3', 'off_step'],
      ['x', 'not_a_number'],
    ] as const) {
      desk.setText(0, text);
      expect(desk.row(0)).toMatchObject({ fault, points: null, text });
      expect(desk.content().answers).toEqual({});
    }
    expect(desk.lacking()).toEqual([0]);
  });

  it('digits typed at a criterion make one number, and begin anew where one comes back', () => {
    const desk = store([{ code: 'A', max_points: 100 }, { code: 'B' }]);
    for (const key of ['1', '2', '.', '5']) desk.typeKey(0, key);
    expect(desk.row(0)).toMatchObject({ text: '12.5', points: 1250 });
    desk.typeKey(0, 'Backspace');
    expect(desk.row(0).text).toBe('12.');
    desk.move(1);
    desk.move(-1);
    desk.typeKey(0, '7');
    expect(desk.row(0)).toMatchObject({ text: '7', points: 700 });
  });

  it('a key changes the one row it is about, so that no other is drawn again', () => {
    const desk = store(Array.from({ length: 60 }, (_, at) => ({ code: `C${at}` })));
    const before = Array.from({ length: 60 }, (_, at) => desk.row(at));
    desk.setText(7, '5');
    const changed = before.flatMap((view, at) => (view === desk.row(at) ? [] : [at]));
    expect(changed).toEqual([7]);
  });

  it('what is sent comes back the same', () => {
    const content: Content = {
      answers: {
        A: { points: 3.5, comment: '语速快', evidence_offset_s: 41 },
        B: { option: '否' },
        C: { not_applicable: true },
        D: { comment: '备注' },
      },
      critical_named: ['B'],
      comment: '总评',
    };
    const desk = store(
      [{ code: 'A' }, { code: 'B', kind: 'choice', options: YES_NO, critical_family: 'customer_critical' }, { code: 'C' }, { code: 'D' }],
      content,
    );
    expect(desk.content()).toEqual(content);
  });
});
