import type { examStatuses as declared } from '@contracts/exams.js';

/** As the contract has them, without the contract's schemas. */
export const examStatuses = ['normal', 'absent', 'retake', 'exempt', 'on_leave', 'deferred', 'cheating'] as const satisfies typeof declared;
