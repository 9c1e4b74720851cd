import { z } from 'zod';

// The policy of the page allows no code made of text.
z.config({ jitless: true, customError: issueKey });

/** Told apart from a sentence of the server's. */
const MARK = '#';

/** What is wrong as a key of the form's texts and the figure in it: `#too_long:100`. */
export function issueKey(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined || issue.input === null) return `${MARK}required`;
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected !== 'number' && issue.expected !== 'int') return `${MARK}format`;
      return `${MARK}${typeof issue.input === 'number' && !Number.isNaN(issue.input) ? 'whole' : 'number'}`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? `${MARK}required` : `${MARK}too_small:${issue.minimum}`;
    case 'too_big':
      return `${MARK}${issue.origin === 'string' ? 'too_long' : 'too_big'}:${issue.maximum}`;
    case 'invalid_value':
      return `${MARK}choice`;
    case 'invalid_format':
      return issue.format === 'date' ? `${MARK}date` : `${MARK}format`;
    default:
      return `${MARK}format`;
  }
}

/** @returns null: a sentence as it is to be shown */
export function readIssue(message: string): { key: string; n: string } | null {
  if (!message.startsWith(MARK)) return null;
  const [key, n] = message.slice(1).split(':');
  return { key: key!, n: n ?? '' };
}
