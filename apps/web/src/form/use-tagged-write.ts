import { useState } from 'react';
import type { Tagged } from '../api/call.js';
import { isProblem } from '../api/problem.js';

interface TaggedWrite<Data, Value> {
  /** Writes what was typed over what was read; tells somebody else's change apart from other refusals. */
  write: (value: Value) => Promise<void>;
  /** Somebody was quicker: what they wrote, and what was typed. null: nobody was. */
  clash: { theirs: Data; mine: Value } | null;
  /** Writes it over all the same. */
  keep: () => Promise<void>;
  /** Back to what is being typed. */
  dismiss: () => void;
}

interface Means<Data, Value> {
  /** The tag of what is on show; null: not read yet. */
  etag: string | null;
  read: () => Promise<Tagged<Data>>;
  send: (value: Value, headers: Record<string, string>) => Promise<void>;
  /** Hears of whatever else goes wrong; null: it is tried again. */
  refused: (error: unknown) => void;
}

/** Writing over something that others may write over too. */
export function useTaggedWrite<Data, Value>({ etag, read, send, refused }: Means<Data, Value>): TaggedWrite<Data, Value> {
  const [clash, setClash] = useState<{ theirs: Data; mine: Value; etag: string | null } | null>(null);
  // What is typed is based on what was read first, even when it is read again meanwhile.
  const [basis, setBasis] = useState(etag);
  const attempt = async (value: Value, tag: string | null) => {
    refused(null);
    try {
      await send(value, tag === null ? {} : { 'if-match': tag });
      setClash(null);
    } catch (error) {
      try {
        if (!isProblem(error, 'http.stale')) throw error;
        const now = await read();
        setClash({ theirs: now.data, mine: value, etag: now.etag });
      } catch (other) {
        setClash(null);
        refused(other);
      }
    }
  };
  return {
    write: (value) => attempt(value, basis),
    clash,
    keep: async () => {
      if (clash === null) return;
      // What is mended and written again afterwards is written over the same.
      setBasis(clash.etag);
      await attempt(clash.mine, clash.etag);
    },
    dismiss: () => setClash(null),
  };
}
