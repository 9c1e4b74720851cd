import { useRef } from 'react';
import { useParams } from 'react-router';
import type { EvaluationDetail, getEvaluation } from '@contracts/evaluations.js';
import { useAsk } from '../api/use-ask.js';
import { Loaded } from '../feedback/loaded.js';
import { useText } from '../i18n/use-text.js';
import { RecordingPlayer, type RecordingControls } from '../recording/recording-player.js';
import { Page } from '../shell/page.js';
import { evaluationMessages } from './messages.js';

/** One evaluation: where its score comes from, and what it was heard in. */
export function Component() {
  const say = useText(evaluationMessages);
  const { evaluation_no = '' } = useParams();
  const query = useAsk<typeof getEvaluation>('/evaluations/:evaluation_no', { params: { evaluation_no } });
  return (
    <Page title={say('evaluation', { no: evaluation_no })}>
      <Loaded query={query}>{(evaluation) => <Detail evaluation={evaluation} />}</Loaded>
    </Page>
  );
}

function Detail({ evaluation }: { evaluation: EvaluationDetail }) {
  const player = useRef<RecordingControls>(null);
  const marks = evaluation.criteria.flatMap(({ evidence_offset_s, name }) =>
    evidence_offset_s === null ? [] : [{ second: evidence_offset_s, label: name }],
  );
  return <RecordingPlayer ref={player} recordingId={evaluation.recording_id} marks={marks} />;
}
