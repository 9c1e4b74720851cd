import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** What a list shows, as it stands in the address: a link shows the same to others. */
export interface ListState<Name extends string> {
  /** Filters and sort as texts; absent ones are not set. */
  values: Partial<Record<Name | 'sort' | 'cursor', string>>;
  /** Changes filters or the sort, and goes back to the first page. Undefined takes one away. */
  set(changes: Partial<Record<Name | 'sort', string | undefined>>): void;
  /** Goes on to another page. null: the first. */
  turn(cursor: string | null): void;
}

/** @param names the filters that the list has */
export function useListState<const Name extends string>(names: readonly Name[]): ListState<Name> {
  const [search, setSearch] = useSearchParams();
  const values: Partial<Record<string, string>> = {};
  for (const name of [...names, 'sort', 'cursor']) {
    const value = search.get(name);
    if (value !== null && value !== '') values[name] = value;
  }
  const set = useCallback(
    (changes: Partial<Record<string, string | undefined>>) =>
      setSearch((before) => {
        const next = new URLSearchParams(before);
        next.delete('cursor');
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined || value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      }),
    [setSearch],
  );
  const turn = useCallback(
    (cursor: string | null) =>
      setSearch((before) => {
        const next = new URLSearchParams(before);
        if (cursor === null) next.delete('cursor');
        else next.set('cursor', cursor);
        return next;
      }),
    [setSearch],
  );
  return { values, set, turn };
}
