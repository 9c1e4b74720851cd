import { useMemo } from 'react';
import { useText } from '../i18n/use-text.js';
import { usePageKeys } from '../shell/page-keys.js';
import { scoringMessages } from './scoring-messages.js';

/** Lists the keys of the desk where all keys are listed. */
export function useDeskHelp(): void {
  const say = useText(scoringMessages);
  const keys = useMemo(
    () =>
      [
        ['1–9', say('key_choose')],
        ['0 / N', say('key_na')],
        ['J / K', say('key_move')],
        ['C', say('key_comment')],
        ['F', say('key_fill')],
        ['Esc', say('key_leave')],
        ['Space', say('key_toggle')],
        ['← / →', say('key_skip')],
        ['Ctrl+Enter', say('key_submit')],
        ['Ctrl+Shift+Enter', say('key_submit_next')],
      ] as const,
    [say],
  );
  usePageKeys(keys);
}
