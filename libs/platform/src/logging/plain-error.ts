/** An error as it is written down. */
interface PlainError {
  type: string;
  message: string;
  stack?: string;
  code?: string;
  cause?: unknown;
}

const DEEPEST_CAUSE = 4;

/** What tells a defect, and nothing of what was being worked on: a failed statement carries its parameters and the row it met. */
export function plainError(error: unknown, level = 0): unknown {
  if (!(error instanceof Error)) return error;
  const { code } = error as { code?: unknown };
  const plain: PlainError = { type: error.constructor.name, message: error.message };
  if (error.stack !== undefined) plain.stack = error.stack;
  if (typeof code === 'string') plain.code = code;
  if (error.cause instanceof Error && level < DEEPEST_CAUSE) plain.cause = plainError(error.cause, level + 1);
  return plain;
}
