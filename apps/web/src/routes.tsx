import { createBrowserRouter } from 'react-router';
import { NotFoundPage, RouteFault } from './feedback/route-fault.js';
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
          { path: 'trends', lazy: () => import('./trends/trends-page.js') },
          { path: '/evaluations/:evaluation_no', lazy: () => import('./evaluations/detail-page.js') },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);
