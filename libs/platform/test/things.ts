import { defineEvent } from '@langmoi/contracts/envelope';
import { directoryTables } from '../src/directory-copy';
import { messagingTables, Migration, provinceFunction, provincePolicy } from '../src/migrations';
import { operationsTables, prunableParked } from '../src/operations/tables';
import { provinceGrants } from '../src/province-grants';
import { provincesApart } from '../src/provinces-apart';
import type { QueryRunner } from 'typeorm';
import { z } from 'zod';

/** Its one event. */
export const Opened = defineEvent({
  source: '/spec',
  type: 'spec.thing.opened',
  topic: 'langmoi.spec.thing.v1',
  summary: 'A thing was opened',
  data: z.object({ year: z.int() }),
});

/** The smallest service there could be. */
export class CreateThings extends Migration {
  readonly id = '20261124T1000-create-things';

  protected async change(runner: QueryRunner): Promise<void> {
    await messagingTables(runner);
    await provinceFunction(runner);
    await operationsTables(runner);
    await runner.query(`CREATE TABLE things (
      id uuid PRIMARY KEY,
      province_id uuid NOT NULL,
      total numeric(15) NOT NULL DEFAULT 0 CONSTRAINT ck_things_total CHECK (total <= 100)
    )`);
    await provincePolicy(runner, 'things');
    await provincesApart(runner);
    await prunableParked(runner);
    await directoryTables(runner);
    await provinceGrants(runner, { units: 'directory_units', clocks: ['directory_provinces', 'province_id'] });
  }
}
