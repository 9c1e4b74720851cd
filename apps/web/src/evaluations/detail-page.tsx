import './detail.css';
import { Button, Space } from 'antd';
import { useRef } from 'react';
import { Link, useParams } from 'react-router';
import type { EvaluationDetail, getEvaluation } from '@contracts/evaluations.js';
import { useAsk } from '../api/use-ask.js';
import { useMay, useSession } from '../api/use-session.js';
import { Loaded } from '../feedback/loaded.js';
import { useText } from '../i18n/use-text.js';
import { RecordingPlayer, type RecordingControls } from '../recording/recording-player.js';
import { Page } from '../shell/page.js';
import { Acknowledgement } from './acknowledgement.js';
import { Arithmetic } from './arithmetic.js';
import { detailMessages } from './detail-messages.js';
import { ExplanationTable } from './explanation-table.js';
import { Facts } from './facts.js';
import { evaluationMessages } from './messages.js';
import { RevisionList } from './revision-list.js';

/** One evaluation: where its score comes from, what was heard, and what it has been. */
export function Component() {
  const say = useText(evaluationMessages);
  const { evaluation_no = '' } = useParams();
  const query = useAsk<typeof getEvaluation>('/evaluations/:evaluation_no', { params: { evaluation_no } });
  return (
    <Page title={say('evaluation', { no: evaluation_no })} actions={<Actions evaluation={query.data} />}>
      <Loaded query={query}>{(evaluation) => <Detail evaluation={evaluation} />}</Loaded>
    </Page>
  );
}

function Actions({ evaluation }: { evaluation: EvaluationDetail | undefined }) {
  const say = useText(detailMessages);
  const { account } = useSession();
  const mayWrite = useMay('evaluations.write');
  if (evaluation === undefined) return null;
  const isOut = !['draft', 'submitted', 'withdrawn', 'appealed'].includes(evaluation.state);
  const corrects = mayWrite && isOut && evaluation.employee_no !== account.employee_no;
  return (
    <Space className="no-print">
      {corrects && <Link to={`/desk/${encodeURIComponent(evaluation.evaluation_no)}`}>{say('correct')}</Link>}
      <Button onClick={() => window.print()}>{say('print')}</Button>
    </Space>
  );
}

function Detail({ evaluation }: { evaluation: EvaluationDetail }) {
  const say = useText(detailMessages);
  const player = useRef<RecordingControls>(null);
  const place = useRef<HTMLDivElement>(null);
  const marks = evaluation.criteria.flatMap(({ evidence_offset_s, name }) =>
    evidence_offset_s === null ? [] : [{ second: evidence_offset_s, label: name }],
  );
  const hear = (second: number) => {
    player.current?.seek(second);
    player.current?.play();
    place.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div className="evaluation-detail">
      <Acknowledgement evaluation={evaluation} />
      <Facts evaluation={evaluation} />
      <div className="no-print" ref={place}>
        <h2>{say('recording')}</h2>
        <RecordingPlayer ref={player} recordingId={evaluation.recording_id} marks={marks} />
      </div>
      <h2>{say('explanation')}</h2>
      <ExplanationTable evaluation={evaluation} hear={hear} />
      <Arithmetic evaluation={evaluation} />
      {evaluation.revisions.length > 0 && <RevisionList evaluation={evaluation} />}
    </div>
  );
}
