import { z } from 'zod';
import { translate, type Language, type MessageKey } from '@platform/i18n/translate.js';

const localeOf = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

const TYPES: Record<string, MessageKey> = {
  number: 'http.field_number',
  int: 'http.field_number',
  string: 'http.field_text',
};

/**
 * What is wrong with a field, in a sentence's second half.
 * @param value what was parsed by `schema` as a whole
 */
export function explainIssue(schema: z.ZodType, value: unknown, issue: z.core.$ZodIssue, language: Language): string {
  const found = issue.path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
  if (issue.code !== 'unrecognized_keys' && issue.code !== 'custom' && found === undefined)
    return translate(language, 'http.field_missing');
  switch (issue.code) {
    case 'unrecognized_keys':
      return translate(language, 'http.field_unknown');
    case 'invalid_type':
      return translate(language, TYPES[issue.expected] ?? 'http.field_form');
    case 'invalid_value':
      return translate(language, 'http.field_choice', { values: issue.values.map(String).join(', ') });
    case 'custom': {
      const rule: unknown = issue.params?.['rule'];
      if (typeof rule === 'string') return translate(language, 'http.field_choice', { values: rule });
      return formSentence(schema, issue.path, language);
    }
    case 'invalid_format':
    case 'invalid_union':
      return formSentence(schema, issue.path, language);
    default: {
      if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) return translate(language, 'http.field_empty');
      const told = localeOf[language]({ ...issue, input: found } as z.core.$ZodRawIssue);
      return typeof told === 'string' ? told : (told?.message ?? translate(language, 'http.field_form'));
    }
  }
}

function formSentence(schema: z.ZodType, path: readonly PropertyKey[], language: Language): string {
  const example = exampleAt(schema, path);
  return example === null ? translate(language, 'http.field_form') : translate(language, 'http.field_form_example', { example });
}

/** The example that the schema at a path gives of itself; null: none. */
function exampleAt(schema: z.ZodType, path: readonly PropertyKey[]): string | null {
  let at: z.core.$ZodType | undefined = schema;
  for (const key of [...path, null]) {
    while (at !== undefined) {
      const example = z.globalRegistry.get(at)?.['example'];
      if (key === null && example !== undefined) return String(example);
      const inner: z.core.$ZodType | null = unwrapped(at);
      if (inner === null) break;
      at = inner;
    }
    if (key === null) return null;
    if (at instanceof z.ZodObject) at = (at.shape as Record<PropertyKey, z.core.$ZodType>)[key];
    else at = at instanceof z.ZodArray ? at.element : undefined;
  }
  return null;
}

/** null: it wraps nothing. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType | null {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) return schema.def.innerType;
  return schema instanceof z.ZodPipe ? schema.def.in : null;
}
