import { useQuery } from '@tanstack/react-query';
import type { listOwnComments } from '@contracts/evaluation-draws.js';
import type { EvaluationDetail, getEvaluation } from '@contracts/evaluations.js';
import type { getFormVersion } from '@contracts/forms.js';
import { call, callTagged } from '../api/call.js';
import { deskForm, type DeskForm } from './desk-form.js';

export interface OpenedEvaluation {
  detail: EvaluationDetail;
  tag: string;
  form: DeskForm;
  /** What the evaluator said before, by criterion code. */
  snippets: ReadonlyMap<string, readonly string[]>;
}

/** An evaluation with its form, read once: what happens to it from then on the desk knows best. */
export function useEvaluation(evaluationNo: string) {
  return useQuery({
    queryKey: ['desk', evaluationNo],
    queryFn: () => openEvaluation(evaluationNo),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

async function openEvaluation(evaluationNo: string): Promise<OpenedEvaluation> {
  const { data, etag } = await callTagged<typeof getEvaluation>('GET', '/evaluations/:evaluation_no', {
    params: { evaluation_no: evaluationNo },
  });
  const { code, version } = data.form;
  const [view, said] = await Promise.all([
    call<typeof getFormVersion>('GET', '/forms/:code/versions/:version', { params: { code, version } }),
    // Words to use again are a help, and no reason to keep the form back.
    call<typeof listOwnComments>('GET', '/forms/:code/own-comments', { params: { code } }).catch(() => ({ items: [] })),
  ]);
  const snippets = new Map(said.items.map(({ criterion, comments }) => [criterion, comments]));
  return { detail: data, tag: etag ?? '', form: deskForm(view), snippets };
}
