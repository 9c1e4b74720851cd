import type { RouteObject } from 'react-router';

/** Records by hand and administration. */
export const recordRoutes: RouteObject[] = [
  { path: 'exams', lazy: () => import('./exams/exams-page.js') },
  { path: 'exams/new', lazy: () => import('./exams/entry-page.js') },
];
