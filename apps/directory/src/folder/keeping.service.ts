import { ProvinceOpened, type FolderPart, type ProvinceFolder } from '@langmoi/contracts/folder';
import { Problem } from '@langmoi/contracts/problem';
import { systemCaller } from '@langmoi/platform/db';
import { problemWords } from '@langmoi/platform/language';
import { append } from '@langmoi/platform/outbox';
import { Injectable } from '@nestjs/common';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { AnnouncementService } from '../personnel/announcement.service';
import { StaffingService } from '../personnel/staffing.service';
import { ProvinceService } from '../province/province.service';
import { UnitService } from '../unit/unit.service';
import type { Words } from './cell';
import type { FolderRows, KnownUnits } from './folder-rows';
import { format } from './format';
import type { Fault } from './read';

/** The rows of a folder and what others are told of it, inside the transaction of whoever asks. */
@Injectable()
export class KeepingService {
  constructor(
    private readonly provinces: ProvinceService,
    private readonly units: UnitService,
    private readonly staffing: StaffingService,
    private readonly announcements: AnnouncementService,
  ) {}

  /** The units of a folder that the register has on its day. */
  known(em: EntityManager, { province, units }: ProvinceFolder): Promise<KnownUnits> {
    return this.units.idsOn(em, [{ level: 'province', code: province.code }, ...units], province.day);
  }

  /** Makes every row and every event of it; answers with what the house's other rows do not let through. */
  async keep(em: EntityManager, folder: ProvinceFolder, rows: FolderRows, again: boolean): Promise<Fault[]> {
    const { province } = rows;
    const house = systemCaller('directory', province.id);
    const added = await this.provinces.found(em, house, province);
    if (!added && !again) return [faultOf('province', { column: 'code', ...otherwiseMade })];
    const { units, source, unitsSince: since } = rows;
    const otherwise = await this.units
      .open(em, house, { units, source, since, day: folder.province.day })
      .catch(refusedUnits);
    if (!Array.isArray(otherwise)) return [otherwise];
    if (otherwise.length > 0) return otherwise.map(({ code, name }) => unitFault(folder, code, toldOtherwise(name)));
    const { changed, taken } = await this.staffing.load(em, rows);
    if (taken.length > 0) return taken.map((account) => officerFault(folder, account));
    const today = await this.provinces.today(em, province.id);
    await this.announcements.loaded(em, house, today, changed);
    for (const data of rows.openings) await append(em, house, ProvinceOpened, { subject: province.id, data });
    return [];
  }
}

/** A fault that only the house's other rows show; its line is found by what the line says. */
export function faultOf(
  part: FolderPart,
  { column, line = 2, ...words }: Words & { column: string; line?: number },
): Fault {
  const { names, columns } = format[part];
  const heading = columns.find(({ key }) => key === column)?.names[0] ?? column;
  return { file: `${names[0]}.csv`, line, column: heading, ...words };
}

const unitFault = ({ province, units }: ProvinceFolder, code: string, words: Words): Fault =>
  code === province.code
    ? faultOf('province', { column: 'code', ...words })
    : faultOf('units', { column: 'code', line: units.findIndex((unit) => unit.code === code) + 2, ...words });

const officerFault = ({ officers }: ProvinceFolder, account: string): Fault => {
  const line = officers.findIndex((officer) => officer.account === account) + 2;
  return faultOf('officers', { column: 'account', line, ...wordsOf('/problems/account-taken') });
};

/** What the register of units does not take in; and units that are another tenant's, whom the policies keep them for. */
function refusedUnits(error: unknown): Fault {
  if (error instanceof QueryFailedError && 'code' in error.driverError && error.driverError.code === '42501') {
    return faultOf('units', { column: 'code', ...anothersUnits });
  }
  if (!(error instanceof Problem)) throw error;
  return { file: `${format.units.names[0]}.csv`, line: null, column: null, ...wordsOf(error.type) };
}

function wordsOf(type: string): Words {
  const [vi, en] = [problemWords(type, 'vi'), problemWords(type, 'en')];
  return {
    detail: { vi: vi?.title ?? type, en: en?.title ?? type },
    remedy: { vi: vi?.remedy ?? '', en: en?.remedy ?? '' },
  };
}

const anothersUnits: Words = {
  detail: {
    vi: 'Có đơn vị đang thuộc dữ liệu của một tỉnh khác trên hệ thống',
    en: 'Some units are kept by another province of this deployment',
  },
  remedy: {
    vi: 'Tỉnh nhận các đơn vị ấy bằng quyết định sáp nhập, không bằng thư mục.',
    en: 'They come over by the decision on the merger, not by a folder.',
  },
};
const otherwiseMade: Words = {
  detail: { vi: 'Tỉnh này đã có, không phải từ thư mục', en: 'This province is there, and no folder made it' },
  remedy: { vi: 'Dùng màn hình của tỉnh để sửa.', en: 'Change it on its own screens.' },
};
const toldOtherwise = (name: string): Words => ({
  detail: { vi: `Sổ đơn vị hành chính ghi khác về ${name}`, en: `The register of units tells otherwise of ${name}` },
  remedy: {
    vi: 'Sửa loại, tên, mã hoặc cấp trên cho đúng sổ; đơn vị đã thay đổi thì ghi bằng sự kiện.',
    en: 'Write kind, name, code and parent as there; what became of a unit is entered as an event.',
  },
});
