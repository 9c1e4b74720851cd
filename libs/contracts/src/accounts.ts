import { z } from 'zod';
import { roleSchema } from './access.js';
import {
  dateSchema,
  defineRoute,
  employeeNoSchema,
  flagSchema,
  idSchema,
  instantSchema,
  listQuery,
  pageOf,
  shortTextSchema,
} from './http.js';

const languageSchema = z.enum(['zh', 'en']);

const grantSchema = z.object({
  role: roleSchema,
  from: dateSchema.nullable().meta({ description: 'The first day; null: always' }),
  to: dateSchema.nullable().meta({ description: 'The last day; null: without an end' }),
  in_force: z.boolean(),
});

export const accountSchema = z
  .object({
    employee_no: employeeNoSchema,
    name: z.string(),
    is_person: z.boolean().meta({ description: 'On the roster' }),
    roles: z.array(grantSchema).meta({ description: 'Now and later; those that are over are left out' }),
    has_password: z.boolean().meta({ description: 'false: signs in through the directory or single sign-on only' }),
    must_change_password: z.boolean(),
    disabled: z.boolean(),
    language: languageSchema.nullable(),
    last_sign_in_at: instantSchema.nullable(),
    created_at: instantSchema,
    created_by: z.string(),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof accountSchema>;

const manage = { tag: 'accounts', permission: 'accounts.manage', data: 'whole' } as const;
const accountParams = z.strictObject({ employee_no: employeeNoSchema });

export const listAccounts = defineRoute({
  ...manage,
  method: 'GET',
  path: '/accounts',
  summary: 'All accounts',
  query: listQuery(['employee_no', '-employee_no', 'name', '-name', 'last_sign_in_at', '-last_sign_in_at'], {
    q: shortTextSchema(100).optional().meta({ description: 'Part of the number or the name' }),
    role: roleSchema.optional().meta({ description: 'Held now' }),
    disabled: flagSchema.optional(),
  }),
  response: pageOf(accountSchema),
});

const wantedRoleSchema = z.strictObject({
  role: roleSchema,
  from: dateSchema.nullish().meta({ description: 'The first day; left out: today' }),
  to: dateSchema.nullish().meta({ description: 'The last day; left out: without an end' }),
});
const wantedRolesSchema = z.array(wantedRoleSchema).max(30);

const freshPasswordSchema = z
  .string()
  .nullable()
  .meta({ description: 'To be handed over; shown this once, and to be changed at the first sign-in', example: 'k4mw-p7tz-9dqe-v3hx' });

export const createAccount = defineRoute({
  ...manage,
  method: 'POST',
  path: '/accounts',
  summary: 'Open an account; its roles are those of the person’s post unless others are given',
  secret: true,
  body: z
    .strictObject({
      employee_no: employeeNoSchema,
      name: shortTextSchema(100).optional().meta({ description: 'Left out: as on the roster' }),
      roles: wantedRolesSchema.min(1).optional(),
      password: z.boolean().default(true).meta({ description: 'false: signs in through the directory or single sign-on only' }),
    })
    .meta({ example: { employee_no: '0012' } }),
  response: z.object({ account: accountSchema, temporary_password: freshPasswordSchema }),
  status: 201,
});

export const getAccount = defineRoute({
  ...manage,
  method: 'GET',
  path: '/accounts/:employee_no',
  summary: 'One account',
  params: accountParams,
  response: accountSchema,
});

export const updateAccount = defineRoute({
  ...manage,
  method: 'PATCH',
  path: '/accounts/:employee_no',
  summary: 'Rename, close or reopen an account; a closed one is signed out at once',
  params: accountParams,
  body: z
    .strictObject({
      name: shortTextSchema(100).optional(),
      language: languageSchema.nullable().optional(),
      disabled: z.boolean().optional(),
    })
    .meta({ example: { disabled: true } }),
  response: accountSchema,
});

export const resetPassword = defineRoute({
  ...manage,
  method: 'POST',
  path: '/accounts/:employee_no/password-reset',
  summary: 'Give an account a temporary password; its sessions end and its tokens are revoked',
  secret: true,
  params: accountParams,
  response: z.object({ temporary_password: freshPasswordSchema }),
});

export const setRoles = defineRoute({
  ...manage,
  method: 'PUT',
  path: '/accounts/:employee_no/roles',
  summary: 'Say which roles an account holds from today on; what is left out ends at once',
  params: accountParams,
  body: z
    .strictObject({ roles: wantedRolesSchema })
    .meta({ example: { roles: [{ role: 'team_leader' }, { role: 'qa_trainer', to: '2026-12-31' }] } }),
  response: accountSchema,
});

/** An agent’s own results are nobody else’s to see in their stead. */
const deputisedRoleSchema = roleSchema.exclude(['agent']);

const partySchema = z.object({ employee_no: employeeNoSchema, name: z.string() });

export const deputySchema = z
  .object({
    id: z.int(),
    deputy: partySchema,
    principal: partySchema,
    role: deputisedRoleSchema,
    from: dateSchema,
    to: dateSchema,
    state: z.enum(['coming', 'in_force', 'over', 'ended']),
    named_by: z.string(),
    named_at: instantSchema,
    ended_by: z.string().nullable(),
    ended_at: instantSchema.nullable(),
  })
  .meta({ id: 'Deputy' });

const deputies = { tag: 'accounts', permission: 'signed_in', data: 'own' } as const;

export const listDeputies = defineRoute({
  ...deputies,
  method: 'GET',
  path: '/deputies',
  summary: 'One’s deputies and whom one stands in for; all of them for administrators and managers',
  query: listQuery(['-from', 'from'], { state: z.enum(['coming', 'in_force', 'over', 'ended']).optional() }),
  response: pageOf(deputySchema),
});

export const nameDeputy = defineRoute({
  ...deputies,
  method: 'POST',
  path: '/deputies',
  summary: 'Name a deputy for a role of one’s own; administrators, and managers but for administrators, for anyone’s',
  body: z
    .strictObject({
      deputy_no: employeeNoSchema,
      principal_no: employeeNoSchema.optional().meta({ description: 'Left out: oneself' }),
      role: deputisedRoleSchema,
      from: dateSchema,
      to: dateSchema,
    })
    .meta({ example: { deputy_no: '0012', role: 'team_leader', from: '2026-10-05', to: '2026-10-16' } }),
  response: deputySchema,
  status: 201,
});

export const endDeputy = defineRoute({
  ...deputies,
  method: 'DELETE',
  path: '/deputies/:id',
  summary: 'End a deputy before time, at once',
  params: z.strictObject({ id: idSchema }),
});
