import type { CriterionKind } from '@scoring/form-definition.js';

/** Where a key was pressed: in a text, in a number of the form, on something that a space or Enter presses, or elsewhere. */
export type KeyPlace = 'text' | 'number' | 'control' | 'elsewhere';

export interface PressedKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  keyCode: number;
}

export type DeskKey =
  | { do: 'choose'; option: number }
  | { do: 'type'; key: string }
  | { do: 'na' | 'next' | 'previous' | 'comment' | 'fill' | 'submit' | 'submit_next' | 'toggle' | 'leave' }
  | { do: 'skip'; seconds: number };

const SKIP_S = 5;
/** What an input method sends instead of the key. */
const PROCESSED = 229;

/** What a key means on the desk; null: nothing, it is the browser's. @param kind of the criterion one is at */
export function deskKey(pressed: PressedKey, place: KeyPlace, kind: CriterionKind): DeskKey | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = pressed;
  if (pressed.isComposing || pressed.keyCode === PROCESSED || key === 'Process') return null;
  if ((ctrlKey || metaKey) && key === 'Enter') return { do: shiftKey ? 'submit_next' : 'submit' };
  if (ctrlKey || metaKey || altKey) return null;
  if (place === 'text') return key === 'Escape' ? { do: 'leave' } : null;
  const letter = lettered(key);
  if (letter !== null) return letter;
  if (place === 'number') return key === 'Enter' ? { do: 'next' } : key === 'Escape' ? { do: 'leave' } : null;
  if (place !== 'control' && key === ' ') return { do: 'toggle' };
  if (key === 'ArrowLeft' || key === 'ArrowRight') return { do: 'skip', seconds: key === 'ArrowLeft' ? -SKIP_S : SKIP_S };
  return /^[0-9.]$|^Backspace$/.test(key) ? ofNumber(key, kind) : null;
}

function lettered(key: string): DeskKey | null {
  switch (key.toLowerCase()) {
    case 'j':
      return { do: 'next' };
    case 'k':
      return { do: 'previous' };
    case 'c':
      return { do: 'comment' };
    case 'f':
      return { do: 'fill' };
    case 'n':
      return { do: 'na' };
    default:
      return null;
  }
}

function ofNumber(key: string, kind: CriterionKind): DeskKey | null {
  if (kind === 'note') return null;
  if (kind !== 'choice') return { do: 'type', key };
  if (key === '0') return { do: 'na' };
  return /^[1-9]$/.test(key) ? { do: 'choose', option: Number(key) - 1 } : null;
}
