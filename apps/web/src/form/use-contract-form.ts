import { zodResolver } from '@hookform/resolvers/zod';
import { useState, type BaseSyntheticEvent } from 'react';
import {
  useForm,
  type DefaultValues,
  type FieldValues,
  type Path,
  type RegisterOptions,
  type Resolver,
  type UseFormReturn,
} from 'react-hook-form';
import type { z } from 'zod';
import { useText } from '../i18n/use-text.js';
import { readIssue } from './issue-words.js';
import { formMessages } from './messages.js';
import { serverFaults } from './server-faults.js';

export interface ContractForm<Values extends FieldValues> {
  form: UseFormReturn<Values>;
  /** The wiring of a field, with what is wrong with it. */
  field: (
    name: Path<Values>,
    options?: RegisterOptions<Values, Path<Values>>,
  ) => ReturnType<UseFormReturn<Values>['register']> & { fault: string | undefined };
  faultOf: (name: string) => string | undefined;
  onSubmit: (event?: BaseSyntheticEvent) => Promise<void>;
  busy: boolean;
  /** What the server refused that belongs to no field; null: nothing. */
  refusal: unknown;
  /** Tells of what was refused: at its fields where it says so. null: nothing any more. */
  refuse: (error: unknown) => void;
}

/**
 * A form that is checked by the contract's own schema. Fields left empty are absent; what the server finds wrong stands at its field.
 * @param send writes it; what it throws is told
 */
export function useContractForm<Schema extends z.ZodType<FieldValues, FieldValues>>(
  schema: Schema,
  defaultValues: DefaultValues<z.input<Schema>>,
  send: (values: z.output<Schema>) => Promise<void>,
): ContractForm<z.input<Schema>> {
  type Values = z.input<Schema>;
  const say = useText(formMessages);
  const [refusal, setRefusal] = useState<unknown>(null);
  const inner = zodResolver(schema) as unknown as Resolver<Values>;
  const form = useForm<Values>({
    defaultValues,
    resolver: (values, context, options) => inner(withoutBlanks(values) as Values, context, options),
  });
  const { errors, isSubmitting } = form.formState;

  const faultOf = (name: string): string | undefined => {
    const message = messageAt(errors, name);
    if (message === undefined) return undefined;
    const issue = readIssue(message);
    return issue === null ? message : say(issue.key as 'required', { n: issue.n });
  };
  const refuse = (error: unknown) => {
    const faults = serverFaults(error);
    const placed = faults.filter(({ path }) => form.getValues(path as Path<Values>) !== undefined);
    for (const { path, detail } of placed) form.setError(path as Path<Values>, { type: 'server', message: detail }, { shouldFocus: true });
    setRefusal(placed.length === 0 || placed.length < faults.length ? error : null);
  };
  const onSubmit = form.handleSubmit(async (values) => {
    setRefusal(null);
    try {
      await send(values as unknown as z.output<Schema>);
    } catch (error) {
      refuse(error);
    }
  });
  return {
    form,
    field: (name, options) => ({ ...form.register(name, options), fault: faultOf(name) }),
    faultOf,
    onSubmit,
    busy: isSubmitting,
    refusal,
    refuse,
  };
}

/** What stands in empty fields is nothing. */
function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (value === null || typeof value !== 'object') return value;
  const filled = Object.entries(value).map(([name, inner]) => [name, withoutBlanks(inner)] as const);
  return Object.fromEntries(filled.filter(([, inner]) => inner !== ''));
}

function messageAt(errors: unknown, name: string): string | undefined {
  const found = name.split('.').reduce<unknown>((inner, part) => (inner as Record<string, unknown> | undefined)?.[part], errors);
  const message = (found as { message?: unknown } | undefined)?.message;
  return typeof message === 'string' ? message : undefined;
}

/** Of a field that holds a number: what is no number stays visible as wrong. */
export const asNumber = {
  setValueAs: (typed: unknown) => (typed === '' || typed === undefined || typed === null ? undefined : Number(typed)),
};
