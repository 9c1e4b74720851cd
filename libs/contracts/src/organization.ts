import { z } from 'zod';
import { codeSchema, dateSchema, defineRoute, employeeNoSchema, listQuery, longTextSchema, pageOf, shortTextSchema } from './http.js';
import { rowsBody, writtenRowsSchema } from './rows.js';

export const posts = ['agent', 'team_leader', 'shift_supervisor', 'qa_trainer', 'manager'] as const;
const postSchema = z.enum(posts).meta({ id: 'Post', description: '客服, 组长, 班长, 质检培训, 经理' });

const restateReason = longTextSchema(500)
  .optional()
  .meta({ description: 'Why a published month changes; only for those who may close months' });

/** Days of something that holds for a time. */
const spanShape = {
  from: dateSchema.nullable().meta({ description: 'First day; null: always before' }),
  to: dateSchema.nullable().meta({ description: 'Last day; null: until further notice' }),
};

export const personRefSchema = z.object({ employee_no: employeeNoSchema, name: z.string() }).meta({ id: 'PersonRef' });

const personItemSchema = personRefSchema
  .extend({
    post: postSchema.nullable(),
    team_code: z.string().nullable().meta({ description: 'On the day asked for; null: in no team' }),
    team_name: z.string().nullable(),
    hired_on: dateSchema.nullable(),
    left_on: dateSchema.nullable().meta({ description: 'Last day worked' }),
  })
  .meta({ id: 'PersonItem' });

const teamSpanSchema = z.object({ team_code: z.string(), team_name: z.string(), ...spanShape }).meta({ id: 'TeamSpan' });
const personSpanSchema = personRefSchema.extend(spanShape).meta({ id: 'PersonSpan' });

export const personSchema = z
  .object({
    employee_no: employeeNoSchema,
    name: z.string(),
    hired_on: dateSchema.nullable(),
    left_on: dateSchema.nullable(),
    posts: z.array(z.object({ post: postSchema, ...spanShape })),
    memberships: z.array(teamSpanSchema),
    leads: z.array(teamSpanSchema),
    supervises: z.array(teamSpanSchema),
  })
  .meta({ id: 'Person', description: 'A person with their history, as far as the caller may see it' });

const teamItemSchema = z
  .object({
    team_code: z.string(),
    team_name: z.string(),
    covered: z.boolean().meta({ description: 'Whether the caller may see its people today; if not, the rest is null' }),
    leader: personRefSchema.nullable().meta({ description: 'Today' }),
    supervisor: personRefSchema.nullable(),
    headcount: z.int().nullable(),
  })
  .meta({ id: 'TeamItem' });

export const teamSchema = z
  .object({ team_code: z.string(), team_name: z.string(), leaders: z.array(personSpanSchema), supervisors: z.array(personSpanSchema) })
  .meta({ id: 'Team', description: 'A team with those who lead and supervise it' });

const personParams = z.object({ employee_no: employeeNoSchema });
const teamParams = z.object({ team_code: codeSchema });

export const listPeople = defineRoute({
  method: 'GET',
  path: '/people',
  tag: 'organization',
  summary: 'People, with their post and team on a day',
  permission: 'organization.read',
  data: 'rows',
  query: listQuery(['employee_no', '-employee_no', 'name', '-name'], {
    q: shortTextSchema(64).optional().meta({ description: 'The beginning of a number, or part of a name' }),
    team: codeSchema.optional().meta({ description: 'In the team of this code on the day' }),
    post: postSchema.optional(),
    on: dateSchema.optional().meta({ description: 'The day for posts and teams; left out: today' }),
    employed_on: dateSchema.optional().meta({ description: 'Only those employed on this day, which then also decides posts and teams' }),
  }),
  response: pageOf(personItemSchema),
});

export const getPerson = defineRoute({
  method: 'GET',
  path: '/people/:employee_no',
  tag: 'organization',
  summary: 'A person with posts, teams and duties over time',
  permission: 'organization.read',
  data: 'rows',
  params: personParams,
  response: personSchema,
});

export const writePeople = defineRoute({
  method: 'POST',
  path: '/people',
  tag: 'organization',
  summary: 'Brings roster rows in, all or none',
  permission: 'organization.write',
  data: 'rows',
  body: rowsBody('roster')
    .extend({ effective_from: dateSchema.optional().meta({ description: 'From when a changed team holds where a row does not say' }) })
    .meta({
      id: 'RosterRows',
      example: {
        rows: [
          { employee_no: '0012', name: '张晓雯', post: 'agent', team_code: 'IN-A', effective_from: '2026-10-01', hired_on: '2026-10-01' },
        ],
      },
    }),
  response: writtenRowsSchema,
});

export const changePerson = defineRoute({
  method: 'PATCH',
  path: '/people/:employee_no',
  tag: 'organization',
  summary: 'Corrects a person, or gives them another post from a day on',
  permission: 'organization.write',
  data: 'rows',
  params: personParams,
  body: z
    .strictObject({
      name: shortTextSchema(100).optional(),
      hired_on: dateSchema.optional(),
      left_on: dateSchema.nullable().optional().meta({ description: 'Last day worked; null: takes the leaving back' }),
      post: postSchema.optional(),
      team_code: codeSchema.optional().meta({ description: 'The team of the new post; left out: the present one' }),
      effective_from: dateSchema.optional().meta({ description: 'First day of the new post' }),
      restate_reason: restateReason,
    })
    .meta({ id: 'PersonChange', example: { post: 'team_leader', effective_from: '2026-11-01' } }),
  response: personSchema,
});

export const transferPerson = defineRoute({
  method: 'POST',
  path: '/people/:employee_no/transfers',
  tag: 'organization',
  summary: 'Moves a person to another team from a day on, until the next transfer already known',
  permission: 'organization.write',
  data: 'rows',
  status: 201,
  params: personParams,
  body: z
    .strictObject({ team_code: codeSchema, effective_from: dateSchema, restate_reason: restateReason })
    .meta({ id: 'Transfer', example: { team_code: 'IN-B', effective_from: '2026-11-02' } }),
  response: personSchema,
});

export const listTeams = defineRoute({
  method: 'GET',
  path: '/teams',
  tag: 'organization',
  summary: 'All teams; their people only where the caller may see them',
  permission: 'organization.read',
  data: 'rows',
  query: listQuery(['team_code', '-team_code', 'team_name', '-team_name'], {
    q: shortTextSchema(64).optional().meta({ description: 'Part of the code or the name' }),
  }),
  response: pageOf(teamItemSchema),
});

export const getTeam = defineRoute({
  method: 'GET',
  path: '/teams/:team_code',
  tag: 'organization',
  summary: 'A team with its leaders and supervisors over time',
  permission: 'organization.read',
  data: 'rows',
  params: teamParams,
  response: teamSchema,
});

export const addTeam = defineRoute({
  method: 'POST',
  path: '/teams',
  tag: 'organization',
  summary: 'A new team',
  permission: 'organization.write',
  data: 'whole',
  status: 201,
  body: z
    .strictObject({ team_code: codeSchema, team_name: shortTextSchema(100) })
    .meta({ id: 'NewTeam', example: { team_code: 'IN-C', team_name: '呼入三组' } }),
  response: teamSchema,
});

export const renameTeam = defineRoute({
  method: 'PATCH',
  path: '/teams/:team_code',
  tag: 'organization',
  summary: 'Gives a team another name',
  permission: 'organization.write',
  data: 'rows',
  params: teamParams,
  body: z.strictObject({ team_name: shortTextSchema(100) }).meta({ id: 'TeamChange', example: { team_name: '呼入一组' } }),
  response: teamSchema,
});

const dutyBody = z
  .strictObject({ employee_no: employeeNoSchema, effective_from: dateSchema, restate_reason: restateReason })
  .meta({ id: 'Appointment', example: { employee_no: '0101', effective_from: '2026-11-01' } });

export const appointLeader = defineRoute({
  method: 'PUT',
  path: '/teams/:team_code/leader',
  tag: 'organization',
  summary: 'Makes someone the leader of a team from a day on: their post, their team and the duty',
  permission: 'organization.write',
  data: 'rows',
  params: teamParams,
  body: dutyBody,
  response: teamSchema,
});

export const appointSupervisor = defineRoute({
  method: 'PUT',
  path: '/teams/:team_code/supervisor',
  tag: 'organization',
  summary: 'Puts a team under a shift supervisor or manager from a day on',
  permission: 'organization.write',
  data: 'whole',
  params: teamParams,
  body: dutyBody,
  response: teamSchema,
});
