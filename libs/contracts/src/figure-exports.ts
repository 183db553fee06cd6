import { z } from 'zod';
import { command, question } from './api';
import { Action, DateOnly, Tier } from './common';

/**
 * `waiting`, `writing`: the worker is at it. `ready`: its files are kept until `expiresAt`. `cancelled` by whoever asked;
 * `failed`; `expired`: its files were taken away.
 */
export const FigureExportState = z.enum(['waiting', 'writing', 'ready', 'cancelled', 'failed', 'expired']);
export type FigureExportState = z.infer<typeof FigureExportState>;

const count = z.number().int().nonnegative();

/** One of its files; each can be imported again without a change. */
export const ExportedFile = z.object({ no: count, name: z.string(), rows: count, size: count });
export type ExportedFile = z.infer<typeof ExportedFile>;

const asked = {
  tier: Tier,
  /** Figures of days from this one up to `to`, of all communes of the province. */
  from: DateOnly,
  to: DateOnly,
  /** `wide`: communes × indicators, a file for each day; `long`: one figure a row. */
  layout: z.enum(['wide', 'long']),
  format: z.enum(['csv', 'xlsx']),
};

/** A large export as the worker's job, from when it was asked for on. */
export const FigureExport = z.object({
  id: z.uuid(),
  state: FigureExportState,
  ...asked,
  /** Communes written, of how many, each once for every file that it is in; 0 of 0 until that is known. */
  done: count,
  total: count,
  files: z.array(ExportedFile),
  askedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  actions: z.array(Action),
});
export type FigureExport = z.infer<typeof FigureExport>;

export const BeginExport = z
  .object(asked)
  .refine(({ from, to }) => from <= to, { path: ['to'], params: { code: 'lastBeforeFirst' } });
export type BeginExport = z.infer<typeof BeginExport>;

const byId = z.object({ exportId: z.uuid() });

export const figureExportApi = {
  beginFigureExport: command({
    path: '/figure-exports',
    summary: 'Has the worker write figures of a province and of years as files',
    body: BeginExport,
    answer: FigureExport,
    status: 202,
    problems: ['/problems/not-permitted', '/problems/too-many-exports'],
  }),
  listFigureExports: question({
    path: '/figure-exports',
    summary: 'The exports that the caller asked for, the newest first, and how far they are',
    answer: z.array(FigureExport),
  }),
  cancelFigureExport: command({
    path: '/figure-exports/:exportId/cancellation',
    summary: 'Lets an export go: one at work ends, and what was written is taken away',
    params: byId,
    body: z.object({}),
    answer: FigureExport,
    problems: ['/problems/not-permitted', '/problems/figure-export-not-found', '/problems/figure-export-not-ready'],
  }),
  downloadFigureExport: question({
    path: '/figure-exports/:exportId/files/:no',
    summary: 'One file of an export',
    params: byId.extend({ no: z.coerce.number().int().nonnegative() }),
    problems: ['/problems/figure-export-not-found', '/problems/figure-export-not-ready'],
  }),
};
