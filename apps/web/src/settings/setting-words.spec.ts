import { mayBeEmpty, typedValue, valueWords } from './setting-words.js';

const say = (key: string, params?: object) => (params === undefined ? key : `${key} ${JSON.stringify(params)}`);

describe('a setting', () => {
  it('is told in words', () => {
    expect(valueWords('month_starts_on', 26, say)).toBe('month_26');
    expect(valueWords('notice_days', 3, say)).toBe('days {"n":3}');
    expect(valueWords('audit_retention_months', null, say)).toBe('forever');
    expect(valueWords('recording_link_pattern', null, say)).toBe('nowhere');
    expect(valueWords('time_zone', 'Asia/Shanghai', say)).toBe('Asia/Shanghai');
  });

  it('is nothing when it is left empty, where it may be', () => {
    expect([mayBeEmpty('notice_days'), mayBeEmpty('acknowledge_days'), mayBeEmpty('audit_retention_months')]).toEqual([false, false, true]);
    expect([typedValue('audit_retention_months', ' '), typedValue('recording_link_pattern', '')]).toEqual([null, null]);
    expect([typedValue('notice_days', ''), typedValue('notice_days', '5'), typedValue('notice_days', '五')]).toEqual(['', 5, '五']);
  });
});
