import { z } from 'zod';
import { question } from './api';
import { DateOnly, Source, Tier } from './common';
import { defineEvent, type EventOf } from './envelope';
import { Succession } from './unit-changes';
import { ByUnits, CarriedPlace } from './units';

/** A title as a commune shows it: held, after another perhaps, or passed on to the unit that took the commune. */
export const TitleView = z.object({
  id: z.uuid(),
  /** The commune that it was given to, and the unit that has it now; null: none for certain. */
  firstId: z.uuid(),
  /** What that commune is called in the paper, where it is called otherwise today. */
  nameOfPaper: z.string().exactOptional(),
  holderId: z.uuid().nullable(),
  tier: Tier,
  basis: z.enum(['stated', 'decided']),
  dossierId: z.uuid().nullable(),
  decisionNumber: z.string().nullable(),
  asOf: DateOnly,
  source: Source.nullable(),
  /** `notLaidDown`: a change of units touched it and no text says what becomes of it. */
  standing: z.enum(['held', 'provisional', 'notLaidDown', 'passedOn']),
  successions: z.array(Succession),
  /** Where `units` was asked for: where the commune that it was given to lies then. */
  place: CarriedPlace.exactOptional(),
});
export type TitleView = z.infer<typeof TitleView>;

/** What recognition tells of titles. */
export const titleApi = {
  listTitles: question({
    path: '/communes/:communeId/titles',
    summary: 'Titles that a commune holds or held, each with what changes of units made of it',
    params: z.object({ communeId: z.uuid() }),
    query: ByUnits,
    answer: z.array(TitleView),
    problems: ['/problems/unit-not-found'],
  }),
};

/** Subject: the commune. Titles from before this system, as a report names them; the decision's number is often not known. */
export const TitleStated = defineEvent({
  source: '/recognition',
  type: 'recognition.title.stated',
  topic: 'langmoi.recognition.title.v1',
  summary: 'A report names the commune as recognised',
  data: z.object({
    communeId: z.uuid(),
    districtId: z.uuid(),
    tier: Tier,
    decisionNumber: z.string().nullable(),
    asOf: DateOnly,
    source: Source,
  }),
});
export type TitleStated = EventOf<typeof TitleStated>;
