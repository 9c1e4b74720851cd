import { z } from 'zod';
import { monthSchema, shortTextSchema } from '@contracts/http.js';
import { explainIssue } from './explain-issue.js';

const schema = z.strictObject({
  month: monthSchema.optional(),
  rows: z.array(z.strictObject({ score: z.number() })).default([]),
  name: shortTextSchema(),
  code: z.string().regex(/^x$/).optional(),
  order: z.enum(['up', 'down']).optional(),
  day: z
    .string()
    .refine((text) => text === 'today')
    .optional(),
  page: z.coerce.number().max(9).optional(),
});

function told(value: unknown, language: 'zh' | 'en' = 'en'): string[] {
  const { error } = schema.safeParse(value);
  return (error?.issues ?? []).map((issue) => explainIssue(schema, value, issue, language));
}

describe('what is wrong with a field', () => {
  it.each([
    [{}, 'is missing'],
    [{ name: 'a', rows: [{}] }, 'is missing'],
    [{ name: 'a', rows: [{ score: 'x' }] }, 'must be a number'],
    [{ name: 'a', page: 'x' }, 'must be a number'],
    [{ name: 3 }, 'must be a text'],
    [{ name: '' }, 'must not be empty'],
    [{ name: 'a', month: '2026-13' }, 'is not written as it should be; an example: 2026-10'],
    [{ name: 'a', code: 'y' }, 'is not written as it should be'],
    [{ name: 'a', day: 'never' }, 'is not written as it should be'],
    [{ name: 'a', colour: 'red' }, 'is not a field of this request'],
    [{ name: 'a', order: 'left' }, 'must be one of: up, down'],
  ])('of %j is told in our own words', (value, sentence) => {
    expect(told(value)).toEqual([sentence]);
  });

  it('is told in Chinese too', () => {
    expect(told({ month: 'x', page: 10 }, 'zh')).toEqual(['格式不对，例如 2026-10', '缺少此项', expect.stringContaining('9')]);
  });
});
