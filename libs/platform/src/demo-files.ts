import type { Caller } from '@langmoi/contracts/caller';
import { UnitLevel } from '@langmoi/contracts/common';
import type { INestApplicationContext } from '@nestjs/common';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Db, systemCaller } from './db';
import { uuidOf } from './uuid-of';

const UnitsFile = z.object({ units: z.array(z.object({ code: z.string(), level: UnitLevel })) });

/** One demo province with what its files of one name say, oldest first. */
interface DemoProvince<F> {
  readonly provinceId: string;
  readonly files: F[];
}

interface Papers<F> {
  readonly service: string;
  readonly dataDir: string;
  /** Of the files below `<dataDir>/demo/<province>`. */
  readonly name: RegExp;
  readonly schema: z.ZodType<F>;
}

/**
 * Hands the service's own files of the demo provinces to `takeIn`, as the house, oldest first; a province is taken in
 * whole or not at all. Rejects on a file that is not what the schema describes.
 */
export async function takeInPapers<F>(
  app: INestApplicationContext,
  { service, dataDir, name, schema }: Papers<F>,
  takeIn: (em: EntityManager, caller: Caller, file: F) => Promise<void>,
): Promise<void> {
  for (const { provinceId, files } of demoProvinces(dataDir, name, schema)) {
    const house = systemCaller(service, provinceId);
    await app.get(Db).run(house, async (em) => {
      for (const file of files) await takeIn(em, house, file);
    });
  }
}

/** What a paper says, with an id that holds it: a corrected file is another statement, and becomes the next version. */
export const identified = <R extends object>({ provinceId }: Caller, record: R): R & { readonly id: string } => ({
  ...record,
  id: uuidOf('statement', JSON.stringify([provinceId, record])),
});

/** Every province under `<dataDir>/demo` with its files of this name. Throws on a file that it cannot read. */
function demoProvinces<F>(dataDir: string, name: RegExp, schema: z.ZodType<F>): DemoProvince<F>[] {
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
