import type { CriticalFamily } from '@scoring/form-definition.js';

/** How families are kept in one small number, as the migration says. */
export const CRITICAL_FAMILY_BITS: Readonly<Record<CriticalFamily, number>> = {
  customer_critical: 1,
  business_critical: 2,
  compliance_critical: 4,
};
