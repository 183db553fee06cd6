import { HoldersRecorded, TitlePublished } from '@langmoi/contracts/culture';
import type { EventDefinition } from '@langmoi/contracts/envelope';
import { FundsRecorded } from '@langmoi/contracts/funding';
import { PolicyPublished, SupportRecorded } from '@langmoi/contracts/poverty';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { anEvent } from '@langmoi/testing/events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { communeId, dataDir, provinceId, type Sent } from './tra-vinh';

/** A record of a data file; its event's schema checks the rest of it. */
const Records = z.object({ records: z.array(z.record(z.string(), z.unknown())) });
const Policies = Records.extend({ policies: z.array(PolicyPublished.schema.shape.data) });
const Titles = Records.extend({ titles: z.array(TitlePublished.schema.shape.data) });

const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(dataDir, 'demo/tra-vinh', `${name}-2020.json`), 'utf8'));

const sent = (definition: EventDefinition, subject: string, data: object): Sent => ({
  definition,
  event: anEvent(definition, data, { provinceid: provinceId, subject }),
});

type Changes = Record<string, unknown>;
const recorded = (key: string): Changes => ({
  recordId: uuidOf('record', key),
  ...{ version: 1, basis: 'stated', rehearsal: false },
});

/** What funding says of a line; the paper's first word unless told otherwise. */
export function aLine(record: Changes): Sent {
  const key = [record['year'], record['programme'], record['fundingSource'], record['measure']].join('/');
  const lineId = uuidOf('line', `${provinceId}/${key}`);
  return sent(FundsRecorded, lineId, { ...recorded(key), ...record, lineId });
}

/** What poverty says of a policy in a year. */
export function aSupport(record: Changes): Sent {
  const key = [record['year'], record['policy'], record['measure']].join('/');
  const supportId = uuidOf('support', `${provinceId}/${key}`);
  return sent(SupportRecorded, supportId, { ...recorded(key), ...record, supportId });
}

/** What culture says of a title in a unit. */
export function aHolding({ unitCode, ...record }: Changes): Sent {
  const key = `${String(unitCode)}/${String(record['title'])}`;
  const holdingId = uuidOf('holding', `${provinceId}/${key}`);
  return sent(HoldersRecorded, holdingId, {
    ...recorded(key),
    ...record,
    holdingId,
    unitId: communeId(String(unitCode)),
  });
}

/** What funding, poverty and culture send of the demo's files. */
export function factsOfTraVinh(): Sent[] {
  const { policies, records: supports } = Policies.parse(read('poverty'));
  const { titles, records: holdings } = Titles.parse(read('culture'));
  return [
    ...Records.parse(read('funding')).records.map(aLine),
    ...policies.map((one) => sent(PolicyPublished, uuidOf('policy', `${provinceId}/${one.id}`), one)),
    ...supports.map((one) => aSupport({ period: null, ...one })),
    ...titles.map((one) => sent(TitlePublished, uuidOf('title', `${provinceId}/${one.id}`), one)),
    ...holdings.map(aHolding),
  ];
}
