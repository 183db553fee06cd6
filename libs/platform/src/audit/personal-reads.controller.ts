import { personalAuditApi, type AuditPage, type PersonalRead } from '@langmoi/contracts/audit';
import type { Caller } from '@langmoi/contracts/caller';
import { Controller, Inject, Query, type Provider } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Db } from '../db';
import { Who } from '../http';
import { Route } from '../route';

const shown = 200;
const SUBJECTS = 'PERSONAL_READS_SUBJECTS';

/** What a service's `personal_reads` is about: its column of ids, and the names that the service knows of users and subjects. */
interface Subjects {
  readonly column: 'persons' | 'households' | 'evidence';
  names?(em: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Tells the controller whose names the service can give; once in a service’s providers. */
export const personalReadsOf = (subjects: Subjects): Provider => ({ provide: SUBJECTS, useValue: subjects });

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly userId: string;
  readonly appointmentId: string | null;
  readonly purpose: string | null;
  readonly subjects: readonly string[];
}

/**
 * Who was shown personal data; goes with `personalReadsOf` among the providers. The guard at the door decides by the table
 * who may ask, and the database shows the records of the province in hand.
 */
@Controller()
export class PersonalReadsController {
  constructor(
    private readonly db: Db,
    @Inject(SUBJECTS) private readonly of: Subjects,
  ) {}

  @Route(personalAuditApi.listPersonalReads)
  list(
    @Who() caller: Caller,
    @Query({ schema: personalAuditApi.listPersonalReads.query }) { before }: AuditPage,
  ): Promise<PersonalRead[]> {
    return this.db.read(caller, async (em) => {
      const rows: Row[] = await em.query(
        `SELECT id, at, by_user AS "userId", by_appointment AS "appointmentId", purpose, ${this.of.column} AS subjects
           FROM personal_reads WHERE $1::timestamptz IS NULL OR at < $1 ORDER BY at DESC, id DESC LIMIT ${shown}`,
        [before ?? null],
      );
      const ids = [...new Set(rows.flatMap(({ userId, subjects }) => [userId, ...subjects]))];
      const names = await this.of.names?.(em, ids);
      const nameOf = (id: string) => names?.get(id) ?? null;
      return rows.map(({ at, subjects, ...row }) => ({
        ...{ ...row, at: at.toISOString(), userName: nameOf(row.userId) },
        subjects: subjects.map((id) => ({ id, name: nameOf(id) })),
      }));
    });
  }
}
