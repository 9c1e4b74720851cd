import type { roles as declared } from '@contracts/access.js';

/** As the contract has them, without the contract's schemas. */
export const roles = ['agent', 'team_leader', 'shift_supervisor', 'qa_trainer', 'manager', 'admin'] as const satisfies typeof declared;
