import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { commitUpload, getUpload, previewUpload, recogniseUpload, saveMap } from '@contracts/import-routes.js';
import type { ImportKind } from '@contracts/imports.js';
import { call } from '../api/call.js';
import { hasEnded } from '../api/job-events.js';
import { useJob, useJobs, type WatchedJob } from '../api/jobs-provider.js';
import { useAsk } from '../api/use-ask.js';
import { needsDecisions } from './decide-columns.js';

export interface Wishes {
  blank_zero: boolean;
  /** null: the file says, or the earliest open month. */
  effective_from: string | null;
  /** null: months that stand are not changed. */
  restate_reason: string | null;
}

export const NO_WISHES: Wishes = { blank_zero: false, effective_from: null, restate_reason: null };

/** An uploaded file on its way in: what it is, how its columns are read, the check, and the import itself. */
export function useImport(id: number) {
  const params = { upload: String(id) };
  const upload = useAsk<typeof getUpload>('/uploads/:upload', { params });
  const [chosenKind, setChosenKind] = useState<ImportKind | null>(null);
  const [chosenMap, setChosenMap] = useState<string | null | undefined>(undefined);
  const [wishes, setWishes] = useState<Wishes>(NO_WISHES);
  const said = chosenKind ?? upload.data?.preview?.kind;
  const recognition = useAsk<typeof recogniseUpload>(
    '/uploads/:upload/recognition',
    { params, query: said === undefined ? {} : { kind: said } },
    { enabled: upload.data !== undefined, keep: true },
  );
  const kind = said ?? recognition.data?.guess ?? null;
  const table = recognition.data?.table ?? null;
  const map = chosenMap === undefined ? (table?.map ?? null) : chosenMap;
  const { job, error, busy, doing, run } = useRun();

  const check = useCallback(
    (mapName = map, as = kind) =>
      as === null
        ? Promise.resolve()
        : run('checking', () =>
            call<typeof previewUpload>('POST', '/uploads/:upload/preview', {
              params: { upload: String(id) },
              body: { kind: as, map: mapName, ...wishes },
            }),
          ),
    [id, kind, map, run, wishes],
  );
  const commit = (skipBad: boolean) =>
    kind === null
      ? Promise.resolve()
      : run('importing', () =>
          call<typeof commitUpload>('POST', '/uploads/:upload/commit', { params, body: { kind, map, skip_bad: skipBad, ...wishes } }),
        );
  const keepMap = async (name: string, columns: Record<string, string>, constants: Record<string, string>) => {
    if (kind === null) return;
    await run('checking', async () => {
      await call<typeof saveMap>('PUT', '/import-maps/:name', { params: { name }, body: { upload: id, kind, columns, constants } });
      setChosenMap(name);
      return call<typeof previewUpload>('POST', '/uploads/:upload/preview', { params, body: { kind, map: name, ...wishes } });
    });
  };
  const setKind = (next: ImportKind) => {
    setChosenKind(next);
    setChosenMap(undefined);
  };

  // A file that explains itself is looked at without being asked.
  const clear = upload.data?.preview === null && upload.data.batch === null && recognition.isSuccess && !recognition.isPlaceholderData;
  const explains = clear && kind !== null && (table === null || !needsDecisions(table)) && job === null && error === null && !busy;
  useEffect(() => {
    if (explains) void check();
  }, [explains, check]);

  return {
    upload,
    recognition,
    kind,
    setKind,
    table,
    map,
    setMap: setChosenMap,
    wishes,
    setWishes,
    job,
    error,
    busy,
    doing,
    check,
    commit,
    keepMap,
  };
}

export type Import = ReturnType<typeof useImport>;

/** Asks for a job, follows it, and looks again at what it changed. */
function useRun() {
  const client = useQueryClient();
  const { watch } = useJobs();
  const [asked, setAsked] = useState<WatchedJob | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [doing, setDoing] = useState<'checking' | 'importing'>('checking');
  const followed = useJob(asked?.id ?? null);
  const job = followed ?? asked;
  const ended = job !== null && hasEnded(job);

  useEffect(() => {
    if (!ended) return;
    for (const path of ['/uploads/:upload', '/uploads', '/import-batches', '/periods']) void client.invalidateQueries({ queryKey: [path] });
  }, [ended, client]);

  const run = useCallback(
    async (what: 'checking' | 'importing', ask: () => Promise<WatchedJob>) => {
      setDoing(what);
      setBusy(true);
      setError(null);
      try {
        const next = await ask();
        setAsked(next);
        watch(next);
      } catch (refused) {
        setError(refused);
      } finally {
        setBusy(false);
      }
    },
    [watch],
  );
  return { job, error, busy: busy || (job !== null && !ended), doing, run };
}
