import { z } from 'zod';
import { command, FilePart, question } from './api';
import { Action, DateOnly, Text, Tier } from './common';
import { MeasuredValue } from './criteria-facts';
import { UnitAnswer, UnitQuestion } from './list-imports';

/** Bytes of the largest file of figures. */
export const largestFigureFile = 24 * 1024 * 1024;

/**
 * `reading`: the rows are being checked. `asking`: something of the layout or of the names is not certain, and a person
 * says what is meant. `checked`: every change and every error is known, nothing is recorded. `applying`, `applied`,
 * `undoing`, `undone`: all of it at once. `cancelled` by a person; `unreadable`: no table of figures.
 */
export const FigureImportState = z.enum([
  ...(['reading', 'asking', 'checked', 'applying', 'applied', 'undoing', 'undone'] as const),
  ...(['cancelled', 'unreadable'] as const),
]);
export type FigureImportState = z.infer<typeof FigureImportState>;

/** What a column holds of an indicator: the whole of a value (`5/8` of a ratio), or one of its numbers. */
export const FigurePart = z.enum([
  ...(['value', 'numerator', 'denominator', 'rate', 'ofWhich'] as const),
  ...(['womenNumerator', 'womenDenominator', 'menNumerator', 'menDenominator'] as const),
]);
export type FigurePart = z.infer<typeof FigurePart>;

/** A number of an indicator, or whether a criterion is met as a whole. */
const ofIndicator = z.object({ indicator: z.string().min(1), part: FigurePart });
const ofCriterion = z.object({ criterion: z.number().int().positive() });
const ColumnMeaning = z.union([ofIndicator, ofCriterion]);
export type ColumnMeaning = z.infer<typeof ColumnMeaning>;

/**
 * `wide`: communes × indicators. `long`: one figure a row. `criteria`: communes × criteria, each said as a whole.
 */
export const ImportLayout = z.enum(['wide', 'long', 'criteria']);
export type ImportLayout = z.infer<typeof ImportLayout>;

/**
 * What a file's words are when they are recorded. `entered`: the coordination office gathers what communes report.
 * `confirmed`: a department confirms what it leads.
 */
export const ImportBasis = z.enum(['entered', 'confirmed']);
export type ImportBasis = z.infer<typeof ImportBasis>;

/** Something a person has to say; it is remembered for files of the same layout in the province. */
export const ImportQuestion = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('column'),
    /** The heading, and where it stands. */
    written: z.string(),
    at: z.string(),
    /** What is nearest first, with what the set calls it. */
    candidates: z.array(
      z.union([
        ofIndicator.extend({ title: Text.exactOptional() }),
        ofCriterion.extend({ title: Text.exactOptional() }),
      ]),
    ),
  }),
  UnitQuestion,
]);
export type ImportQuestion = z.infer<typeof ImportQuestion>;

const written = z.string().min(1).max(500);
/** What is meant; null: it is none of the figures, and left out. */
export const ImportAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('column'), written, meaning: ColumnMeaning.nullable() }),
  UnitAnswer,
]);
export type ImportAnswer = z.infer<typeof ImportAnswer>;

export const CellOutcome = z.enum(['new', 'changed', 'same', 'error']);
export type CellOutcome = z.infer<typeof CellOutcome>;

const count = z.number().int().nonnegative();

export const ImportCounts = z.object({
  /** Rows with something in them; of these those that are a heading, a sum, or left out by a person. */
  rows: count,
  left: count,
  new: count,
  changed: count,
  same: count,
  error: count,
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** How the communes of a file stand since: how many of them meet how many of the set's criteria, about a day. */
export const ImportJudged = z.object({
  on: DateOnly,
  criteria: count,
  /** The most met first. */
  communes: z.array(z.object({ metCount: count, communes: count })),
});
export type ImportJudged = z.infer<typeof ImportJudged>;

const Sentence = z.object({ detail: z.string(), remedy: z.string() });
const By = z.object({ userId: z.uuid(), at: z.iso.datetime() });

/** A file of figures, from its upload on. */
export const FigureImportView = z.object({
  id: z.uuid(),
  state: FigureImportState,
  tier: Tier,
  criteriaSet: z.string(),
  /** The day the figures are true of, where the file names none. */
  asOf: DateOnly,
  file: z.object({ name: z.string(), digest: z.string(), size: count }),
  /** Sheets of a workbook, and which of them is read. */
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  layout: ImportLayout.nullable(),
  basis: ImportBasis,
  counts: ImportCounts,
  questions: z.array(ImportQuestion),
  /** Why it is unreadable, or why it was not applied or not undone. */
  refusal: Sentence.nullable(),
  uploaded: By,
  applied: By.extend({ onlyValid: z.boolean() }).nullable(),
  undone: By.nullable(),
  /** Once it is recorded, and anew once it is taken back. */
  judged: ImportJudged.nullable(),
  actions: z.array(Action),
});
export type FigureImportView = z.infer<typeof FigureImportView>;

/** One figure of a file beside what stands. */
export const ImportCell = z.object({
  no: count,
  /** `C17`; of a value in several columns the first. */
  at: z.string(),
  unitId: z.uuid().nullable(),
  unit: z.string().nullable(),
  /** Of an indicator its code, of a criterion said as a whole its number; neither where the row itself is at fault. */
  indicator: z.string().nullable(),
  criterion: z.number().int().positive().nullable(),
  asOf: DateOnly.nullable(),
  written: z.string(),
  outcome: CellOutcome,
  value: MeasuredValue.nullable(),
  before: MeasuredValue.nullable(),
  fault: Sentence.nullable(),
});
export type ImportCell = z.infer<typeof ImportCell>;

const byId = z.object({ importId: z.uuid() });
const notThere = ['/problems/figure-import-not-found'] as const;
const acting = ['/problems/not-permitted', ...notThere, '/problems/figure-import-not-ready'] as const;
const FileFormat = z.enum(['csv', 'xlsx']);

export const figureImportApi = {
  uploadFigures: command({
    path: '/figure-imports',
    summary: 'Takes in a CSV or XLSX file of figures and begins to check it; nothing is recorded yet',
    body: z.object({ tier: Tier, asOf: DateOnly, file: FilePart }),
    bodyKind: 'multipart',
    answer: FigureImportView,
    status: 201,
    problems: [
      ...(['/problems/not-permitted', '/problems/as-of-after-today', '/problems/criteria-set-not-found'] as const),
      ...(['/problems/file-not-readable', '/problems/figures-closed'] as const),
    ],
  }),
  listFigureImports: question({
    path: '/figure-imports',
    summary: 'Files of figures of the province, the newest first',
    answer: z.array(FigureImportView),
  }),
  viewFigureImport: question({
    path: '/figure-imports/:importId',
    summary: 'How far a file of figures is, and what it asks',
    params: byId,
    answer: FigureImportView,
    problems: notThere,
  }),
  listImportCells: question({
    path: '/figure-imports/:importId/cells',
    summary: 'The figures of a file beside what stands: every change and every error',
    params: byId,
    query: z.object({
      outcome: CellOutcome.exactOptional(),
      after: z.coerce.number().int().min(-1).default(-1),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    answer: z.array(ImportCell),
    problems: notThere,
  }),
  answerImport: command({
    path: '/figure-imports/:importId/answers',
    summary: 'Says what columns and names mean, remembers it for such files, and checks the file again',
    params: byId,
    body: z.object({
      sheet: z.string().exactOptional(),
      answers: z.array(ImportAnswer).max(2_000),
    }),
    answer: FigureImportView,
    problems: acting,
  }),
  applyImport: command({
    path: '/figure-imports/:importId/application',
    summary: 'Records the figures of a checked file: all of them or, where a person says so, the valid ones',
    params: byId,
    body: z.object({ onlyValid: z.boolean() }),
    answer: FigureImportView,
    status: 202,
    problems: acting,
  }),
  undoImport: command({
    path: '/figure-imports/:importId/undoing',
    summary: 'Takes a file back as a whole, by new versions; refused where somebody has recorded since',
    params: byId,
    body: z.object({}),
    answer: FigureImportView,
    status: 202,
    problems: acting,
  }),
  cancelImport: command({
    path: '/figure-imports/:importId/cancellation',
    summary: 'Lets a file go that is not applied',
    params: byId,
    body: z.object({}),
    answer: FigureImportView,
    problems: acting,
  }),
  downloadCorrected: question({
    path: '/figure-imports/:importId/corrected-file',
    summary: 'The file as a workbook with its errors marked, to be mended and sent again',
    params: byId,
    problems: notThere,
  }),
  exportFigures: question({
    path: '/figures/file',
    summary: 'Figures as a file that can be imported again without a change',
    query: z.object({
      tier: Tier,
      /** Of this day alone where it is wide; up to this day where it is long; of criteria what stands on the day. */
      on: DateOnly,
      layout: ImportLayout,
      format: FileFormat,
    }),
    problems: ['/problems/criteria-set-not-found', '/problems/export-too-large'],
  }),
};
