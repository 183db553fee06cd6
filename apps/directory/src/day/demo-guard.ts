import { ConfigError } from '@langmoi/platform/config';
import type { INestApplicationContext } from '@nestjs/common';
import { ProvinceService, theHouse } from '../province/province.service';

/**
 * The roles page lets anybody be anybody: never beside a real province. Throws ConfigError, so that the process ends with
 * 78 before it opens its port.
 */
export async function refuseDemoBesideProvinces(
  app: INestApplicationContext,
  { demo }: { demo: boolean },
): Promise<void> {
  if (!demo) return;
  const real = (await app.get(ProvinceService).tenants(theHouse)).filter(({ isDemo }) => !isDemo);
  if (real.length === 0) return;
  const names = real.map(({ name }) => name).join(', ');
  throw new ConfigError(`DEMO: must be false where a province is real: ${names}`);
}
