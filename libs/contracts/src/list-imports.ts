import { z } from 'zod';
import { FilePart } from './api';

/** Bytes of the largest file of a list. */
export const largestList = 4 * 1024 * 1024;

/** A name that may mean several units, or none quite: where it stands first, and whom it may mean, the nearest first. */
export const UnitQuestion = z.object({
  kind: z.literal('unit'),
  written: z.string(),
  at: z.string(),
  candidates: z.array(z.object({ unitId: z.uuid(), code: z.string(), name: z.string(), district: z.string() })),
});
export type UnitQuestion = z.infer<typeof UnitQuestion>;

const written = z.string().min(1).max(500);
/** Which unit is meant; null: none, and its rows are left out. */
export const UnitAnswer = z.object({ kind: z.literal('unit'), written, unitId: z.uuid().nullable() });
export type UnitAnswer = z.infer<typeof UnitAnswer>;

/** Something of a list that a person has to say: what a name means, or a heading. */
export const ListQuestion = z.discriminatedUnion('kind', [
  UnitQuestion,
  z.object({
    kind: z.literal('column'),
    written: z.string(),
    at: z.string(),
    /** Headings of the list that no column of the file has. */
    candidates: z.array(z.string()),
  }),
]);
export type ListQuestion = z.infer<typeof ListQuestion>;

export const ListAnswer = z.discriminatedUnion('kind', [
  UnitAnswer,
  /** Null: it is none of them, and left out. */
  z.object({ kind: z.literal('column'), written, heading: z.string().nullable() }),
]);
export type ListAnswer = z.infer<typeof ListAnswer>;

export const ListAnswers = z.array(ListAnswer).max(500);

const count = z.number().int().nonnegative();

/** What is wrong in a cell (`C17`; where the column is missing, the row's first), and what mends it. */
export const ListFault = z.object({ at: z.string(), detail: z.string(), remedy: z.string() });
export type ListFault = z.infer<typeof ListFault>;

/** A row that says anything new, or is at fault. */
export const ListRow = z.object({
  row: z.number().int().positive(),
  /** Whom or what it speaks of. */
  subject: z.string(),
  outcome: z.enum(['new', 'changed', 'error']),
  /** Cells that say something else than what stands; `before` is empty where nothing does. */
  cells: z.array(z.object({ heading: z.string(), before: z.string(), after: z.string() })),
  faults: z.array(ListFault),
});
export type ListRow = z.infer<typeof ListRow>;

/** A list that was sent as a file: every change and every error, and whether it was taken over. */
export const ListImport = z.object({
  applied: z.boolean(),
  /** Names these changes: who takes them over sends it back, and nothing else is taken over than what they saw. */
  plan: z.string(),
  counts: z.object({ rows: count, left: count, new: count, changed: count, same: count, error: count }),
  /** Entries that stand and that the file does not name: they stay as they are. */
  absent: count,
  /** Headings that are none of the list's. */
  leftOut: z.array(z.string()),
  questions: z.array(ListQuestion),
  rows: z.array(ListRow),
  /** The table as it was sent, where anything in it is wrong, so that it can be given back with that marked. */
  sent: z.object({ headingRow: count, rows: z.array(z.object({ row: count, cells: z.array(z.string()) })) }).nullable(),
});
export type ListImport = z.infer<typeof ListImport>;

/** A list as a file: CSV or XLSX, tried where there is no `plan`. */
export const SendingList = z.object({
  /** Takes over what was shown under this name. */
  plan: z.string().max(100).exactOptional(),
  /** With errors in it: the rows without. */
  onlyValid: z.enum(['true', 'false']).default('false'),
  /** `ListAnswers` as JSON. */
  answers: z.string().max(200_000).default('[]'),
  file: FilePart,
});

export const ListFormat = z.object({ format: z.enum(['csv', 'xlsx']) });
export type ListFormat = z.infer<typeof ListFormat>;
