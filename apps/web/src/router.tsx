import { createBrowserRouter } from 'react-router';
import { NotFoundPage } from './pages/not-found';
import { RolesPage } from './pages/roles/roles.page';
import { RouteError } from './ui/route-error';
import { Shell } from './ui/shell/shell';

/** Pages load when they are opened; the first route carries none of the others. */
export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <RouteError />,
    children: [
      { index: true, element: <RolesPage /> },
      { path: 'work', lazy: async () => ({ Component: (await import('./pages/my-work/work.page')).WorkPage }) },
      {
        path: 'province',
        lazy: async () => ({ Component: (await import('./pages/province/province.page')).ProvincePage }),
      },
      {
        path: 'communes/:communeId',
        lazy: async () => ({ Component: (await import('./pages/commune/commune.page')).CommunePage }),
      },
      {
        path: 'dossiers',
        lazy: async () => ({ Component: (await import('./pages/dossiers/dossiers.page')).DossiersPage }),
      },
      {
        path: 'dossiers/:dossierId',
        lazy: async () => ({ Component: (await import('./pages/dossier/dossier.page')).DossierPage }),
      },
      {
        path: 'regime/:regimeId',
        lazy: async () => ({ Component: (await import('./pages/regime/regime.page')).RegimePage }),
      },
      {
        path: 'funding',
        lazy: async () => ({ Component: (await import('./pages/facts/funding.page')).FundingPage }),
      },
      {
        path: 'poverty',
        lazy: async () => ({ Component: (await import('./pages/facts/poverty.page')).PovertyPage }),
      },
      {
        path: 'culture',
        lazy: async () => ({ Component: (await import('./pages/facts/culture.page')).CulturePage }),
      },
      {
        path: 'operations',
        lazy: async () => ({ Component: (await import('./pages/operations/operations.page')).OperationsPage }),
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
