import type { Caller } from '@langmoi/contracts/caller';
import type { ImportedRow, OfficerImport } from '@langmoi/contracts/officers';
import { Problem } from '@langmoi/contracts/problem';
import { Db } from '@langmoi/platform/db';
import { once } from '@langmoi/platform/idempotency';
import type { Language } from '@langmoi/platform/language';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Person } from '../officer/officer.service';
import type { Tenant } from '../organisation/organisation.service';
import { AnnouncementService } from '../personnel/announcement.service';
import { StaffingService, workplaceOf } from '../personnel/staffing.service';
import { officerRowsIn, type Cells, type OfficerRow } from './columns';
import { errorsOf } from './errors';
import { decisionOf, rowOf, type Known } from './import-row';
import { recordImport } from './import.repository';
import type { SentSheet } from '@langmoi/platform/upload/workbook';

type Appointment = Person['appointments'][number];
type Office = ReturnType<typeof rowOf>['office'];

/** What one row did; without an appointment nothing. */
interface Done {
  readonly row: ImportedRow;
  readonly appointment?: Appointment;
}

interface Wish {
  readonly key: string;
  readonly provinceId: string;
  readonly dryRun: boolean;
  readonly language: Language;
}

/** Officers from a file: every row is tried, and either all of them are kept or none. */
@Injectable()
export class ImportService {
  constructor(
    private readonly db: Db,
    private readonly staffing: StaffingService,
    private readonly announcements: AnnouncementService,
  ) {}

  async import(caller: Caller, wish: Wish, sheet: SentSheet): Promise<OfficerImport> {
    const { key, provinceId, dryRun } = wish;
    this.staffing.permitImport(caller, provinceId);
    const digest = createHash('sha256').update(sheet.content).digest('hex');
    const sent = await officerRowsIn(sheet);
    return this.db.run(workplaceOf(caller), (em) =>
      once(em, { caller, key, request: { provinceId, dryRun, digest } }, async () => {
        const tenant = await this.staffing.tenant(em, caller, provinceId);
        await em.query('SAVEPOINT officers');
        const done = await this.tryRows(em, caller, { tenant, sent, language: wish.language });
        const rows = done.map(({ row }) => row);
        const applied = !dryRun && rows.every(({ outcome }) => outcome !== 'refused');
        if (!applied) await em.query('ROLLBACK TO SAVEPOINT officers');
        else await this.keep(em, caller, tenant, { done, file: { name: sheet.fileName, digest } });
        return { dryRun, applied, rows };
      }),
    );
  }

  private async keep(
    em: EntityManager,
    caller: Caller,
    tenant: Tenant,
    { done, file }: { done: readonly Done[]; file: { name: string; digest: string } },
  ): Promise<void> {
    const appointments = done.flatMap(({ appointment }) => (appointment ? [appointment] : []));
    await this.announcements.act(em, tenant, { appointments, over: [] });
    await recordImport(em, caller, { provinceId: tenant.provinceId, file, rows: done.length });
  }

  private async tryRows(
    em: EntityManager,
    caller: Caller,
    { tenant, sent, language }: { tenant: Tenant; sent: readonly OfficerRow[]; language: Language },
  ): Promise<Done[]> {
    const known: Known = { places: tenant.places, officerIds: await this.staffing.officerIds(em) };
    const done: Done[] = [];
    for (const { row, cells: cell } of sent) {
      const head = { row, displayName: cell.displayName ?? '' };
      try {
        const { outcome, appointment } = await this.tryRow(em, caller, { tenant, cell, known });
        if (appointment && cell.account) known.officerIds.set(cell.account, appointment.officerId);
        done.push({ row: { ...head, outcome, errors: [] }, ...(appointment && { appointment }) });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        done.push({ row: { ...head, outcome: 'refused', errors: errorsOf(error, language) } });
      }
    }
    return done;
  }

  private async tryRow(
    em: EntityManager,
    caller: Caller,
    { tenant, cell, known }: { tenant: Tenant; cell: Cells; known: Known },
  ): Promise<{ outcome: 'invited' | 'appointed' | 'unchanged'; appointment?: Appointment }> {
    const { person, office, officerId, headId } = rowOf(cell, known);
    if (officerId !== undefined) {
      const { appointments } = await this.staffing.person(em, officerId);
      if (appointments.some((one) => isSame(one, office))) return { outcome: 'unchanged' };
    }
    const asked = { ...office, onBehalfOf: await this.headOf(em, headId, office), decision: decisionOf(cell) };
    if (officerId === undefined) {
      const inviting = { ...person, appointment: asked };
      return { outcome: 'invited', appointment: await this.staffing.takeIn(em, caller, tenant, inviting) };
    }
    const appointment = await this.staffing.give(em, caller, tenant, { personId: officerId, asked });
    return { outcome: 'appointed', appointment };
  }

  /** The appointment of the head in the organisation; null where they hold none, which is refused later. */
  private async headOf(
    em: EntityManager,
    headId: string | undefined,
    { organisationId, fromOn }: Office,
  ): Promise<string | null> {
    if (headId === undefined) return null;
    const { appointments } = await this.staffing.person(em, headId);
    const head = appointments.find(
      ({ cancelledOn, ...one }) =>
        cancelledOn === null && one.organisationId === organisationId && one.capacity === 'own' && one.fromOn <= fromOn,
    );
    return head?.id ?? null;
  }
}

const isSame = (one: Appointment, asked: Office): boolean =>
  one.cancelledOn === null &&
  one.organisationId === asked.organisationId &&
  one.unitId === asked.unitId &&
  one.role === asked.role &&
  one.fromOn === asked.fromOn &&
  one.toOn === asked.toOn &&
  one.capacity === asked.capacity;
