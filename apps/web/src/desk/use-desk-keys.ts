import { useEffect, useLayoutEffect, useRef } from 'react';
import { deskKey, type KeyPlace } from './desk-keys.js';
import type { Desk } from './use-desk.js';

export interface DeskActions {
  submit(): void;
  submitNext(): void;
  /** After so many were filled at once. */
  filled(count: number): void;
}

/** Has the keys of the desk do what they say, wherever on the page one is but in a text or a dialog. */
export function useDeskKeys(desk: Desk, actions: DeskActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  // Whoever sees the desk can press its keys.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"]') !== null) return;
      const index = desk.store.active();
      const key = deskKey(event, placeOf(event.target), desk.store.criterion(index).kind);
      if (key === null) return;
      event.preventDefault();
      perform(desk, index, key, latest.current);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [desk]);
}

function perform(desk: Desk, index: number, key: NonNullable<ReturnType<typeof deskKey>>, actions: DeskActions): void {
  const { store, recording } = desk;
  switch (key.do) {
    case 'choose':
      if (store.choose(index, key.option)) goOn(desk, index);
      return;
    case 'type':
      return store.typeKey(index, key.key);
    case 'na':
      if (store.toggleNa(index) && store.row(index).na) goOn(desk, index);
      return;
    case 'next':
      return goTo(store.move(1));
    case 'previous':
      return goTo(store.move(-1));
    case 'comment':
      return writeComment(desk, index);
    case 'fill':
      return actions.filled(store.fillRest());
    case 'submit':
      return actions.submit();
    case 'submit_next':
      return actions.submitNext();
    case 'toggle':
      return recording?.toggle();
    case 'skip':
      return recording?.skip(key.seconds);
    case 'leave':
      return goTo(index);
  }
}

/** On to the next one, unless there is something to say of this one. */
function goOn({ store }: Desk, index: number): void {
  const { missed, criticalFailed } = store.row(index);
  if (!missed && !criticalFailed) goTo(store.move(1));
}

/** A comment is about what is heard at this moment. */
function writeComment({ store, recording }: Desk, index: number): void {
  if (recording !== null && store.row(index).evidence === null) store.pointAt(index, recording.seconds());
  document.querySelector<HTMLTextAreaElement>(`[data-comment="${index}"]`)?.focus();
}

/** The row scrolls into sight by itself. */
export function goTo(index: number): void {
  document.querySelector<HTMLElement>(`[aria-labelledby="criterion-${index}"]`)?.focus({ preventScroll: true });
}

function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof HTMLElement)) return 'elsewhere';
  if (target.dataset['number'] === 'desk') return 'number';
  if (target.isContentEditable || target.role === 'slider' || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return 'text';
  if (target instanceof HTMLInputElement) return target.type === 'checkbox' ? 'control' : 'text';
  return target.closest('button, a, summary') === null ? 'elsewhere' : 'control';
}
