// Counts every fact where it must be, each once: acknowledged, in its table, in the outbox, on the topic, taken in.
import { numberOf, readTopics, rowsOf } from './facts.mjs';

const tables = { funding: 'line_records', poverty: 'support_records', culture: 'holding_records' };

/** Every event of the topics by id: { id, type, topic, subject, version }, and what came more than once. */
export async function eventsOf(product, topics) {
  const events = new Map();
  const newest = new Map();
  const order = { gaps: 0, inversions: 0, repeats: 0, read: 0 };
  await readTopics(product, topics, ({ topic, key, value }) => {
    if (value === null) return;
    const { id, type, subject, aggregateversion: version, data } = JSON.parse(value);
    order.read++;
    if (events.has(id)) return void order.repeats++;
    events.set(id, { id, type, topic, subject, version, key: String(key), data });
    const before = newest.get(`${topic} ${subject}`) ?? 0;
    if (version > before + 1) order.gaps++;
    if (version <= before) order.inversions++;
    newest.set(`${topic} ${subject}`, Math.max(before, version));
  });
  return { events, order };
}

/** Acknowledged = rows = events = projections = steps, for every service, each once. */
export async function tally(verdict, { product, workload, topics }) {
  const streams = topics.filter(({ compacted }) => !compacted).map(({ name }) => name);
  const { events, order } = await eventsOf(product, streams);
  const ofType = (type) => [...events.values()].filter((event) => event.type === type);
  await records(verdict, { product, workload, ofType });
  await dossiers(verdict, { product, workload, ofType });
  await outboxes(verdict, { product, events, streams });
  await projections(verdict, { product, topics, events });
  verdict.figure('events read from the topics', order.read);
  verdict.figure('delivered more than once', order.repeats);
  verdict.check('versions of every aggregate rise by one', order.gaps + order.inversions === 0, JSON.stringify(order));
  await nothingParked(verdict, { product });
}

async function records(verdict, { product, workload, ofType }) {
  const acknowledged = workload.acknowledged('criteria');
  const rows = await rowsOf(product, 'criteria', `SELECT id FROM assessments WHERE basis = 'self'`);
  const counts = { acknowledged: new Set(acknowledged).size, rows: rows.length };
  const recorded = ofType('criteria.assessment.recorded').filter(({ data }) => data.basis === 'self');
  verdict.equal('criteria', { ...counts, events: new Set(recorded.map(({ data }) => data.assessmentId)).size });
  for (const [service, table] of Object.entries(tables)) {
    if (!product.owners.includes(service)) continue;
    const told = new Set(workload.acknowledged(service)).size;
    const kept = await numberOf(product, service, `SELECT count(*) FROM ${table} WHERE basis = 'entered'`);
    const types = { funding: 'funding.line', poverty: 'poverty.support', culture: 'culture.holding' };
    const said = ofType(`${types[service]}.recorded`).filter(({ data }) => data.basis === 'entered').length;
    verdict.equal(service, { acknowledged: told, rows: kept, events: said });
  }
}

async function dossiers(verdict, { product, workload, ofType }) {
  const known = workload.dossiers.map(({ dossier }) => dossier);
  const count = (statement) => numberOf(product, 'recognition', statement);
  verdict.equal('dossiers', {
    acknowledged: known.length,
    rows: await count('SELECT count(*) FROM dossiers'),
    events: ofType('recognition.dossier.registered').length,
    projections: await numberOf(product, 'reporting', 'SELECT count(*) FROM dossiers'),
  });
  const keys = new Set(known.flatMap(({ acts }) => acts));
  const rows = await rowsOf(product, 'recognition', 'SELECT act_id FROM dossier_acts');
  verdict.equal('steps of dossiers', {
    acknowledged: keys.size,
    rows: rows.length,
    'same ids': rows.filter((row) => keys.has(row.act_id)).length,
    events: ofType('recognition.dossier.act-recorded').length,
  });
  verdict.equal('stages entered', {
    rows: await count('SELECT count(*) FROM dossier_stages'),
    events: ofType('recognition.dossier.stage-entered').length,
  });
}

/** What committed left, and nothing else did. */
async function outboxes(verdict, { product, events, streams }) {
  let rows = 0;
  let absent = 0;
  for (const service of product.owners) {
    const left = await rowsOf(product, service, 'SELECT id FROM outbox_events WHERE topic = ANY($1)', [streams]);
    rows += left.length;
    absent += left.filter(({ id }) => !events.has(id)).length;
  }
  verdict.equal('every service together', { 'in the outboxes': rows, 'on the topics': events.size });
  verdict.check('nothing that committed is missing from the topics', absent === 0, `${absent} are missing`);
}

/** Reporting keeps the newest of each: it must be what its owner says. */
async function projections(verdict, { product, topics, events }) {
  const read = topics.filter(({ compacted, groups }) => !compacted && groups.includes('reporting.overview'));
  const names = new Set(read.map(({ name }) => name));
  const seen = await rowsOf(product, 'reporting', 'SELECT event_id AS id FROM inbox_events');
  const taken = new Set(seen.map(({ id }) => id));
  const handled = await handledTypes(product, events, names);
  const missed = handled.filter(({ id }) => !taken.has(id));
  verdict.check(`reporting took in each of ${handled.length} events once`, !missed.length, `${missed.length} not`);
  const newest = `SELECT DISTINCT ON (commune_id, tier) commune_id, tier, version, met_count FROM`;
  const owners = await rowsOf(
    product,
    'criteria',
    `SELECT commune_id, max(version) AS version FROM assessments GROUP BY 1`,
  );
  const copies = await rowsOf(product, 'reporting', `${newest} commune_assessments ORDER BY 1, 2, version DESC`);
  const versionOf = new Map(copies.map((row) => [row.commune_id, row.version]));
  const other = owners.filter((row) => versionOf.get(row.commune_id) !== row.version);
  verdict.check(
    `reporting shows the newest assessment of ${owners.length} communes`,
    !other.length,
    `${other.length} not`,
  );
}

/** Of the types that reporting listens to: it skips the others without a trace. */
async function handledTypes(product, events, names) {
  const seen = await rowsOf(product, 'reporting', 'SELECT event_id AS id FROM inbox_events');
  const types = new Set(seen.map(({ id }) => events.get(id)?.type).filter(Boolean));
  return [...events.values()].filter(({ topic, type }) => names.has(topic) && types.has(type));
}

export async function nothingParked(verdict, { product }) {
  const parked = await parkedIn(product);
  verdict.check('nothing is parked', parked === 0, `${parked} messages are parked`);
}

/** Messages that any service has parked, whatever became of them. */
export async function parkedIn(product) {
  let parked = 0;
  for (const service of product.owners) {
    const [{ there }] = await rowsOf(product, service, `SELECT to_regclass('parked_messages') AS there`);
    if (there) parked += await numberOf(product, service, 'SELECT count(*) FROM parked_messages');
  }
  return parked;
}
