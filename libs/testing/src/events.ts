import type { EventDefinition } from '@langmoi/contracts/envelope';
import { randomUUID } from 'node:crypto';

interface Choice {
  readonly provinceid?: string;
  readonly subject?: string;
  readonly traceparent?: string;
}

/** One province for events that do not name theirs. */
export const aProvinceId: string = randomUUID();

/** As another service would send it; `data` is unchecked, so that a spec may break it. */
export const anEvent = ({ source, type }: EventDefinition, data: object, choice: Choice = {}) => ({
  specversion: '1.0' as const,
  id: randomUUID() as string,
  source,
  type,
  time: new Date().toISOString(),
  subject: randomUUID() as string,
  datacontenttype: 'application/json' as const,
  provinceid: aProvinceId,
  ...choice,
  data,
});
