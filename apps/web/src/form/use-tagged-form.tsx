import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { DefaultValues, FieldValues } from 'react-hook-form';
import type { z } from 'zod';
import type { Tagged } from '../api/call.js';
import { useText } from '../i18n/use-text.js';
import { changesSince, type Line } from './line-differences.js';
import { formMessages } from './messages.js';
import { StaleChoice } from './stale-choice.js';
import { useContractForm, type ContractForm } from './use-contract-form.js';
import { useTaggedWrite } from './use-tagged-write.js';

/** Something as it was read, to be changed. */
export interface Opened<Data> extends Tagged<Data> {
  read: () => Promise<Tagged<Data>>;
}

interface Means<Values, Data> {
  opened: Opened<Data>;
  send: (values: Values, headers: Record<string, string>) => Promise<void>;
  /** All of it in words. */
  told: (data: Data) => Line[];
  /** What was typed in the same words; of the rest nothing is written. */
  typed: (values: Values) => Line[];
  /** Gives up what was typed. */
  leave: () => void;
}

/** A form that changes parts of something that others may change too, and the choice where somebody was quicker. */
export function useTaggedForm<Schema extends z.ZodType<FieldValues, FieldValues>, Data>(
  schema: Schema,
  start: DefaultValues<z.input<Schema>>,
  { opened, send, told, typed, leave }: Means<z.output<Schema>, Data>,
): { entry: ContractForm<z.input<Schema>>; choice: ReactNode } {
  const say = useText(formMessages);
  const [read] = useState(opened.data);
  const client = useQueryClient();
  const saving = useTaggedWrite<Data, z.output<Schema>>({ ...opened, send, refused: (error) => entry.refuse(error) });
  const entry = useContractForm(schema, start, (values) => saving.write(values));
  const { clash } = saving;
  const choice = clash !== null && (
    <StaleChoice
      differences={changesSince(told(read), told(clash.theirs), typed(clash.mine), say('stale_untouched'))}
      onTake={() => {
        leave();
        void client.invalidateQueries();
      }}
      onKeep={() => void saving.keep()}
      onClose={saving.dismiss}
    />
  );
  return { entry, choice };
}
