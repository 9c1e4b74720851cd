import { checkPassword } from './password-rules.js';

const refusal = (password: string, no = '00102'): string | null => {
  try {
    checkPassword(password, no);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a new password', () => {
  it.each([
    ['four calm horses', null],
    ['短一点也行的中文口令呀', null],
    ['short-one', 'accounts.password_short'],
    ['一二三四五六七八九', 'accounts.password_short'],
    ['aaaaaaaaaaaaaaaa', 'accounts.password_plain'],
    ['abcabcabcabc', 'accounts.password_plain'],
    ['1234567890', 'accounts.password_common'],
    ['Password123', 'accounts.password_common'],
    ['１２３４５６７８９０', 'accounts.password_common'],
    ['fairmark-sample', 'accounts.password_common'],
    ['0010200102abc', 'accounts.password_number'],
    ['abcde00102', 'accounts.password_number'],
    ['my own 00102 words', null],
  ])('%s is told %s', (password, code) => {
    expect(refusal(password)).toBe(code);
  });
});
