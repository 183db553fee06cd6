import type { Caller } from '@langmoi/contracts/caller';
import { Column, PrimaryColumn, type EntityManager } from 'typeorm';
import type { Db } from './db';
import { newId } from './id';

/**
 * Who saw personal data, as what, and for which stated purpose: the columns that every service's `personal_reads` has,
 * beside its own of whom. Its table has `personalReadColumns`, and nobody rewrites it.
 */
export abstract class PersonalReadRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'by_user' }) byUser!: string;
  @Column('uuid', { name: 'by_appointment', nullable: true }) byAppointment!: string | null;
  @Column('text', { nullable: true }) purpose!: string | null;
  @Column({ type: 'timestamptz', insert: false, update: false }) at!: Date;
}

/** The columns of `PersonalReadRow`, for the migration that creates its table. */
export const personalReadColumns = `
  id uuid PRIMARY KEY,
  province_id uuid NOT NULL,
  by_user uuid NOT NULL,
  by_appointment uuid,
  purpose text,
  at timestamptz NOT NULL DEFAULT now()`;

/** The reader's part of a record. */
export const readingOf = ({ userId, appointmentId, purpose, provinceId }: Caller): Omit<PersonalReadRow, 'at'> => ({
  ...{ id: newId(), provinceId, byUser: userId, byAppointment: appointmentId, purpose },
});

interface Reading<A> {
  /** Whether the reader's office is shown personal data of its own tenant at all. */
  readonly shows: boolean;
  ask(em: EntityManager): Promise<A>;
  /** Records whom the answer showed; nobody, and it writes nothing. */
  record(em: EntityManager, answer: A): Promise<void>;
}

/**
 * Answers a question of somebody who may see personal data, and records whom it showed in the same transaction: an
 * answer leaves only with its record. A national office's reading of a province is recorded by the door to the database,
 * with its purpose.
 */
export function recordedRead<A>(db: Db, caller: Caller, { shows, ask, record }: Reading<A>): Promise<A> {
  if (!shows || caller.readsProvinceId !== null) return db.read(caller, ask);
  return db.run(caller, async (em) => {
    const answer = await ask(em);
    await record(em, answer);
    return answer;
  });
}
