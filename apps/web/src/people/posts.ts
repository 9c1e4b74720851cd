import type { posts as declared } from '@contracts/organization.js';

/** As the contract has them, without the contract's schemas. */
export const posts = ['agent', 'team_leader', 'shift_supervisor', 'qa_trainer', 'manager'] as const satisfies typeof declared;
