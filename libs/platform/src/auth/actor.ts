import type { Permission, Role } from '@contracts/access.js';

/** Who is asking. */
export interface Actor {
  accountId: number;
  /** Signs what is done, in the audit trail and on records. */
  employeeNo: string;
  name: string;
  /** null: the account is no person of the centre. */
  personId: number | null;
  /** The roles in force now, with whom they are held for: oneself, or someone one stands in for. */
  roles: readonly HeldRole[];
  /** The permissions a token is held to; null: a person at a page, held to none. */
  tokenPermissions: readonly Permission[] | null;
}

export interface HeldRole {
  role: Role;
  /** Whose teams and facts the role covers; null: that account is no person. */
  personId: number | null;
}
