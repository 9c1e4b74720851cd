import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useMay, useSession } from '../api/use-session.js';
import { Fault } from '../feedback/fault.js';
import { useText } from '../i18n/use-text.js';
import { Autosave } from './autosave.js';
import { CallPane } from './call-pane.js';
import { ConflictModal } from './conflict-modal.js';
import { DeskLayout } from './desk-layout.js';
import { DeskRecording } from './desk-recording.js';
import { DeskStore } from './desk-store.js';
import { DraftKeeper } from './draft-keeper.js';
import { ReasonModal } from './reason-modal.js';
import { contentOfDetail } from './row-answer.js';
import { scoringMessages } from './scoring-messages.js';
import { StatusLine } from './status-line.js';
import { Stopwatch } from './stopwatch.js';
import { useDesk, useNewDesk } from './use-desk.js';
import { useDeskHelp } from './use-desk-help.js';
import { useDeskKeys } from './use-desk-keys.js';
import type { OpenedEvaluation } from './use-evaluation.js';
import { useSubmit } from './use-submit.js';
import { useWorkTime } from './use-work-time.js';

/** A draft that is filled in. */
export function DraftDesk({ opened }: { opened: OpenedEvaluation }) {
  const { account } = useSession();
  const [made] = useState(() => {
    const { detail, tag, form } = opened;
    const content = contentOfDetail(form, detail);
    const store = new DeskStore(form, content);
    const watch = new Stopwatch(detail.seconds_spent ?? 0);
    const keeper = new DraftKeeper(account.employee_no, detail.evaluation_no);
    const autosave = new Autosave(detail.evaluation_no, store, keeper, watch, tag, content);
    return { store, autosave, watch };
  });
  const { store, autosave, watch } = made;
  const [desk, setRecording] = useNewDesk(store, opened.snippets);
  useEffect(() => {
    autosave.start();
    return () => autosave.stop();
  }, [autosave]);
  useWorkTime(watch, desk.recording);
  useDeskHelp();
  return (
    <DeskLayout
      desk={desk}
      side={<CallPane detail={opened.detail} />}
      status={<StatusLine autosave={autosave} />}
      actions={<DraftActions evaluationNo={opened.detail.evaluation_no} autosave={autosave} />}
      before={<ConflictModal autosave={autosave} />}
      below={<DeskRecording recordingId={opened.detail.recording_id} store={store} take={setRecording} />}
    />
  );
}

function DraftActions({ evaluationNo, autosave }: { evaluationNo: string; autosave: Autosave }) {
  const say = useText(scoringMessages);
  const desk = useDesk();
  const { message } = App.useApp();
  const mayRestate = useMay('periods.close');
  const { submit, busy, error, restating, dismiss } = useSubmit(evaluationNo, desk.store, autosave);
  const filled = (count: number) => void message.info(say('filled', { count }));
  useDeskKeys(desk, { submit: () => void submit(false), submitNext: () => void submit(true), filled });
  return (
    <>
      <Button size="small" onClick={() => filled(desk.store.fillRest())}>
        {say('fill_rest')} <kbd>F</kbd>
      </Button>
      <Button size="small" loading={busy} onClick={() => void submit(false)}>
        {say('submit')}
      </Button>
      <Button size="small" type="primary" loading={busy} onClick={() => void submit(true)}>
        {say('submit_next')}
      </Button>
      {error !== null && <Fault error={error} />}
      {restating !== null && !mayRestate && <p className="row-remark">{say('restate_not_yours')}</p>}
      {restating !== null && mayRestate && (
        <ReasonModal
          title={say('restate_reason')}
          label={say('restate')}
          busy={busy}
          done={(reason) => void submit(restating.next, reason)}
          close={dismiss}
        />
      )}
    </>
  );
}
