import type { Caller } from '@langmoi/contracts/caller';
import type { ListImport } from '@langmoi/contracts/list-imports';
import { standingClosing } from '@langmoi/facts/figure-closings';
import { listRows } from '@langmoi/facts/lists/list-file';
import { askedOf, takeList, type Sending } from '@langmoi/facts/lists/list';
import { tableAnswer } from '@langmoi/facts/table-answer';
import { Db } from '@langmoi/platform/db';
import { findCommune, lockCommune, todayIn } from '@langmoi/platform/directory-copy';
import type { FileAnswer } from '@langmoi/platform/file-answer';
import { once } from '@langmoi/platform/idempotency';
import { recordedRead } from '@langmoi/platform/personal-reads';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ofRegisterFile } from '../household.policy';
import { listRegister, recordRead } from '../household.repository';
import { HouseholdService } from '../household.service';
import { keptFor } from '../keeping';
import { StandardService } from '../../standard/standard.service';
import { contentIn, householdList, type RegisterGround } from './households';

/** The register of a commune as a file that masks nothing, and from one: for its keeper, who leaves a record of it. */
@Injectable()
export class HouseholdListService {
  constructor(
    private readonly db: Db,
    private readonly standards: StandardService,
    private readonly households: HouseholdService,
  ) {}

  async export(caller: Caller, communeId: string, format: 'csv' | 'xlsx'): Promise<FileAnswer> {
    const { entries, ...list } = await recordedRead(this.db, caller, {
      shows: true,
      ask: async (em) => {
        await findCommune(em, communeId);
        return householdList(await this.ground(em, caller, communeId, 'exportRegister'));
      },
      record: async (em, shown) => {
        if (shown.entries.size > 0) await recordRead(em, caller, [...shown.entries.keys()]);
      },
    });
    return tableAnswer(listRows({ ...list, entries }), { name: 'so-ho-cua-xa', sheet: 'Sổ hộ', format });
  }

  /**
   * Tries a file, or takes over what was shown of it. Trying shows whom it would change and changes nothing, so that it is
   * a reading, and nothing of it is kept; the answer to taking over is kept with its key, and names nobody.
   */
  import(caller: Caller, key: string, communeId: string, sending: Sending): Promise<ListImport> {
    return this.db.run(caller, (em) => {
      if (sending.plan === undefined) return this.take(em, caller, communeId, sending);
      const command = { caller, key, request: { communeId, ...askedOf(sending) } };
      return once(em, command, async () => withoutPersons(await this.take(em, caller, communeId, sending)));
    });
  }

  private async take(em: EntityManager, caller: Caller, communeId: string, sending: Sending): Promise<ListImport> {
    await lockCommune(em, communeId);
    const ground = await this.ground(em, caller, communeId, 'importRegister');
    const byId = new Map(ground.households.map((one) => [one.id, one]));
    const list = householdList(ground);
    const answer = await takeList(list, sending, async (changes) => {
      for (const change of changes) {
        const before = byId.get(change.key);
        const content = contentIn(change, before);
        if (before) await this.households.sayAnew(em, caller, before.id, { ...content, seenVersion: before.version });
        else await this.households.takeIn(em, caller, communeId, content);
      }
    });
    const subjects = new Set(answer.rows.flatMap(({ outcome, subject }) => (outcome === 'changed' ? [subject] : [])));
    const shown = [...list.entries].filter(([, { subject }]) => subjects.has(subject)).map(([id]) => id);
    if (shown.length > 0) await recordRead(em, caller, shown);
    return answer;
  }

  private async ground(
    em: EntityManager,
    caller: Caller,
    communeId: string,
    action: Parameters<typeof ofRegisterFile.permit>[0],
  ): Promise<RegisterGround> {
    const kept = await keptFor(em, { unitId: communeId });
    ofRegisterFile.permit(action, caller, kept.place);
    return {
      ...{ today: (await todayIn(em, caller.provinceId)).today, closed: await standingClosing(em) },
      standards: [...(await this.standards.byId(em)).values()],
      households: await listRegister(em, communeId),
      takesNew: kept.by.id === communeId,
    };
  }
}

/** What may be kept of an answer: which rows were taken over and which were not, and nothing that they say. */
const withoutPersons = (answer: ListImport): ListImport => ({
  ...{ ...answer, leftOut: [], questions: [], sent: null },
  rows: answer.rows.map((row) => ({ ...row, cells: [] })),
});
