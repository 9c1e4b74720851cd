import { replaceSchemeDraft, type SchemeJson, type SchemeVersionJson } from '@contracts/schemes.js';
import { call, type Tagged } from '../api/call.js';
import { FormSheet } from '../form/form-sheet.js';
import { lineDifferences } from '../form/line-differences.js';
import { StaleChoice } from '../form/stale-choice.js';
import { useContractForm } from '../form/use-contract-form.js';
import { useDone } from '../form/use-done.js';
import { useTaggedWrite } from '../form/use-tagged-write.js';
import { useText } from '../i18n/use-text.js';
import { CaseFields } from './case-fields.js';
import { ComponentFields } from './component-fields.js';
import { CountingFields } from './counting-fields.js';
import { definitionLines } from './definition-lines.js';
import { definitionMessages } from './definition-messages.js';
import type { DraftForm } from './draft-form.js';
import { ExamFields } from './exam-fields.js';
import { GradeFields } from './grade-fields.js';
import { MarkFields } from './mark-fields.js';
import { schemeMessages } from './messages.js';
import { QuotaFields } from './quota-fields.js';

interface DefinitionFormProps {
  version: SchemeVersionJson;
  etag: string | null;
  read: () => Promise<Tagged<SchemeVersionJson>>;
  reload: () => void;
}

/** What a scorecard is made of, as a draft that is written over. */
export default function DefinitionForm({ version, etag, read, reload }: DefinitionFormProps) {
  const say = useText(schemeMessages);
  const sayPart = useText(definitionMessages);
  const done = useDone(reload);
  const params = { code: version.code, number: version.number };
  const saving = useTaggedWrite<SchemeVersionJson, SchemeJson>({
    etag,
    read,
    send: async (definition, headers) => {
      await call<typeof replaceSchemeDraft>('PUT', '/schemes/:code/versions/:number', { params, body: { definition }, headers });
      await done();
    },
    refused: (error) => entry.refuse(error),
  });
  const entry: DraftForm = useContractForm(replaceSchemeDraft.body, { definition: version.definition }, ({ definition }) =>
    saving.write(definition),
  );
  const { clash } = saving;
  return (
    <FormSheet form={entry} submit={say('save_draft')}>
      <ComponentFields entry={entry} />
      <MarkFields entry={entry} />
      <CountingFields entry={entry} />
      <GradeFields entry={entry} />
      <CaseFields entry={entry} />
      <ExamFields entry={entry} />
      <QuotaFields entry={entry} />
      {clash !== null && (
        <StaleChoice
          differences={lineDifferences(definitionLines(clash.theirs.definition, sayPart), definitionLines(clash.mine, sayPart))}
          onTake={reload}
          onKeep={() => void saving.keep()}
          onClose={saving.dismiss}
        />
      )}
    </FormSheet>
  );
}
