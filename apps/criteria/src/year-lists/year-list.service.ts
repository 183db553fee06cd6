import type { Caller } from '@langmoi/contracts/caller';
import type { ListAnswer, ListImport } from '@langmoi/contracts/list-imports';
import type { YearList } from '@langmoi/contracts/year';
import { Db } from '@langmoi/platform/db';
import { listUnitsWithLives, lockProvince, todayIn } from '@langmoi/platform/directory-copy';
import type { FileAnswer } from '@langmoi/platform/file-answer';
import { commanded } from '@langmoi/platform/idempotency';
import { askedOf, takeList, type Sending } from '@langmoi/facts/lists/list';
import { listRows } from '@langmoi/facts/lists/list-file';
import { UnitNames } from '@langmoi/facts/lists/unit-names';
import { tableAnswer } from '@langmoi/facts/table-answer';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { provinceAsked } from '../criteria-set/criteria-set.service';
import { closedNow } from '../figure-closing/figure-closing.service';
import { listYear, permit, RegistrationService } from '../registration/registration.service';
import { listTargets, TargetService } from '../target/target.service';
import { registrationList, registrationRows } from './registrations';
import { TargetList } from './targets';

/** Which list of which year. */
export interface ListOfYear {
  readonly year: number;
  readonly list: YearList;
}

const files: Readonly<Record<YearList, { readonly name: string; readonly sheet: string }>> = {
  registrations: { name: 'dang-ky', sheet: 'Đăng ký' },
  targets: { name: 'muc-tieu', sheet: 'Mục tiêu' },
};

/** The lists and targets of a year as files, and from files. */
@Injectable()
export class YearListService {
  constructor(
    private readonly db: Db,
    private readonly registrations: RegistrationService,
    private readonly targets: TargetService,
  ) {}

  async export(caller: Caller, { year, list }: ListOfYear, format: 'csv' | 'xlsx'): Promise<FileAnswer> {
    const rows = await this.db.read(caller, async (em) => {
      const known = await groundOf(em, provinceAsked(caller), { year, fileName: '' }, []);
      if (list === 'targets') return [...listRows(await targetsOf(em, known))];
      return [...listRows((await registrationsOf(em, known)).list)];
    });
    const { name, sheet } = files[list];
    return tableAnswer(rows, { name: `${name}-${year}`, sheet, format });
  }

  /** Tries a file, or takes over what was shown of it. */
  import(caller: Caller, key: string, of: ListOfYear, sending: Sending): Promise<ListImport> {
    const { provinceId } = caller;
    const { sheet, answers } = sending;
    return commanded(this.db, { caller, key, request: { ...of, ...askedOf(sending) } }, async (em) => {
      permit('importYearList', caller, { provinceId });
      await lockProvince(em, provinceId);
      const ground = await groundOf(em, provinceId, { year: of.year, fileName: sheet.fileName }, answers);
      if (of.list === 'targets') {
        const list = await targetsOf(em, ground);
        return takeList(list, sending, async (changes) => {
          for (const change of changes) await this.targets.enter(em, caller, ground, list.entered(change));
        });
      }
      const { list, known } = await registrationsOf(em, ground);
      return takeList(list, sending, (changes) =>
        this.registrations.add(em, caller, registrationRows({ ...ground, known }, changes, caller)),
      );
    });
  }
}

type Ground = Awaited<ReturnType<typeof groundOf>>;

async function groundOf(
  em: EntityManager,
  provinceId: string,
  of: { readonly year: number; readonly fileName: string },
  answers: readonly ListAnswer[],
) {
  const [units, closed] = [await listUnitsWithLives(em), await closedNow(em)];
  return { provinceId, ...of, ...(await todayIn(em, provinceId)), closed, units, answers };
}

async function registrationsOf(em: EntityManager, ground: Ground) {
  const known = await listYear(em, ground.provinceId, ground.year);
  return { known, list: registrationList({ ...ground, known }, new UnitNames(ground.units, ground.answers)) };
}

async function targetsOf(em: EntityManager, ground: Ground): Promise<TargetList> {
  const known = await listTargets(em, ground.provinceId, ground.year);
  return new TargetList({ ...ground, known }, new UnitNames(ground.units, ground.answers, 'district'));
}
