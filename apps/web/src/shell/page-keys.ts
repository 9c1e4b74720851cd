import { useEffect } from 'react';

type Keys = readonly (readonly [key: string, what: string])[];

let present: Keys = [];

/** The keys of the page that is open. */
export function helpOfPage(): Keys {
  return present;
}

/** Tells the list of keys which ones this page has. */
export function usePageKeys(keys: Keys): void {
  useEffect(() => {
    present = keys;
    return () => {
      present = [];
    };
  }, [keys]);
}
