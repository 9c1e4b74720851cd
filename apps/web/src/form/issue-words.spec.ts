import { z } from 'zod';
import { readIssue } from './issue-words.js';

const saidOf = (schema: z.ZodType, value: unknown) => readIssue(schema.safeParse(value).error!.issues[0]!.message);

describe('what is wrong with a field', () => {
  it.each<[string, z.ZodType, unknown, string, string]>([
    ['missing', z.string(), undefined, 'required', ''],
    ['empty', z.string().min(1), '', 'required', ''],
    ['too long', z.string().max(3), 'abcd', 'too_long', '3'],
    ['too great', z.number().max(100), 101, 'too_big', '100'],
    ['too small', z.number().min(0), -1, 'too_small', '0'],
    ['no number', z.number(), 'x', 'number', ''],
    ['no whole number', z.int(), 1.5, 'whole', ''],
    ['no date', z.iso.date(), '2026-13-01', 'date', ''],
    ['none of the choices', z.enum(['a']), 'b', 'choice', ''],
    ['of a wrong form', z.string().regex(/^x/), 'y', 'format', ''],
  ])('is told when it is %s', (_, schema, value, key, n) => {
    expect(saidOf(schema, value)).toEqual({ key, n });
  });

  it('is left as it is when the server said it', () => {
    expect(readIssue('没有这个班组')).toBeNull();
  });
});
