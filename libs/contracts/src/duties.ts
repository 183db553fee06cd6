import { z } from 'zod';
import { Capacity, Role } from './caller';
import { Confidence, DateOnly, DecisionPaper, Text } from './common';
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

// — What a dossier shows of them —

/**
 * How an act or a decision was signed (Decree 30/2020/NĐ-CP, article 13). `lines`: what stands above the name, as
 * "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH". `mandate`: the paper that lets somebody sign for another.
 */
export const Signature = z.object({
  appointmentId: z.uuid().nullable(),
  capacity: Capacity,
  /** The appointment that is acted for. */
  onBehalfOf: z.uuid().nullable(),
  mandate: DecisionPaper.nullable(),
  lines: z.array(z.string()),
});
export type Signature = z.infer<typeof Signature>;

/** Somebody left an office while the dossier waited there. */
export const HandoverView = z.object({
  role: Role,
  organisationName: z.string(),
  /** The last day in office. */
  on: DateOnly,
  to: z.enum(['successor', 'office']),
});
export type HandoverView = z.infer<typeof HandoverView>;

/** A member who does not count in a meeting: at home in the commune, at their own word, or having reviewed the dossier. */
export const RecusalView = z.object({
  officerId: z.uuid(),
  cause: z.enum(['homeUnit', 'declared', 'duty']),
  reason: z.string().nullable(),
});
export type RecusalView = z.infer<typeof RecusalView>;
