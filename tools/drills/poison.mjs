import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { produce } from './facts.mjs';
import { settled } from './settling.mjs';

const topic = 'langmoi.criteria.assessment.v1';
const compacted = 'langmoi.directory.unit.v1';

/** A message that cannot be taken in is parked, seen, tried again and set aside; an outage and a tombstone are not. */
export async function poison({ product, workload, topics, small, verdict, say, stopped }) {
  const office = await product.offices.of('dt.van-hanh');
  const parked = () => parkedAt(office, 'reporting');
  const before = (await parked()).length;
  await anOutageParksNothing({ product, workload, topics, small, verdict, say, stopped });
  verdict.equal('parked by an outage', { before, after: (await parked()).length });
  await produce(product, compacted, [{ key: randomUUID(), value: null }]);
  await settled({ product, topics, say });
  verdict.equal('parked by a tombstone', { before, after: (await parked()).length });
  const bad = malformed(product);
  await produce(product, topic, [{ key: bad.subject, value: JSON.stringify(bad) }]);
  const found = await eventually(async () => (await parked()).find(({ eventId }) => eventId === bad.id));
  verdict.check('a malformed known event is parked', found?.state === 'parked', JSON.stringify(found));
  if (!found) return;
  verdict.check('with the error that says why', /metCount/.test(found.error), found.error);
  verdict.check(
    'with its place in the topic',
    found.topic === topic && Number(found.offset) >= 0,
    JSON.stringify(found),
  );
  await goesOnBehindIt({ product, workload, topics, say, verdict });
  await office.command(`/reporting/operations/parked/${found.id}/replay`, undefined, {});
  const again = await eventually(async () =>
    (await parked()).find(({ id, attempts }) => id === found.id && attempts > 1),
  );
  verdict.check('a replay has it taken in again, and parked again', again?.state === 'parked', JSON.stringify(again));
  const reason = 'Sự kiện hỏng của cuộc diễn tập';
  await office.command(`/reporting/operations/parked/${found.id}/dismissal`, { reason });
  const aside = (await parked()).find(({ id }) => id === found.id);
  verdict.check(
    'a dismissal sets it aside with its reason',
    aside?.state === 'dismissed' && aside.reason === reason,
    JSON.stringify(aside),
  );
}

const parkedAt = async (office, service) => (await office.get(`/${service}/operations`)).parked;

/** An assessment whose counts are words. */
const malformed = ({ province, communes }) => ({
  ...{ specversion: '1.0', id: randomUUID(), source: '/criteria', type: 'criteria.assessment.recorded' },
  ...{ time: new Date().toISOString(), subject: randomUUID(), datacontenttype: 'application/json' },
  ...{ provinceid: province.id, data: { communeId: communes[0].id, tier: 'NTM', metCount: 'nineteen' } },
});

async function anOutageParksNothing({ product, workload, topics, small, say, stopped }) {
  let over = false;
  const working = workload.run({ enough: () => over || stopped(), acts: false });
  const bringBack = await product.takeAway('postgres');
  await sleep(small ? 1_000 : 20_000);
  await bringBack();
  await sleep(1_000);
  over = true;
  await working;
  await settled({ product, topics, say });
}

/** What comes after a parked message is taken in as ever. */
async function goesOnBehindIt({ product, workload, topics, say, verdict }) {
  const last = workload.answers.acknowledged;
  await workload.run({ enough: () => workload.answers.acknowledged >= last + 20, acts: false });
  await settled({ product, topics, say });
  verdict.check('what came behind it was taken in', !workload.faults.length, workload.faults.join('; '));
}

async function eventually(ask, limitMs = 20_000) {
  for (const deadline = Date.now() + limitMs; Date.now() < deadline; await sleep(200)) {
    const found = await ask();
    if (found) return found;
  }
  return undefined;
}
