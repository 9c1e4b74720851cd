import { z } from 'zod';
import { codeSchema, dateSchema, defineRoute, instantSchema, shortTextSchema } from './http.js';
import { publicSettingKeys } from './settings.js';

const value = z.union([z.string(), z.number(), z.null()]);

const settingSchema = z
  .object({
    key: z.enum(publicSettingKeys),
    value: value.meta({ description: 'The value in force; what null means depends on the setting' }),
    version: z.number().int().meta({ description: '0: never set, the default holds' }),
    changed_at: instantSchema.nullable(),
    changed_by: z.string().nullable(),
  })
  .meta({ id: 'Setting' });

const settings = { tag: 'settings', permission: 'settings.read', data: 'none' } as const;
const settingParams = z.strictObject({ key: codeSchema.meta({ example: 'notice_days' }) });
const yearParams = z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) });

export const listSettings = defineRoute({
  ...settings,
  method: 'GET',
  path: '/settings',
  summary: 'All settings of the centre',
  response: z.object({ items: z.array(settingSchema) }),
});

export const listSettingVersions = defineRoute({
  ...settings,
  method: 'GET',
  path: '/settings/:key/history',
  summary: 'All values a setting has had, newest first',
  params: settingParams,
  response: z.object({ items: z.array(settingSchema) }),
});

export const getSetting = defineRoute({
  ...settings,
  method: 'GET',
  path: '/settings/:key',
  summary: 'One setting; its version is the ETag',
  params: settingParams,
  response: settingSchema,
});

export const changeSetting = defineRoute({
  ...settings,
  method: 'PUT',
  path: '/settings/:key',
  summary: 'Gives a setting another value; with If-Match only if nobody else has meanwhile',
  permission: 'settings.write',
  params: settingParams,
  body: z.strictObject({ value }).meta({ id: 'SettingChange', example: { value: 5 } }),
  response: settingSchema,
});

const calendarDaySchema = z
  .strictObject({
    day: dateSchema,
    working: z.boolean().meta({ description: 'false: a holiday; true: a make-up day that is worked' }),
    name: shortTextSchema(100),
  })
  .meta({ id: 'CalendarException', description: 'A day that differs from Monday-to-Friday' });
export type CalendarDay = z.infer<typeof calendarDaySchema>;

const calendarYearSchema = z.object({ year: z.number().int(), days: z.array(calendarDaySchema) }).meta({ id: 'CalendarYear' });

export const getCalendarYear = defineRoute({
  ...settings,
  method: 'GET',
  path: '/calendar-exceptions/:year',
  summary: 'Holidays and make-up days of a year',
  params: yearParams,
  response: calendarYearSchema,
});

export const replaceCalendarYear = defineRoute({
  ...settings,
  method: 'PUT',
  path: '/calendar-exceptions/:year',
  summary: 'Replaces the holidays and make-up days of a year',
  permission: 'settings.write',
  params: yearParams,
  body: z
    .strictObject({ days: z.array(calendarDaySchema).max(366) })
    .meta({ id: 'CalendarChange', example: { days: [{ day: '2027-01-01', working: false, name: '元旦' }] } }),
  response: calendarYearSchema,
});
