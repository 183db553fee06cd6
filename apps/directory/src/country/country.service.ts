import type { Caller } from '@langmoi/contracts/caller';
import type { UnitFindingsView } from '@langmoi/contracts/units';
import { Db } from '@langmoi/platform/db';
import { Injectable } from '@nestjs/common';
import { countDoubts, listFindings, type Asked } from './finding.repository';

/** What the load of the country left out, for whoever reads the register. */
@Injectable()
export class CountryService {
  constructor(private readonly db: Db) {}

  findings(caller: Caller, asked: Asked): Promise<UnitFindingsView> {
    return this.db.read(caller, async (em) => ({
      counts: await countDoubts(em, asked),
      ...(await listFindings(em, asked)),
    }));
  }
}
