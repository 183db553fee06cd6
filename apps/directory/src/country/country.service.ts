import type { Caller } from '@langmoi/contracts/caller';
import type { UnitFindingsView } from '@langmoi/contracts/units';
import { Db } from '@langmoi/platform/db';
import { Injectable } from '@nestjs/common';
import { countDoubts, listFindings, namesOf, type Asked } from './finding.repository';

/** What the load of the country left out, for whoever reads the register. */
@Injectable()
export class CountryService {
  constructor(private readonly db: Db) {}

  findings(caller: Caller, asked: Asked): Promise<UnitFindingsView> {
    return this.db.read(caller, async (em) => {
      const { findings, total } = await listFindings(em, asked);
      const unitIds = new Set(findings.flatMap((finding) => finding.unitIds));
      return { counts: await countDoubts(em, asked), findings, units: await namesOf(em, [...unitIds]), total };
    });
  }
}
