import type { Caller } from '@langmoi/contracts/caller';
import { Db } from '@langmoi/platform/db';
import type { FileAnswer } from '@langmoi/platform/file-answer';
import { tableAnswer } from '@langmoi/facts/table-answer';
import { Injectable } from '@nestjs/common';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../personnel/person.service';
import { officerRows } from './export';

/** Officers of a province as a file that an import takes back. */
@Injectable()
export class OfficerFileService {
  constructor(
    private readonly db: Db,
    private readonly persons: PersonService,
    private readonly organisations: OrganisationService,
  ) {}

  /** What is shown of persons, and that it was read, is as in the list of them. */
  async export(caller: Caller, provinceId: string, format: 'csv' | 'xlsx'): Promise<FileAnswer> {
    const persons = await this.persons.list(caller, provinceId, {});
    const { places } = await this.db.read(caller, (em) => this.organisations.tenant(em, provinceId));
    const rows = officerRows(persons, new Map([...places.unitIds].map(([code, id]) => [id, code])));
    return tableAnswer(rows, { name: 'can-bo', sheet: 'Cán bộ', format });
  }
}
