import { createBrowserRouter } from 'react-router';
import { NotFoundPage, RouteFault } from './feedback/route-fault.js';
import { recordRoutes } from './record-routes.js';
import { Shell } from './shell/shell.js';

/** Every page is a part of its own, fetched when it is gone to. A page module exports `Component`. */
export const router = createBrowserRouter([
  {
    path: '/password',
    lazy: async () => ({ Component: (await import('./sign-in/password-page.js')).default }),
    HydrateFallback: () => null,
  },
  {
    element: <Shell />,
    errorElement: <RouteFault />,
    children: [
      {
        errorElement: <RouteFault />,
        HydrateFallback: () => null,
        children: [
          { index: true, lazy: () => import('./home/home-page.js') },
          { path: 'start', lazy: () => import('./start/start-page.js') },
          { path: 'trends', lazy: () => import('./trends/trends-page.js') },
          { path: 'calls', lazy: () => import('./calls/calls-page.js') },
          { path: '/evaluations', lazy: () => import('./evaluations/list-page.js') },
          { path: '/evaluations/:evaluation_no', lazy: () => import('./evaluations/detail-page.js') },
          { path: 'scorecards', lazy: () => import('./scorecards/scorecards-page.js') },
          { path: 'scorecards/:period/center', lazy: () => import('./scorecards/center-page.js') },
          { path: 'scorecards/:period/supervisors/:no', lazy: () => import('./scorecards/supervisor-page.js') },
          { path: 'scorecards/:period/teams/:code', lazy: () => import('./scorecards/team-page.js') },
          { path: 'scorecards/:period/leaders/:no', lazy: () => import('./scorecards/leader-page.js') },
          { path: 'scorecards/:period/agents/:no', lazy: () => import('./scorecards/agent-page.js') },
          { path: 'scorecards/:period/runs/:run/difference', lazy: () => import('./periods/difference-page.js') },
          { path: 'downloads', lazy: () => import('./downloads/downloads-page.js') },
          { path: 'imports', lazy: () => import('./imports/imports-page.js') },
          { path: 'results', lazy: () => import('./results/results-page.js') },
          { path: 'my-exams', lazy: () => import('./results/my-exams-page.js') },
          { path: 'desk', lazy: () => import('./desk/desk-page.js') },
          { path: 'desk/:evaluation_no', lazy: () => import('./desk/scoring-page.js') },
          { path: 'forms/:code/:version/preview', lazy: () => import('./desk/preview-page.js') },
          ...recordRoutes,
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);
