import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import type { drawEvaluation } from '@contracts/evaluation-draws.js';
import { call } from '../api/call.js';
import { isProblem } from '../api/problem.js';
import { useText } from '../i18n/use-text.js';
import { drawWish } from './draw-wish.js';
import { deskMessages } from './messages.js';

export function deskPath(evaluationNo: string): string {
  return `/desk/${encodeURIComponent(evaluationNo)}`;
}

/** Draws the next call and opens its draft. */
export function useDraw(): { draw(): Promise<void>; drawing: boolean; error: unknown } {
  const say = useText(deskMessages);
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [drawing, setDrawing] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const draw = useCallback(async () => {
    setDrawing(true);
    setError(null);
    const { team, direction, form } = drawWish();
    try {
      const drawn = await call<typeof drawEvaluation>('POST', '/evaluation-draws', {
        body: { team: team || null, direction: direction || null, form_code: form || null },
        // An answer that gets lost is not asked for twice.
        headers: { 'idempotency-key': crypto.randomUUID() },
      });
      void client.invalidateQueries({ queryKey: ['/evaluations'] });
      await navigate(deskPath(drawn.evaluation_no));
    } catch (refused) {
      setError(refused);
      if (isProblem(refused, 'evaluations.nothing_to_draw')) message.info(say('nothing_left'));
      await navigate('/desk');
    } finally {
      setDrawing(false);
    }
  }, [client, message, navigate, say]);
  return { draw, drawing, error };
}
