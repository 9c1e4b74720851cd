import { useEffect, useState } from 'react';
import type { search, SearchResults } from '@contracts/search.js';
import { useAsk } from '../api/use-ask.js';

/** Whoever types on is not asked for every sign. */
const PAUSE_MS = 200;

/** What is found for a text once the typing pauses. @returns null: not known yet, or nothing was asked */
export function useSearch(text: string): { asked: string; results: SearchResults } | null {
  const wanted = text.trim().slice(0, 64);
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), wanted === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const { data } = useAsk<typeof search>('/search', { query: { q: asked } }, { enabled: asked !== '' });
  return asked === '' || asked !== wanted || data === undefined ? null : { asked, results: data };
}
