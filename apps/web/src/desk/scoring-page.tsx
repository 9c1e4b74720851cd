import { Link, useParams } from 'react-router';
import { useMay, useSession } from '../api/use-session.js';
import { Loaded } from '../feedback/loaded.js';
import { ForbiddenPage } from '../feedback/route-fault.js';
import { useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import { DraftDesk } from './draft-desk.js';
import { DraftOfAnother } from './draft-of-another.js';
import { RevisionDesk } from './revision-desk.js';
import { scoringMessages } from './scoring-messages.js';
import { useEvaluation } from './use-evaluation.js';

/** One evaluation, filled in or corrected. */
export function Component() {
  const say = useText(scoringMessages);
  const may = useMay('evaluations.write');
  const { account } = useSession();
  const { evaluation_no: evaluationNo = '' } = useParams();
  const query = useEvaluation(evaluationNo);
  const { data } = query;
  if (!may) return <ForbiddenPage />;
  const title = data === undefined ? evaluationNo : say('title', { name: data.detail.name, recording: data.detail.recording_id });
  return (
    <Page title={title} actions={<Link to="/desk">{say('back')}</Link>}>
      <Loaded query={query}>
        {(opened) => {
          const { state, evaluator_no, evaluation_no } = opened.detail;
          if (state !== 'draft') return <RevisionDesk key={evaluation_no} opened={opened} />;
          if (evaluator_no !== account.employee_no) return <DraftOfAnother detail={opened.detail} />;
          return <DraftDesk key={evaluation_no} opened={opened} />;
        }}
      </Loaded>
    </Page>
  );
}
