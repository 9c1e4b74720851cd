import type { RouteObject } from 'react-router';

/** Records by hand and administration. */
export const recordRoutes: RouteObject[] = [
  { path: 'exams', lazy: () => import('./exams/exams-page.js') },
  { path: 'exams/new', lazy: () => import('./exams/entry-page.js') },
  { path: 'cases', lazy: () => import('./cases/cases-page.js') },
  { path: 'cases/new', lazy: () => import('./cases/change-page.js') },
  { path: 'cases/:case_no', lazy: () => import('./cases/case-page.js') },
  { path: 'cases/:case_no/change', lazy: () => import('./cases/change-page.js') },
  { path: 'people', lazy: () => import('./people/people-page.js') },
  { path: 'people/:employee_no', lazy: () => import('./people/person-page.js') },
  { path: 'teams', lazy: () => import('./people/teams-page.js') },
  { path: 'teams/:team_code', lazy: () => import('./people/team-page.js') },
  { path: 'accounts', lazy: () => import('./accounts/accounts-page.js') },
  { path: 'accounts/:employee_no', lazy: () => import('./accounts/account-page.js') },
  { path: 'account', lazy: () => import('./account/account-page.js') },
  { path: 'settings', lazy: () => import('./settings/settings-page.js') },
  { path: 'audit', lazy: () => import('./audit/audit-page.js') },
  { path: 'queues', lazy: () => import('./queues/queues-page.js') },
  { path: 'schemes', lazy: () => import('./schemes/schemes-page.js') },
  { path: 'schemes/:code/:number', lazy: () => import('./schemes/version-page.js') },
  { path: 'forms', lazy: () => import('./forms/forms-page.js') },
  { path: 'forms/new', lazy: () => import('./forms/draft-page.js') },
  { path: 'forms/:code/:version', lazy: () => import('./forms/version-page.js') },
  { path: 'forms/:code/:version/edit', lazy: () => import('./forms/draft-page.js') },
];
