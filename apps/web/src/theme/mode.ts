export const modes = ['system', 'light', 'dark'] as const;
export type Mode = (typeof modes)[number];

const KEPT = 'fairmark.mode';
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

let mode: Mode = modes.find((each) => each === localStorage.getItem(KEPT)) ?? 'system';

export function chosenMode(): Mode {
  return mode;
}

/** What is shown: the choice, or what the computer is set to. */
export function isDark(): boolean {
  return mode === 'system' ? dark.matches : mode === 'dark';
}

export function chooseMode(next: Mode): void {
  mode = next;
  localStorage.setItem(KEPT, next);
  show();
}

export function watchMode(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells the style sheets, and whoever watches. */
export function startMode(): void {
  dark.addEventListener('change', show);
  show();
}

function show(): void {
  document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light';
  for (const listener of listeners) listener();
}
