import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SavedEvaluation, submitEvaluation } from '@contracts/evaluations.js';
import { call } from '../api/call.js';
import { isProblem } from '../api/problem.js';
import { score } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import type { Autosave } from './autosave.js';
import type { DeskStore } from './desk-store.js';
import { deskMessages } from './messages.js';
import { scoringMessages } from './scoring-messages.js';
import { useDraw } from './use-draw.js';
import { goTo } from './use-desk-keys.js';

/** What stands in the way of a submission, to be shown. */
export interface Submitting {
  submit(next: boolean, restateReason?: string): Promise<void>;
  busy: boolean;
  error: unknown;
  /** The month stands: it can be changed with a reason only. Whether “next” was asked for; null: nothing of that sort. */
  restating: { next: boolean } | null;
  dismiss(): void;
}

export function useSubmit(evaluationNo: string, store: DeskStore, autosave: Autosave): Submitting {
  const say = useText(scoringMessages);
  const sayDesk = useText(deskMessages);
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { draw } = useDraw();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [restating, setRestating] = useState<{ next: boolean } | null>(null);

  const done = async (saved: SavedEvaluation, next: boolean) => {
    autosave.finish();
    message.success(sayDesk('submitted', { no: saved.evaluation_no, score: score(saved.final_score) }));
    void client.invalidateQueries({ queryKey: ['/evaluations'] });
    void client.invalidateQueries({ queryKey: ['/evaluation-quota'] });
    if (next) await draw();
    else await navigate('/desk');
  };
  const submit = async (next: boolean, restateReason?: string) => {
    if (busy) return;
    const lacking = store.lacking();
    if (lacking.length > 0)
      return pointOut(
        store,
        new Map(lacking.map((index) => [index, say('unanswered')])),
        say('lacking', { count: lacking.length }),
        message.warning,
      );
    setBusy(true);
    setError(null);
    setRestating(null);
    try {
      if (!(await autosave.flush())) return;
      const saved = await call<typeof submitEvaluation>('POST', '/evaluations/:evaluation_no/submission', {
        params: { evaluation_no: evaluationNo },
        body: restateReason === undefined ? {} : { restate_reason: restateReason },
        headers: { 'if-match': autosave.tag },
      });
      await done(saved, next);
    } catch (refused) {
      if (isProblem(refused, 'scorecards.period_locked')) setRestating({ next });
      else if (!pointOutRefusal(store, refused, message.warning)) setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return { submit, busy, error, restating, dismiss: () => setRestating(null) };
}

function pointOut(store: DeskStore, remarks: ReadonlyMap<number, string>, words: string, warn: (words: string) => unknown): void {
  store.remark(remarks);
  const first = Math.min(...remarks.keys());
  store.activate(first);
  goTo(first);
  warn(words);
}

/** Puts what the server refused at the criteria it is about. @returns false: it is about none */
export function pointOutRefusal(store: DeskStore, refused: unknown, warn: (words: string) => unknown): boolean {
  if (!isProblem(refused)) return false;
  const remarks = new Map<number, string>();
  for (const { pointer, detail } of refused.problem.errors ?? []) {
    const code = /^\/answers\/(.*)$/.exec(pointer)?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
    const index = store.form.definition.criteria.findIndex((criterion) => criterion.code === code);
    if (index >= 0) remarks.set(index, detail);
  }
  if (remarks.size > 0) pointOut(store, remarks, refused.message, warn);
  return remarks.size > 0;
}
