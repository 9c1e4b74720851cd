import { z } from 'zod';
import { permissionSchema, reaches, roleSchema } from './access.js';
import { dateSchema, defineRoute, employeeNoSchema, idSchema, instantSchema, listQuery, pageOf, shortTextSchema } from './http.js';

const languageSchema = z.enum(['zh', 'en']);
/** Any text: what a password may be is checked when one is chosen. */
const passwordSchema = z.string().min(1).max(256);
/** A place on this site: never another one's address. */
const returnToSchema = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\p{Cc}]*$/u);

export const signInMethodsSchema = z
  .object({
    password: z.boolean(),
    ldap: z.boolean().meta({ description: 'Passwords of the company’s directory are taken too' }),
    oidc: z.boolean().meta({ description: 'Single sign-on is offered at /sign-in/oidc' }),
  })
  .meta({ id: 'SignInMethods' });

const heldRoleSchema = z.object({
  role: roleSchema,
  principal: z
    .object({ employee_no: employeeNoSchema, name: z.string() })
    .nullable()
    .meta({ description: 'Whom one stands in for; null: one’s own role' }),
  until: dateSchema.nullable().meta({ description: 'The last day; null: without an end' }),
});

export const currentSessionSchema = z
  .object({
    account: z.object({
      employee_no: employeeNoSchema,
      name: z.string(),
      language: languageSchema.nullable(),
      is_person: z.boolean().meta({ description: 'On the roster, and so with results of their own' }),
    }),
    via: z.enum(['session', 'token']),
    roles: z.array(heldRoleSchema),
    permissions: z.array(z.object({ permission: permissionSchema, reach: z.enum(reaches) })),
    must_change_password: z.boolean(),
    time_zone: z.string().meta({ description: 'The centre’s zone: its days and hours are shown in it', example: 'Asia/Shanghai' }),
    csrf_token: z.string().nullable().meta({ description: 'To be sent as X-CSRF-Token with every change; null: a token' }),
  })
  .meta({ id: 'CurrentSession' });
export type CurrentSession = z.infer<typeof currentSessionSchema>;

export const signInMethods = defineRoute({
  method: 'GET',
  path: '/sign-in/methods',
  tag: 'accounts',
  summary: 'Which ways there are to sign in',
  permission: 'public',
  data: 'none',
  response: signInMethodsSchema,
});

export const signIn = defineRoute({
  method: 'POST',
  path: '/sign-in',
  tag: 'accounts',
  summary: 'Sign in with an employee number and a password; sets the session’s cookie',
  permission: 'public',
  data: 'none',
  secret: true,
  body: z
    .strictObject({ employee_no: employeeNoSchema, password: passwordSchema })
    .meta({ example: { employee_no: '0012', password: 'four calm horses' } }),
  response: currentSessionSchema,
});

export const beginSingleSignOn = defineRoute({
  method: 'GET',
  path: '/sign-in/oidc',
  tag: 'accounts',
  summary: 'Go to the company’s sign-in service',
  permission: 'public',
  data: 'none',
  query: z.strictObject({ return_to: returnToSchema.default('/') }),
  status: 302,
});

export const finishSingleSignOn = defineRoute({
  method: 'GET',
  path: '/sign-in/oidc/callback',
  tag: 'accounts',
  summary: 'Come back from the company’s sign-in service; sets the session’s cookie',
  permission: 'public',
  data: 'none',
  query: z.looseObject({ state: z.string().max(500).optional(), code: z.string().max(4000).optional() }),
  status: 302,
});

export const getSession = defineRoute({
  method: 'GET',
  path: '/session',
  tag: 'accounts',
  summary: 'Who am I, and what may I do',
  permission: 'signed_in',
  data: 'own',
  beforePasswordChange: true,
  response: currentSessionSchema,
});

export const updateSession = defineRoute({
  method: 'PATCH',
  path: '/session',
  tag: 'accounts',
  summary: 'Choose one’s language',
  permission: 'signed_in',
  data: 'own',
  body: z.strictObject({ language: languageSchema.nullable() }).meta({ example: { language: 'zh' } }),
});

export const changePassword = defineRoute({
  method: 'PUT',
  path: '/session/password',
  tag: 'accounts',
  summary: 'Change one’s password; all other sessions end',
  permission: 'signed_in',
  data: 'own',
  beforePasswordChange: true,
  secret: true,
  body: z
    .strictObject({ current_password: passwordSchema, new_password: passwordSchema })
    .meta({ example: { current_password: 'k4mw-…', new_password: 'four calm horses' } }),
});

export const signOut = defineRoute({
  method: 'DELETE',
  path: '/session',
  tag: 'accounts',
  summary: 'Sign out',
  permission: 'signed_in',
  data: 'own',
  beforePasswordChange: true,
});

export const signOutEverywhere = defineRoute({
  method: 'DELETE',
  path: '/sessions',
  tag: 'accounts',
  summary: 'Sign out everywhere, here too',
  permission: 'signed_in',
  data: 'own',
  beforePasswordChange: true,
});

export const sessionSchema = z
  .object({
    id: z.uuid(),
    is_current: z.boolean(),
    via: z.enum(['password', 'directory', 'single_sign_on']),
    created_at: instantSchema,
    last_seen_at: instantSchema,
    expires_at: instantSchema.meta({ description: 'However busy it is' }),
    address: z.string(),
    user_agent: z.string(),
  })
  .meta({ id: 'Session' });

export const listSessions = defineRoute({
  method: 'GET',
  path: '/sessions',
  tag: 'accounts',
  summary: 'Where one is signed in',
  permission: 'signed_in',
  data: 'own',
  query: listQuery(['-last_seen_at', 'last_seen_at'], {}),
  response: pageOf(sessionSchema),
});

export const endSession = defineRoute({
  method: 'DELETE',
  path: '/sessions/:id',
  tag: 'accounts',
  summary: 'End one of one’s sessions',
  permission: 'signed_in',
  data: 'own',
  params: z.strictObject({ id: z.uuid() }),
});

export const accessTokenSchema = z
  .object({
    id: z.int(),
    name: z.string(),
    hint: z.string().meta({ description: 'Its first characters', example: 'fm_Zk3v9Q' }),
    permissions: z.array(permissionSchema),
    state: z.enum(['active', 'expired', 'revoked']),
    created_at: instantSchema,
    expires_at: instantSchema,
    last_used_at: instantSchema.nullable().meta({ description: 'To the minute; null: never' }),
    revoked_at: instantSchema.nullable(),
  })
  .meta({ id: 'AccessToken' });

export const listTokens = defineRoute({
  method: 'GET',
  path: '/tokens',
  tag: 'accounts',
  summary: 'One’s personal access tokens',
  permission: 'signed_in',
  data: 'own',
  query: listQuery(['-created_at', 'created_at', 'name', '-name'], { state: z.enum(['active', 'expired', 'revoked']).optional() }),
  response: pageOf(accessTokenSchema),
});

export const createToken = defineRoute({
  method: 'POST',
  path: '/tokens',
  tag: 'accounts',
  summary: 'Make a personal access token; it is shown this once',
  permission: 'signed_in',
  data: 'own',
  secret: true,
  body: z
    .strictObject({
      name: shortTextSchema(80),
      permissions: z.array(permissionSchema).min(1).max(100),
      expires_in_days: z.int().min(1).max(1095).default(90),
    })
    .meta({ example: { name: 'Nightly figures', permissions: ['scorecards.read'], expires_in_days: 90 } }),
  response: z.object({ token: accessTokenSchema, secret: z.string().meta({ example: 'fm_Zk3v9Q…' }) }),
  status: 201,
});

export const revokeToken = defineRoute({
  method: 'DELETE',
  path: '/tokens/:id',
  tag: 'accounts',
  summary: 'Revoke one of one’s tokens, at once',
  permission: 'signed_in',
  data: 'own',
  params: z.strictObject({ id: idSchema }),
});
