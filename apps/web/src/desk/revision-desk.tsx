import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { EvaluationDetail, getEvaluation, reviseEvaluation } from '@contracts/evaluations.js';
import { call, callTagged } from '../api/call.js';
import { isProblem } from '../api/problem.js';
import { useMay, useSession } from '../api/use-session.js';
import { Fault } from '../feedback/fault.js';
import { StaleChoice } from '../form/stale-choice.js';
import { useTaggedWrite } from '../form/use-tagged-write.js';
import { score } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { CallPane } from './call-pane.js';
import { DeskLayout } from './desk-layout.js';
import { DeskRecording } from './desk-recording.js';
import { DeskStore } from './desk-store.js';
import { differences } from './differences.js';
import { DraftKeeper } from './draft-keeper.js';
import { deskMessages } from './messages.js';
import { ReasonModal } from './reason-modal.js';
import { contentOfDetail } from './row-answer.js';
import { scoringMessages } from './scoring-messages.js';
import { Stopwatch } from './stopwatch.js';
import { useNewDesk } from './use-desk.js';
import { useDeskHelp } from './use-desk-help.js';
import { useDeskKeys } from './use-desk-keys.js';
import type { OpenedEvaluation } from './use-evaluation.js';
import { pointOutRefusal } from './use-submit.js';
import { useWorkTime } from './use-work-time.js';

const KEEP_MS = 500;

/** An evaluation that is out is corrected: nothing reaches the server until a reason is given, so this computer keeps it meanwhile. */
export function RevisionDesk({ opened }: { opened: OpenedEvaluation }) {
  const say = useText(scoringMessages);
  const sayDesk = useText(deskMessages);
  const { account } = useSession();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const mayRestate = useMay('periods.close');
  const { detail, tag, form } = opened;
  const [{ store, keeper, watch }] = useState(() => {
    const keeper = new DraftKeeper(account.employee_no, detail.evaluation_no);
    const kept = keeper.read();
    const store = new DeskStore(form, kept?.tag === tag ? kept.content : contentOfDetail(form, detail));
    return { store, keeper, watch: new Stopwatch(0) };
  });
  const [desk, setRecording] = useNewDesk(store, opened.snippets);
  const [asking, setAsking] = useState<'no' | 'reason' | 'restate'>('no');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.onChange(() => {
      clearTimeout(timer);
      timer = setTimeout(() => keeper.write({ content: store.content(), tag }), KEEP_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store, keeper, tag]);
  useWorkTime(watch, desk.recording);
  useDeskHelp();
  const ask = () => setAsking('reason');
  useDeskKeys(desk, { submit: ask, submitNext: ask, filled: (count) => void message.info(say('filled', { count })) });

  const show = () => navigate(`/evaluations/${encodeURIComponent(detail.evaluation_no)}`);
  const params = { evaluation_no: detail.evaluation_no };
  const saving = useTaggedWrite<EvaluationDetail, { why: string; restateReason: string | null }>({
    etag: tag,
    read: () => callTagged<typeof getEvaluation>('GET', '/evaluations/:evaluation_no', { params }),
    send: async ({ why, restateReason }, headers) => {
      const body = { ...store.content(), reason: why, restate_reason: restateReason, seconds_spent: watch.seconds() };
      const saved = await call<typeof reviseEvaluation>('POST', '/evaluations/:evaluation_no/revisions', { params, body, headers });
      keeper.drop();
      setAsking('no');
      message.success(sayDesk('submitted', { no: saved.evaluation_no, score: score(saved.final_score) }));
      void client.invalidateQueries({ queryKey: ['/evaluations'] });
      void client.invalidateQueries({ queryKey: ['/evaluations/:evaluation_no'] });
      await show();
    },
    refused: (refused) => {
      setError(null);
      if (refused === null) return;
      const locked = isProblem(refused, 'scorecards.period_locked');
      setAsking(locked && mayRestate ? 'restate' : 'no');
      if (!(locked && mayRestate) && !pointOutRefusal(store, refused, message.warning)) setError(refused);
    },
  });
  const { clash } = saving;
  const words = { na: say('na'), nothing: say('nothing_said'), named: say('difference_named'), overall: say('overall') };

  const save = async (why: string, restateReason: string | null) => {
    setBusy(true);
    setReason(why);
    await saving.write({ why, restateReason });
    setBusy(false);
  };
  return (
    <DeskLayout
      desk={desk}
      side={<CallPane detail={detail} />}
      status={null}
      actions={
        <Button size="small" type="primary" loading={busy} onClick={ask}>
          {say('save_revision')}
        </Button>
      }
      below={<DeskRecording recordingId={detail.recording_id} store={store} take={setRecording} />}
      before={
        <>
          <Alert type="info" showIcon title={say('revising', { revision: detail.revision ?? 1 })} style={{ marginBottom: 12 }} />
          {error !== null && <Fault error={error} />}
          {clash !== null && (
            <StaleChoice
              differences={differences(form, store.content(), contentOfDetail(form, clash.theirs), words).map(({ what, ...sides }) => ({
                label: what,
                ...sides,
              }))}
              onTake={() => {
                keeper.drop();
                void show();
              }}
              onKeep={() => void saving.keep()}
              onClose={saving.dismiss}
            />
          )}
          {clash === null && asking === 'reason' && (
            <ReasonModal
              title={say('save_revision')}
              label={say('reason')}
              busy={busy}
              done={(why) => void save(why, null)}
              close={() => setAsking('no')}
            />
          )}
          {clash === null && asking === 'restate' && (
            <ReasonModal
              title={say('restate_reason')}
              label={say('restate')}
              busy={busy}
              done={(why) => void save(reason, why)}
              close={() => setAsking('no')}
            />
          )}
        </>
      }
    />
  );
}
