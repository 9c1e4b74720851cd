import { z } from 'zod';
import { codeSchema, defineRoute, employeeNoSchema, idSchema, listQuery, monthSchema, pageOf, scoreSchema } from './http.js';
import { runQuery, runSchema } from './periods.js';

const cards = { permission: 'scorecards.read', data: 'rows', tag: 'scorecards', method: 'GET' } as const;
const periodParams = z.strictObject({ period: monthSchema });
const grade = z.string().nullable().meta({ description: 'null: not graded' });

const gradeMoveSchema = z
  .object({
    employee_no: z.string(),
    name: z.string(),
    team_code: z.string().nullable(),
    grade_before: grade,
    grade,
    composite_before: scoreSchema,
    composite: scoreSchema,
    change: z.number().nullable().meta({ description: 'Of the composite; null: one of the two is missing' }),
  })
  .meta({ id: 'GradeMove', description: 'An agent whose grade differs from the one published the month before' });

export const listGradeMoves = defineRoute({
  ...cards,
  path: '/periods/:period/grade-moves',
  summary: 'Whose grade moves against the month before, as it was published',
  params: periodParams,
  query: listQuery(['change', '-change', 'name', '-name'], {
    run: idSchema.optional().meta({ description: 'Left out: the newest run that the caller may see' }),
    team: codeSchema.optional().meta({ description: 'The code of the team on the card' }),
  }),
  response: pageOf(gradeMoveSchema).extend({ run: runSchema }),
});

export const getGradeHistogram = defineRoute({
  ...cards,
  path: '/periods/:period/grade-histogram',
  summary: 'How many of the cards that the caller may see got each grade, beside the month before',
  params: periodParams,
  query: runQuery,
  response: z
    .object({
      run: runSchema,
      grades: z
        .array(
          z.object({
            grade,
            count: z.int(),
            previous: z.int().nullable().meta({ description: 'Of the month before; null: it is not published' }),
          }),
        )
        .meta({ description: 'Best first, then those without a grade' }),
    })
    .meta({ id: 'GradeHistogram' }),
});

const neighbour = z.object({ employee_no: z.string(), name: z.string() }).nullable();

export const getAgentNeighbours = defineRoute({
  ...cards,
  path: '/periods/:period/scorecards/agents/:employee_no/neighbours',
  summary: 'The cards before and after an agent’s, by their rank in the team, among those the caller may see',
  params: z.strictObject({ period: monthSchema, employee_no: employeeNoSchema }),
  query: runQuery,
  response: z.object({ run: runSchema, previous: neighbour, next: neighbour }).meta({ id: 'AgentNeighbours' }),
});

export type GradeMove = z.infer<typeof gradeMoveSchema>;
