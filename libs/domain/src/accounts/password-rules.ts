import { PasswordWeakError } from './accounts.errors.js';

const LEAST_LENGTH = 10;
/** Beside an employee number in it there must be this much that is not. */
const LEAST_BESIDE_NUMBER = 6;
const LEAST_DIFFERENT = 4;

/** What guessers try first, as far as it is long enough; the sample's is in the guide. */
const COMMON = new Set([
  '1234567890',
  '12345678910',
  '0123456789',
  '0987654321',
  '1234567891',
  '123456789a',
  'a123456789',
  'a1234567890',
  'aa123456789',
  'abc123456789',
  'abcd123456',
  'abc1234567',
  'password12',
  'password123',
  'password1234',
  'passw0rd123',
  'p@ssw0rd123',
  'qwertyuiop',
  'qwerty123456',
  'qwer123456',
  'asdfghjkl;',
  '1q2w3e4r5t',
  '1qaz2wsx3edc',
  'q1w2e3r4t5',
  'woaini1314',
  'woaini520520',
  'woaini521521',
  '5201314520',
  'iloveyou123',
  'admin123456',
  'admin12345',
  'administrator',
  'welcome123',
  'changeme123',
  'letmein123',
  'fairmark123',
  'fairmark-sample',
]);

/**
 * Holds a new password to the rules of the house: length counts for more than signs of every kind.
 * @throws PasswordWeakError with what is wrong with it
 */
export function checkPassword(password: string, employeeNo: string): void {
  const plain = password.normalize('NFKC').toLowerCase();
  const letters = [...plain];
  if (letters.length < LEAST_LENGTH) throw new PasswordWeakError('accounts.password_short', { least: LEAST_LENGTH });
  if (new Set(letters).size < LEAST_DIFFERENT) throw new PasswordWeakError('accounts.password_plain', { least: LEAST_DIFFERENT });
  if (COMMON.has(plain)) throw new PasswordWeakError('accounts.password_common');
  const number = employeeNo.normalize('NFKC').toLowerCase();
  const beside = [...plain.replaceAll(number, '')].length;
  if (plain.includes(number) && beside < LEAST_BESIDE_NUMBER) throw new PasswordWeakError('accounts.password_number');
}
