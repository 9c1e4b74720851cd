import { z } from 'zod';

/** Who works with Fairmark. An account may hold several. */
export const roles = ['agent', 'team_leader', 'shift_supervisor', 'qa_trainer', 'manager', 'admin'] as const;
export const roleSchema = z.enum(roles).meta({ id: 'Role' });
export type Role = z.infer<typeof roleSchema>;

/**
 * How far a permission reaches: one's own facts, those of the teams one leads for the days one led them, those of the teams under
 * one, or everything.
 */
export const reaches = ['self', 'team', 'supervised', 'all'] as const;
export type Reach = (typeof reaches)[number];

type Grants = Partial<Record<Role, Reach>>;

const everyone: Grants = { agent: 'all', team_leader: 'all', shift_supervisor: 'all', qa_trainer: 'all', manager: 'all', admin: 'all' };
const byPost: Grants = { agent: 'self', team_leader: 'team', shift_supervisor: 'supervised', qa_trainer: 'all', manager: 'all' };

/** What may be done, by whom, and how far. Scoped tokens carry these names. */
export const permissions = {
  'organization.read': { ...byPost, admin: 'all' },
  'organization.write': { shift_supervisor: 'supervised', manager: 'all', admin: 'all' },
  'calls.read': byPost,
  'calls.write': { qa_trainer: 'all', manager: 'all', admin: 'all' },
  /** Seeing a customer's whole number; each time with a reason. */
  'calls.reveal': { shift_supervisor: 'supervised', qa_trainer: 'all', manager: 'all' },
  'forms.read': everyone,
  'forms.write': { qa_trainer: 'all', manager: 'all' },
  'evaluations.read': byPost,
  'evaluations.write': { shift_supervisor: 'supervised', qa_trainer: 'all', manager: 'all' },
  /** Taking note of one’s own. */
  'evaluations.acknowledge': { agent: 'self', team_leader: 'self', shift_supervisor: 'self', qa_trainer: 'self', manager: 'self' },
  'exams.read': byPost,
  'exams.write': { shift_supervisor: 'all', qa_trainer: 'all', manager: 'all' },
  'cases.read': byPost,
  'cases.write': { qa_trainer: 'all', manager: 'all' },
  'metrics.read': byPost,
  'metrics.write': { team_leader: 'team', shift_supervisor: 'supervised', manager: 'all', admin: 'all' },
  'schemes.read': everyone,
  'schemes.draft': { shift_supervisor: 'all', qa_trainer: 'all', manager: 'all' },
  'schemes.approve': { manager: 'all' },
  'periods.read': everyone,
  'periods.close': { qa_trainer: 'all', manager: 'all' },
  'periods.publish': { manager: 'all' },
  'scorecards.read': byPost,
  'imports.run': { shift_supervisor: 'all', qa_trainer: 'all', manager: 'all', admin: 'all' },
  'exports.run': { team_leader: 'team', shift_supervisor: 'supervised', qa_trainer: 'all', manager: 'all' },
  'audit.read': { manager: 'all', admin: 'all' },
  'settings.read': everyone,
  'settings.write': { manager: 'all', admin: 'all' },
  'accounts.manage': { admin: 'all' },
  'queues.manage': { admin: 'all' },
} as const satisfies Record<string, Grants>;

export type Permission = keyof typeof permissions;
export const permissionNames = Object.keys(permissions) as [Permission, ...Permission[]];
export const permissionSchema = z.enum(permissionNames).meta({ id: 'Permission' });

/** The furthest reach that any of the roles gives; null: none of them may. */
export function reachOf(permission: Permission, held: Iterable<Role>): Reach | null {
  const grants: Grants = permissions[permission];
  const given = [...held].flatMap((role) => grants[role] ?? []);
  return reaches.toReversed().find((reach) => given.includes(reach)) ?? null;
}
