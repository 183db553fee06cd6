import { z } from 'zod';
import { Confidence, Text } from './common';
import { Actor } from './regime';

/** A side that somebody takes in a dossier. One who acts at several steps of one side has one duty. */
export const Duty = z.enum(['assess', 'review', 'poll', 'confirm', 'prepare', 'vote', 'decide']);
export type Duty = z.infer<typeof Duty>;

/** A rule in words, with where it comes from and how sure we are of it. */
export const LegalWord = z.object({ text: Text, source: z.string().min(1), confidence: Confidence });
export type LegalWord = z.infer<typeof LegalWord>;

const Pair = LegalWord.extend({ duties: z.tuple([Duty, Duty]) });

/** Which duties one person may not have in one dossier, and who stands aside in the council: law as data. */
export const Separation = z.object({
  id: z.string(),
  version: z.number().int().positive(),
  title: Text,
  duties: z.array(z.object({ id: Duty, title: Text, actors: z.array(Actor).min(1) })),
  /** No person has both in one dossier. */
  apart: z.array(Pair),
  /** One person may have both, and why; every pair stands here or in `apart`. */
  together: z.array(Pair),
  recusal: z.object({
    /** A member at home in this unit of the dossier does not vote on it. */
    homeUnits: z.array(z.enum(['commune', 'district'])),
    home: LegalWord,
    declared: LegalWord,
    /** How those who stand aside count for the quorum. */
    quorum: LegalWord,
    /** What becomes of a member who leaves the council while a meeting is open. */
    departure: LegalWord,
  }),
});
export type Separation = z.infer<typeof Separation>;
