import type { Start } from '@contracts/start.js';

export const steps = ['sample', 'roster', 'month', 'form', 'rules', 'done'] as const;
export type Step = (typeof steps)[number];

/** Whether a step has been done, told by what is there: what belongs to the sample does not count. */
export function isDone(step: Step, { sample, people, forms, months_cut, rules }: Start): boolean {
  const own = sample === null;
  switch (step) {
    case 'sample':
      return own;
    case 'roster':
      return own && people > 0;
    case 'month':
      return own && months_cut;
    case 'form':
      return own && forms > 0;
    case 'rules':
      return own && rules.version > 1;
    case 'done':
      return false;
  }
}

/** The step of the address, else the first that is not done. */
export function stepOf(asked: string | null, start: Start): Step {
  return steps.find((step) => step === asked) ?? steps.find((step) => !isDone(step, start)) ?? 'done';
}

/** The steps beside one; null: there is none on that side. */
export function beside(step: Step): { before: Step | null; after: Step | null } {
  const at = steps.indexOf(step);
  return { before: steps[at - 1] ?? null, after: steps[at + 1] ?? null };
}
