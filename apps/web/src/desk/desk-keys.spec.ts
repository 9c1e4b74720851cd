import { deskKey, type KeyPlace, type PressedKey } from './desk-keys.js';

const press = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  ...more,
});

describe('the keys of the desk', () => {
  it('a digit chooses an option where there are options, and types a number where there are points', () => {
    expect(deskKey(press('3'), 'elsewhere', 'choice')).toEqual({ do: 'choose', option: 2 });
    expect(deskKey(press('0'), 'elsewhere', 'choice')).toEqual({ do: 'na' });
    for (const kind of ['scale', 'deduction', 'bonus'] as const) {
      expect(deskKey(press('0'), 'elsewhere', kind)).toEqual({ do: 'type', key: '0' });
      expect(deskKey(press('.'), 'elsewhere', kind)).toEqual({ do: 'type', key: '.' });
      expect(deskKey(press('Backspace'), 'elsewhere', kind)).toEqual({ do: 'type', key: 'Backspace' });
    }
    expect(deskKey(press('1'), 'elsewhere', 'note')).toBeNull();
    expect(deskKey(press('.'), 'elsewhere', 'choice')).toBeNull();
  });

  it('no key does anything while an input method composes, wherever one is', () => {
    const composing: Partial<PressedKey>[] = [{ isComposing: true }, { keyCode: 229 }];
    for (const state of composing) {
      for (const key of ['1', 'j', 'n', 'f', ' ', 'Enter']) {
        expect(deskKey(press(key, state), 'elsewhere', 'choice')).toBeNull();
        expect(deskKey(press(key, { ...state, ctrlKey: true }), 'text', 'choice')).toBeNull();
      }
    }
    expect(deskKey(press('Process'), 'elsewhere', 'scale')).toBeNull();
  });

  it('in a text only submitting and leaving are keys of the desk', () => {
    for (const key of ['1', 'j', 'n', 'f', 'c', ' ', 'Backspace']) expect(deskKey(press(key), 'text', 'choice')).toBeNull();
    expect(deskKey(press('Escape'), 'text', 'choice')).toEqual({ do: 'leave' });
    expect(deskKey(press('Enter', { ctrlKey: true }), 'text', 'choice')).toEqual({ do: 'submit' });
    expect(deskKey(press('Enter', { ctrlKey: true, shiftKey: true }), 'text', 'choice')).toEqual({ do: 'submit_next' });
  });

  it('in a number digits are the field’s own, and letters are still keys', () => {
    expect(deskKey(press('5'), 'number', 'scale')).toBeNull();
    expect(deskKey(press('ArrowLeft'), 'number', 'scale')).toBeNull();
    expect(deskKey(press('j'), 'number', 'scale')).toEqual({ do: 'next' });
    expect(deskKey(press('N', { shiftKey: true }), 'number', 'scale')).toEqual({ do: 'na' });
    expect(deskKey(press('Enter'), 'number', 'scale')).toEqual({ do: 'next' });
  });

  it('space plays, but presses what it stands on', () => {
    expect(deskKey(press(' '), 'elsewhere', 'choice')).toEqual({ do: 'toggle' });
    expect(deskKey(press(' '), 'control', 'choice')).toBeNull();
    expect(deskKey(press('ArrowRight'), 'elsewhere', 'choice')).toEqual({ do: 'skip', seconds: 5 });
    expect(deskKey(press('ArrowLeft'), 'control', 'choice')).toEqual({ do: 'skip', seconds: -5 });
  });

  it('commands of the browser stay its own', () => {
    const places: KeyPlace[] = ['elsewhere', 'control', 'number'];
    for (const place of places) {
      expect(deskKey(press('c', { ctrlKey: true }), place, 'choice')).toBeNull();
      expect(deskKey(press('f', { metaKey: true }), place, 'choice')).toBeNull();
      expect(deskKey(press('1', { altKey: true }), place, 'choice')).toBeNull();
    }
  });
});
