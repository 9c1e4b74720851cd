/** The text of a fault. */
export function faultWord(fault: 'at_fault' | 'partly' | 'not_at_fault' | null) {
  if (fault === null) return 'fault_none';
  return fault === 'partly' ? 'fault_partly' : fault;
}
