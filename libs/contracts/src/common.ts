import { z } from 'zod';
import { Capacity } from './caller';
import { patterns } from './patterns';

/** A Vietnamese calendar date. No time, no zone. */
export const DateOnly = z.iso.date();

/** Words for people, in the two languages of the product. */
export const Text = z.object({ vi: z.string().min(1), en: z.string().min(1) });
export type Text = z.infer<typeof Text>;

/** Where a value comes from: a document of the field, its date, and the line in the text we were given. */
export const Source = z.object({
  document: z.string().min(1),
  date: DateOnly.nullable(),
  line: z.number().int().positive().nullable(),
  note: z.string().optional(),
});
export type Source = z.infer<typeof Source>;

/** The paper that puts somebody into an office, or takes them out. */
export const DecisionPaper = z.object({
  number: z.string().trim().min(1).max(60),
  date: DateOnly,
  /** Who signed it. */
  authority: z.string().trim().min(1).max(200),
});
export type DecisionPaper = z.infer<typeof DecisionPaper>;

/** How sure we are of a value. Everything below `read` is shown as provisional wherever it acts. */
export const Confidence = z.enum(['seed', 'read', 'recalled', 'recalledUnsure', 'notFound', 'provisional']);
export type Confidence = z.infer<typeof Confidence>;

export const UnitLevel = z.enum(['province', 'district', 'commune']);
export type UnitLevel = z.infer<typeof UnitLevel>;

/** The standard a commune is recognised for: NTM, advanced, model. */
export const Tier = z.enum(['NTM', 'NANG_CAO', 'KIEU_MAU']);
export type Tier = z.infer<typeof Tier>;

/** Money: whole đồng as a decimal string, for JSON numbers lose digits above 2^53. */
export const Dong = z.string().regex(patterns.dong.pattern);

/** The budget year that a figure belongs to. */
export const Year = z.number().int().min(2010).max(2099);
export const YearInPath = z.coerce.number().pipe(Year);

/** `stated`: a paper says so. `entered`: an officer recorded it here. Both are kept, neither is adjusted. */
export const FactBasis = z.enum(['stated', 'entered']);
export type FactBasis = z.infer<typeof FactBasis>;

/** Who says a fact, of which day, by which paper: what every record of funding, poverty and culture carries. */
export const Said = z.object({
  id: z.uuid(),
  /** 1, 2, 3 … per line, policy or title; a record is never rewritten. */
  version: z.number().int().positive(),
  basis: FactBasis,
  asOf: DateOnly,
  source: Source.nullable(),
  rehearsal: z.boolean(),
  recordedAt: z.iso.datetime(),
  /** How the officer who recorded it holds the office: in their own right, or on behalf. */
  capacity: Capacity.optional(),
});
export type Said = z.infer<typeof Said>;

/** What a paper says in another place of the same figure, in other words or with other digits. */
export const Reading = z.object({ text: Text, source: Source });
export type Reading = z.infer<typeof Reading>;

/** What every command that records a fact names: its day, and the newest version its author saw (0: none). */
export const SayingFact = z.object({ asOf: DateOnly, seenVersion: z.number().int().nonnegative() });

/** Whether a command would be let in now; if not, `reason` is the type of the problem it would meet. */
export const Action = z.object({ name: z.string(), allowed: z.boolean(), reason: z.string().optional() });
export type Action = z.infer<typeof Action>;

/** An RFC 9457 problem as it travels. */
export const ProblemBody = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  instance: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});
export type ProblemBody = z.infer<typeof ProblemBody>;

/** One error of a problem as it travels: its sentence is in the reader's language. */
export type FieldError = NonNullable<ProblemBody['errors']>[number];
