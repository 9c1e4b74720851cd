import type { SchemeJson } from '@contracts/schemes.js';
import type { ContractForm } from '../form/use-contract-form.js';

/** The form of a draft, as its parts know it. */
export type DraftForm = ContractForm<{ definition: SchemeJson }>;
