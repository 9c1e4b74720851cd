import { permissions, reachOf, roles, type Permission, type Role } from '@contracts/access.js';
import type { RouteDefinition } from '@contracts/http.js';
import { RouteListService } from '../../apps/api/src/http/route-list.service.js';
import { apiOn, type Answer, type ApiFixture, type Client } from '../support/api-fixture.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { FOREIGN, FOREIGN_MARKS, OWN, seedTwoTeams } from '../support/two-teams.js';
import type { Json } from '../support/json.js';

/** Who holds a role: the people of team T1, and those who see all. */
const HOLDERS: Record<Role, string> = {
  agent: 'A0001',
  team_leader: 'L01',
  shift_supervisor: 'S01',
  qa_trainer: 'Q01',
  manager: 'M01',
  admin: 'X01',
};

/** Parameters that name somebody's facts. A route that takes another parameter must be listed below it. */
const SUBJECTS = Object.keys(OWN).filter((name) => !['agent', 'team'].includes(name));

/** Parameters that name nobody. */
const NEUTRAL: Record<string, string> = {
  period: '2026-10', run: '1', revision: '1', number: '1', version: '1', year: '2026', key: 'notice_days', kind: 'roster', name: 'x', report: 'team-monthly',
  code: 'AGENT-STD', draw: '999999', job: 'close-999999', view: '999999', upload: '999999', batch: '999999', export: '999999', layout: '999999', id: '999999', exam_code: 'X1', scheme: 'AGENT-STD', form_code: 'STD',
}; // prettier-ignore

let database: TestDatabase;
let api: ApiFixture;
let routes: RouteDefinition[];
const clients = new Map<Role, Client>();

beforeAll(async () => {
  database = await createTestDatabase();
  api = await apiOn(database);
  await seedTwoTeams(api.app);
  routes = api.app
    .get(RouteListService)
    .list()
    .filter(({ root }) => root !== true);
  for (const role of roles) clients.set(role, await api.as(HOLDERS[role], role));
});

afterAll(async () => {
  await api.close();
  await database.drop();
});

function address(route: RouteDefinition, values: Record<string, string>): string {
  return `/api/v1${route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = values[name] ?? NEUTRAL[name];
    if (value === undefined) throw new Error(`${route.method} ${route.path} takes “${name}”: say in this test whose it is`);
    return encodeURIComponent(value);
  })}`;
}

const paramsOf = (route: RouteDefinition): string[] => [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
const bodyOf = (route: RouteDefinition): unknown => (route.body === undefined ? undefined : (route.body.meta()?.['example'] ?? {}));
const ask = (client: Client, route: RouteDefinition, values: Record<string, string>, query = ''): Promise<Answer> =>
  client.request(route.method, address(route, values) + query, { body: route.method === 'GET' ? undefined : bodyOf(route) });
const named = (route: RouteDefinition): string => `${route.method} ${route.path}`;
const guarded = (): (RouteDefinition & { permission: Permission })[] =>
  routes.filter((route) => route.permission in permissions) as (RouteDefinition & { permission: Permission })[];

/** Something that would have to be a stream or a page of its own is asked for elsewhere. */
const isAsked = (route: RouteDefinition): boolean => route.responseType === undefined;

function expectNothingForeign(route: RouteDefinition, role: Role, answer: Answer): void {
  const text = JSON.stringify(answer.body);
  const seen = FOREIGN_MARKS.filter((mark) => text.includes(mark));
  if (seen.length > 0) throw new Error(`${named(route)} shows a ${role} of T1: ${seen.join(', ')}\n${text.slice(0, 2000)}`);
}

describe('every route', () => {
  it('asks whoever is nobody to sign in, unless it is public', async () => {
    for (const route of routes.filter(({ permission }) => permission !== 'public')) {
      expect([named(route), (await ask(api.nobody, route, FOREIGN)).status]).toEqual([named(route), 401]);
    }
  });

  it('is closed to every role without its permission, and to a reach that is too short', async () => {
    for (const route of guarded()) {
      for (const role of roles) {
        const reach = reachOf(route.permission, [role]);
        if (reach !== null && (route.data !== 'whole' || reach === 'all')) continue;
        const answer = await ask(clients.get(role)!, route, OWN);
        expect([named(route), role, answer.status, answer.body?.code]).toEqual([named(route), role, 403, 'http.forbidden']);
      }
    }
  });

  it('that holds people’s data says how far it goes', () => {
    const open = guarded().filter(
      (route) => route.data === 'none' && Object.values(permissions[route.permission]).some((reach) => reach !== 'all'),
    );
    // Names, words and empty sheets, the same for everybody.
    expect(open.map(named).filter((name) => !/^GET \/(reports|metrics|exams|teams|import-)/.test(name))).toEqual([]);
  });

  it('is not there for a foreign team’s id, and changes nothing of it', async () => {
    const before = await fingerprint();
    for (const route of guarded().filter((route) => route.data === 'rows' && paramsOf(route).some((name) => SUBJECTS.includes(name)))) {
      for (const role of ['agent', 'team_leader', 'shift_supervisor'] as const) {
        const reach = reachOf(route.permission, [role]);
        if (reach === null || reach === 'all') continue;
        const answer = await ask(clients.get(role)!, route, FOREIGN);
        if (!isTotalOfTeam(route))
          expect([named(route), role, answer.status >= 400 && answer.status < 500]).toEqual([named(route), role, true]);
        if (route.method === 'GET' && !isTotalOfTeam(route)) expect([named(route), role, answer.status]).toEqual([named(route), role, 404]);
        expectNothingForeign(route, role, { ...answer, body: withoutEcho(answer.body) });
      }
    }
    expect(await fingerprint()).toEqual(before);
  });

  it('that lists shows nobody of a foreign team, whatever it is asked for', async () => {
    for (const route of guarded().filter((route) => route.method === 'GET' && route.data === 'rows' && isAsked(route))) {
      if (paramsOf(route).some((name) => SUBJECTS.includes(name))) continue;
      for (const role of ['agent', 'team_leader', 'shift_supervisor'] as const) {
        const reach = reachOf(route.permission, [role]);
        if (reach === null || reach === 'all') continue;
        for (const query of ['', `?agent=${FOREIGN.agent}`, `?team=${FOREIGN.team}`]) {
          const answer = await ask(clients.get(role)!, route, OWN, query);
          if (answer.status === 200) expectNothingForeign(route, role, answer);
          else expect([named(route), query, [400, 403, 404].includes(answer.status)]).toEqual([named(route), query, true]);
        }
      }
    }
  });

  it('shows its own people to a team leader, a supervisor and themselves', async () => {
    const shown = new Map<string, number>();
    for (const route of guarded().filter((route) => route.method === 'GET' && route.data === 'rows' && isAsked(route))) {
      const own = paramsOf(route).some((name) => SUBJECTS.includes(name));
      if (!own) continue;
      const answer = await ask(clients.get('shift_supervisor')!, route, OWN);
      shown.set(named(route), answer.status);
    }
    const hidden = [...shown].filter(([, status]) => status !== 200);
    // What is kept for somebody else, or is not made in this month.
    expect(hidden.filter(([name]) => !/team-leaders|supervisors|draft|\/exports|revisions/.test(name))).toEqual([]);
  });

  it('is closed to a token that does not name its permission, whatever the account may do', async () => {
    const manager = clients.get('manager')!;
    const made = await manager.post('/api/v1/tokens', { name: 'forms only', permissions: ['forms.read'], expires_in_days: 1 });
    const script = api.with({ authorization: `Bearer ${made.body.secret}` });
    for (const route of guarded().filter(({ permission }) => permission !== 'forms.read')) {
      expect([named(route), (await ask(script, route, OWN)).status]).toEqual([named(route), 403]);
    }
    expect((await script.get('/api/v1/forms')).status).toBe(200);
  });
});

/** Team leaders see other teams' totals, without names. */
function isTotalOfTeam(route: RouteDefinition): boolean {
  return (
    route.method === 'GET' &&
    /^\/(periods\/:period\/scorecards\/teams\/:team_code|teams\/:team_code|trends\/teams\/:team_code(\/workbook)?)$/.test(route.path)
  );
}

/** A refusal repeats what was asked for. */
function withoutEcho(body: Json): unknown {
  return body?.code === undefined ? body : { ...body, title: '', errors: [] };
}

/** Everything about T2 that a request could change. */
async function fingerprint(): Promise<unknown> {
  const [row] = await database.dataSource.query(`
    select
      (select md5(string_agg(e::text, '' order by id)) from evaluation e) as evaluations,
      (select md5(string_agg(c::text, '' order by id)) from call c) as calls,
      (select md5(string_agg(c::text, '' order by id)) from case_record c) as cases,
      (select md5(string_agg(m::text, '' order by m::text)) from metric_value m) as metrics,
      (select md5(string_agg(m::text, '' order by m::text)) from team_membership m) as members,
      (select md5(string_agg(p::text, '' order by id)) from person p) as people,
      (select count(*)::int from audit_event where action = 'call.reveal') as revealed`);
  return row;
}
