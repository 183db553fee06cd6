import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { NotFoundPage } from './pages/not-found';
import { EntrancePage } from './pages/roles/entrance.page';
import { PageError, RouteError } from './ui/route-error';
import { Shell } from './ui/shell/shell';

/** A page with the words of all pages behind the first. */
const page =
  <N extends string>(load: () => Promise<Readonly<Record<N, ComponentType>>>, name: N) =>
  async () => {
    const [pages] = await Promise.all([load(), import('./i18n/later')]);
    return { Component: pages[name] };
  };

/** What administrators of a province open below one heading. */
const administration: RouteObject[] = [
  {
    index: true,
    lazy: page(() => import('./pages/administration/persons.page'), 'PersonsPage'),
  },
  {
    path: 'persons/:personId',
    lazy: page(() => import('./pages/administration/person.page'), 'PersonPage'),
  },
  {
    path: 'import',
    lazy: page(() => import('./pages/administration/import.page'), 'ImportPage'),
  },
  {
    path: 'leads',
    lazy: page(() => import('./pages/administration/leads.page'), 'LeadsPage'),
  },
  {
    path: 'units',
    lazy: page(() => import('./pages/administration/unit-changes.page'), 'UnitChangesPage'),
  },
  {
    path: 'units/new',
    lazy: page(() => import('./pages/administration/unit-change-form.page'), 'UnitChangeFormPage'),
  },
  {
    path: 'units/:proposalId',
    lazy: page(() => import('./pages/administration/unit-change.page'), 'UnitChangePage'),
  },
  {
    path: 'units/:proposalId/amend',
    lazy: page(() => import('./pages/administration/unit-change-form.page'), 'UnitChangeAmendPage'),
  },
  {
    path: 'machines',
    lazy: page(() => import('./pages/administration/machines.page'), 'MachinesPage'),
  },
  {
    path: 'readiness',
    lazy: page(() => import('./pages/administration/readiness.page'), 'ReadinessPage'),
  },
  {
    path: 'readings',
    lazy: page(() => import('./pages/administration/readings.page'), 'ReadingsPage'),
  },
];

/** What each policy reached, and beside it the register of households. */
const povertyPages: RouteObject[] = [
  {
    index: true,
    lazy: page(() => import('./pages/facts/poverty.page'), 'PovertyPage'),
  },
  {
    path: 'households',
    lazy: page(() => import('./pages/households/households.page'), 'HouseholdsPage'),
  },
  {
    path: 'households/file/:communeId',
    lazy: page(() => import('./pages/households/register-list.page'), 'RegisterListPage'),
  },
  {
    path: 'households/:householdId',
    lazy: page(() => import('./pages/households/household.page'), 'HouseholdPage'),
  },
];

/** A page that breaks or does not arrive leaves the frame standing. */
const pages: RouteObject[] = [
  { index: true, element: <EntrancePage /> },
  { path: 'work', lazy: page(() => import('./pages/my-work/work.page'), 'WorkPage') },
  {
    path: 'province',
    lazy: page(() => import('./pages/province/province.page'), 'ProvincePage'),
  },
  {
    path: 'province/judgements',
    lazy: page(() => import('./pages/judgement/judgements.page'), 'JudgementsPage'),
  },
  {
    path: 'province/missing',
    lazy: page(() => import('./pages/missing/missing.page'), 'MissingPage'),
  },
  {
    path: 'year',
    lazy: page(() => import('./pages/year/year.page'), 'YearPage'),
  },
  {
    path: 'year/:year/:list/file',
    lazy: page(() => import('./pages/year/list-file.page'), 'YearListPage'),
  },
  {
    path: 'communes/:communeId',
    lazy: page(() => import('./pages/commune/commune.page'), 'CommunePage'),
  },
  {
    path: 'communes/:communeId/figures',
    lazy: page(() => import('./pages/figures/figures.page'), 'FiguresPage'),
  },
  {
    path: 'communes/:communeId/judgement',
    lazy: page(() => import('./pages/judgement/judgement.page'), 'JudgementPage'),
  },
  {
    path: 'confirmations',
    lazy: page(() => import('./pages/confirmations/confirmations.page'), 'ConfirmationsPage'),
  },
  {
    path: 'figures/export',
    lazy: page(() => import('./pages/figure-export/exports.page'), 'ExportsPage'),
  },
  {
    path: 'figures/import',
    lazy: page(() => import('./pages/figure-import/imports.page'), 'ImportsPage'),
  },
  {
    path: 'figures/import/:importId',
    lazy: page(() => import('./pages/figure-import/import.page'), 'ImportPage'),
  },
  {
    path: 'units/changes',
    lazy: page(() => import('./pages/units/changes.page'), 'ChangesPage'),
  },
  {
    path: 'units/findings',
    lazy: page(() => import('./pages/units/findings.page'), 'FindingsPage'),
  },
  {
    path: 'units/:unitId',
    lazy: page(() => import('./pages/units/unit.page'), 'UnitPage'),
  },
  {
    path: 'units/:unitId/criteria',
    lazy: page(() => import('./pages/assessment/unit-criteria.page'), 'UnitCriteriaPage'),
  },
  {
    path: 'units/:unitId/figures',
    lazy: page(() => import('./pages/figures/unit-figures.page'), 'UnitFiguresPage'),
  },
  {
    path: 'units/:unitId/judgement',
    lazy: page(() => import('./pages/judgement/unit-judgement.page'), 'UnitJudgementPage'),
  },
  {
    path: 'dossiers',
    lazy: page(() => import('./pages/dossiers/dossiers.page'), 'DossiersPage'),
  },
  {
    path: 'dossiers/:dossierId',
    lazy: page(() => import('./pages/dossier/dossier.page'), 'DossierPage'),
  },
  {
    path: 'regime/:regimeId',
    lazy: page(() => import('./pages/regime/regime.page'), 'RegimePage'),
  },
  {
    path: 'criteria-sets',
    lazy: page(() => import('./pages/criteria-sets/sets.page'), 'SetsPage'),
  },
  {
    path: 'criteria-sets/:setId/versions/:version',
    lazy: page(() => import('./pages/criteria-sets/set.page'), 'SetPage'),
  },
  {
    path: 'set-proposals/:proposalId',
    lazy: page(() => import('./pages/criteria-sets/proposal.page'), 'ProposalPage'),
  },
  {
    path: 'funding',
    lazy: page(() => import('./pages/facts/funding.page'), 'FundingPage'),
  },
  {
    path: 'funding/file',
    lazy: page(() => import('./pages/facts/fact-list.page'), 'FundingListPage'),
  },
  {
    path: 'poverty/file',
    lazy: page(() => import('./pages/facts/fact-list.page'), 'SupportListPage'),
  },
  {
    path: 'culture/file',
    lazy: page(() => import('./pages/facts/fact-list.page'), 'HoldingListPage'),
  },
  {
    path: 'poverty',
    lazy: page(() => import('./pages/households/poverty-pages'), 'PovertyPages'),
    children: povertyPages,
  },
  {
    path: 'culture',
    lazy: page(() => import('./pages/facts/culture.page'), 'CulturePage'),
  },
  {
    path: 'operations',
    lazy: page(() => import('./pages/operations/operations.page'), 'OperationsPage'),
  },
  {
    path: 'sign-ins',
    lazy: page(() => import('./pages/sign-ins/sign-ins.page'), 'SignInsPage'),
  },
  {
    path: 'administration',
    lazy: page(() => import('./pages/administration/administration.page'), 'AdministrationPage'),
    children: administration,
  },
  {
    path: 'new-province',
    lazy: page(() => import('./pages/administration/new-province.page'), 'NewProvincePage'),
  },
  {
    path: 'nation/units',
    lazy: page(() => import('./pages/nation/joinings.page'), 'JoiningsPage'),
  },
  {
    path: 'nation/units/new',
    lazy: page(() => import('./pages/nation/joining-form.page'), 'JoiningFormPage'),
  },
  {
    path: 'nation/units/:proposalId/amend',
    lazy: page(() => import('./pages/nation/joining-form.page'), 'JoiningAmendPage'),
  },
  {
    path: 'nation/units/:proposalId',
    lazy: page(() => import('./pages/administration/unit-change.page'), 'UnitChangePage'),
  },
  { path: '*', element: <NotFoundPage /> },
];

/** Pages load when they are opened; the first route carries none of the others. */
export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <RouteError />,
    children: [{ errorElement: <PageError />, children: pages }],
  },
]);
