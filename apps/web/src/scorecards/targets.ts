import type { ExplainedCard } from '@contracts/explained-card.js';

type Component = ExplainedCard['composite']['components'][number];

/** What a component is held to: the pass marks of evaluations and exams, else full points. */
export function targetOf({ code }: Pick<Component, 'code'>, { pass_mark, exams }: Pick<ExplainedCard, 'pass_mark' | 'exams'>): number {
  if (code === 'qa' || code === 'team_qa' || code === 'own_calls') return pass_mark;
  if (code === 'exam') return exams[0]?.pass_mark ?? 100;
  return 100;
}
