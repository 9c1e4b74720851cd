import fc from 'fast-check';
import { hundredthsOf, hundredthsText, optionsText, parseCriticalPolicy, parseOptions, parseShownWhen } from './form-text.js';

describe('options of a choice', () => {
  it('are text and points, an exclamation mark making an auto-fail', () => {
    expect(parseOptions('是=10;部分=5.5;否=0!')).toEqual({
      ok: true,
      value: [
        { label: '是', points: 1000, autoFail: false },
        { label: '部分', points: 550, autoFail: false },
        { label: '否', points: 0, autoFail: true },
      ],
    });
  });

  it('are read in full-width signs, on lines of their own, and with a sign at the end', () => {
    const expected = parseOptions('是=10;否=0!');
    expect(parseOptions('是＝１０；否＝0！')).toEqual(expected);
    expect(parseOptions(' 是 = 10 \n 否 = 0 ! ;')).toEqual(expected);
  });

  it('may have a label with an equals sign in it', () => {
    expect(parseOptions('a=b=3')).toMatchObject({ value: [{ label: 'a=b', points: 300 }] });
  });

  it('are refused without points, without text, with too many decimals, or twice', () => {
    for (const text of ['是', '是=', '=5', '是=很好', '是=1.234', '是=0!!'])
      expect(parseOptions(text)).toMatchObject({ ok: false, problem: { key: 'forms.bad_option', params: { text } } });
    expect(parseOptions('是=1;是=2')).toMatchObject({ problem: { key: 'forms.option_twice' } });
  });

  it('come back as they were written', () => {
    const option = fc.record({
      label: fc.string({ unit: fc.constantFrom('是', '否', 'a', ' ', '='), minLength: 1 }).map((text) => `x${text}x`),
      points: fc.integer({ min: -32767, max: 32767 }),
      autoFail: fc.boolean(),
    });
    const options = fc.uniqueArray(option, { selector: ({ label }) => label });
    fc.assert(fc.property(options, (value) => expect(parseOptions(optionsText(value))).toEqual({ ok: true, value })));
  });
});

describe('figures in text', () => {
  it('are hundredths both ways', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), (value) => expect(hundredthsOf(hundredthsText(value))).toBe(value)),
    );
    expect(hundredthsOf('０.5')).toBe(50);
    expect(hundredthsOf('')).toBeNull();
  });
});

describe('critical policy', () => {
  it.each([
    ['整表归零', 'zero_form', null],
    ['一票否决', 'zero_form', null],
    ['归零', 'zero_form', null],
    ['Zero_Form', 'zero_form', null],
    ['大项归零', 'zero_section', null],
    ['zero section', 'zero_section', null],
    ['仅标记', 'flag_only', null],
    ['只标记', 'flag_only', null],
    ['封顶59', 'cap', 5900],
    ['封顶 59.00', 'cap', 5900],
    ['封顶：５９分', 'cap', 5900],
    ['cap 59', 'cap', 5900],
    ['cap:59.5', 'cap', 5950],
    ['CAP=0', 'cap', 0],
  ])('%s is %s', (text, policy, capBp) => {
    expect(parseCriticalPolicy(text)).toEqual({ ok: true, value: { policy, capBp } });
  });

  it('a cap says at how many points', () => {
    expect(parseCriticalPolicy('封顶')).toMatchObject({ ok: false, problem: { key: 'forms.cap_missing' } });
    expect(parseCriticalPolicy('cap')).toMatchObject({ ok: false, problem: { key: 'forms.cap_missing' } });
  });

  it('anything else is refused', () => {
    for (const text of ['减半', 'cap many', 'cap -1', '封顶五十九'])
      expect(parseCriticalPolicy(text)).toMatchObject({ problem: { key: 'forms.bad_critical_policy' } });
  });
});

describe('a condition for showing a criterion', () => {
  it('names a criterion and the points that show it', () => {
    expect(parseShownWhen('IN01=10')).toEqual({ ok: true, value: { criterion: 'IN01', answers: [1000] } });
    expect(parseShownWhen('IN01 = 10，5.5')).toEqual({ ok: true, value: { criterion: 'IN01', answers: [1000, 550] } });
  });

  it('is refused without points', () => {
    for (const text of ['IN01', 'IN01=', '=5', 'IN01=是']) expect(parseShownWhen(text)).toMatchObject({ ok: false });
  });
});
