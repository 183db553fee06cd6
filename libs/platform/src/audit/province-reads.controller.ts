import { auditApi, type AuditPage, type ProvinceRead } from '@langmoi/contracts/audit';
import type { Caller } from '@langmoi/contracts/caller';
import { Controller, Query } from '@nestjs/common';
import { Db } from '../db';
import { Who } from '../http';
import { Route } from '../route';

const shown = 200;

type Row = Omit<ProvinceRead, 'readAt'> & { readonly readAt: Date };

/**
 * Who of the nation, or of a province that took it over, read the province; the same in every service with rows of
 * provinces. The guard at the door decides by the table who may ask; the database shows the records of the bound province
 * alone, and none to its readers.
 */
@Controller()
export class ProvinceReadsController {
  constructor(private readonly db: Db) {}

  @Route(auditApi.listProvinceReads)
  async list(
    @Who() caller: Caller,
    @Query({ schema: auditApi.listProvinceReads.query }) { before }: AuditPage,
  ): Promise<ProvinceRead[]> {
    const rows = await this.db.read<Row[]>(caller, (em) =>
      em.query(
        `SELECT id, read_at AS "readAt", user_id AS "userId", appointment_id AS "appointmentId", roles, purpose, request
           FROM province_reads WHERE province_id = current_province() AND ($1::timestamptz IS NULL OR read_at < $1)
          ORDER BY read_at DESC, id DESC LIMIT ${shown}`,
        [before ?? null],
      ),
    );
    return rows.map(({ readAt, ...row }) => ({ ...row, readAt: readAt.toISOString() }));
  }
}
