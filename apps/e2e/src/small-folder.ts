import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { product } from './config';
import { langmoi } from './product';

/** A unit as a line of `don-vi.csv` has it: `9981,huyện,huyện,Huyện thứ hai,998`. */
type UnitLine = readonly [code: string, level: string, kind: string, name: string, parentCode: string];

interface Small {
  readonly code: string;
  readonly name: string;
  /** As a Vietnamese writes it. */
  readonly day: string;
  readonly units: readonly UnitLine[];
  /** Of the coordination office and of the administrator. */
  readonly accounts: readonly [coordination: string, administrator: string];
}

const decision = '1/QĐ (diễn tập),1/1/2016,Thủ tướng (diễn tập)';

/** A rehearsal with one office and two persons in it, as a folder of CSV; taken in by the launcher's own command. */
export async function importSmall(place: string, { code, name, day, units, accounts }: Small): Promise<void> {
  const office = `Văn phòng Điều phối ${name}`;
  const officers = ['coordinationOffice', 'provinceAdministrator'].map(
    (role, at) =>
      `${accounts[at]},Người số ${at + 1} của ${name} (diễn tập),${office},${code},${role},1/1/2016,${decision}`,
  );
  const files = {
    'tinh.csv': `code,name,day,rehearsal,decisionNumber,decisionDate,decisionAuthority\n${code},${name},${day},có,${decision}\n`,
    'don-vi.csv': ['code,level,kind,name,parentCode', ...units.map((line) => line.join(','))].join('\n'),
    'co-quan.csv': `unitCode,kind,name\n${code},coordinationOffice,${office}\n`,
    'can-bo.csv': [
      'account,displayName,organisation,unitCode,role,fromOn,decisionNumber,decisionDate,decisionAuthority',
      ...officers,
    ].join('\n'),
  };
  const folder = join(place, code);
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  await langmoi(product().data, ['province', 'import', folder]);
}
