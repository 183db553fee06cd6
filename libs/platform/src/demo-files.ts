import { UnitLevel } from '@langmoi/contracts/common';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { uuidOf } from './uuid-of';

const UnitsFile = z.object({ units: z.array(z.object({ code: z.string(), level: UnitLevel })) });

/** One demo province with what its files of one name say, oldest first. */
export interface DemoProvince<F> {
  readonly provinceId: string;
  readonly files: F[];
}

/** Every province under `<dataDir>/demo` with its files of this name. Throws on a file that it cannot read. */
export function demoProvinces<F>(dataDir: string, name: RegExp, schema: z.ZodType<F>): DemoProvince<F>[] {
  const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
  return readdirSync(join(dataDir, 'demo')).map((province) => {
    const folder = join(dataDir, 'demo', province);
    const { units } = UnitsFile.parse(json(join(folder, 'units.json')));
    const code = units.find(({ level }) => level === 'province')?.code;
    if (!code) throw new Error(`The units of ${province} name no province`);
    const files = readdirSync(folder).filter((file) => name.test(file));
    return {
      provinceId: uuidOf('province', code),
      files: files.sort().map((file) => schema.parse(json(join(folder, file)))),
    };
  });
}
