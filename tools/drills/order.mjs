import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { numberOf } from './facts.mjs';
import { settled, unpublished } from './settling.mjs';
import { eventsOf } from './tally.mjs';

const topic = 'langmoi.criteria.assessment.v1';
/** Nobody listens to this type, so that only the way to the topics is tried. */
const type = 'criteria.assessment.counted-by-a-drill';
const perTransaction = 25;
const writers = 4;

/** Events of few aggregates by many writers while relay and broker are killed: versions rise by one, in order. */
export async function order({ product, topics, random, small, verdict, say, stopped }) {
  const wanted = small ? 3_000 : 200_000;
  const kills = small
    ? ['criteria/worker']
    : ['criteria/worker', 'kafka', 'criteria/worker', 'postgres', 'criteria/worker'];
  const written = { count: 0, statement: statementOfAppend() };
  const began = Date.now();
  const enough = () => stopped() || written.count >= wanted;
  const subjects = Array.from({ length: 200 }, () => randomUUID());
  const writing = Promise.all(
    Array.from({ length: writers }, () => write({ product, random, subjects, enough, written })),
  );
  const killed = [];
  for (const [index, name] of kills.entries()) {
    while (!enough() && written.count < ((index + 1) * wanted) / (kills.length + 1)) await sleep(20);
    if (product.killNamed(name)) killed.push(name);
    say(`${written.count} of ${wanted} events written, killed ${name}`);
    if (!small) await product.untilWhole();
  }
  await writing;
  verdict.figure('seconds of writing', Math.round((Date.now() - began) / 1000));
  await settled({ product, topics, say });
  const { events, order: seen } = await eventsOf(
    product,
    topics.filter(({ compacted }) => !compacted).map(({ name }) => name),
  );
  const ours = [...events.values()].filter((event) => event.type === type);
  verdict.figure('events on the topics', seen.read);
  verdict.figure('killed', killed.join(', '));
  verdict.figure('delivered more than once', seen.repeats);
  verdict.check(`${wanted} events were written`, written.count >= wanted, written.count);
  const versions = 'SELECT sum(version) FROM aggregate_versions WHERE subject = ANY($1)';
  const committed = await numberOf(product, 'criteria', versions, [subjects]); // of a commit the answer may be lost
  verdict.equal('every one that committed', { committed, 'on the topic': ours.length });
  verdict.check('the version of every aggregate rises by one', !seen.gaps && !seen.inversions, JSON.stringify(seen));
  verdict.check(
    'no event has a key other than its subject',
    ours.every(({ key, subject }) => key === subject),
  );
  verdict.check('nothing waits in an outbox', (await unpublished(product)) === 0);
}

/** As a service does: transactions with several events, of which some are rolled back. */
async function write({ product, random, subjects, enough, written }) {
  while (!enough()) {
    const client = new pg.Client({ connectionString: addressOf(product), application_name: 'drill' });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SET search_path TO criteria');
      while (!enough()) await transaction(client, { product, random, subjects, written });
    } catch {
      await sleep(200); // killed under us; what had not committed never was
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function transaction(client, { product, random, subjects, written }) {
  await client.query('BEGIN');
  // In one order, else two transactions wait for each other.
  const chosen = Array.from({ length: perTransaction }, () => random.pick(subjects)).sort();
  for (const subject of chosen) {
    const id = randomUUID();
    const envelope = {
      ...{ specversion: '1.0', id, source: '/criteria', type, time: new Date().toISOString(), subject },
      ...{ datacontenttype: 'application/json', provinceid: product.province.id, data: {} },
    };
    await client.query({
      name: 'append',
      text: written.statement,
      values: [id, topic, subject, JSON.stringify(envelope)],
    });
  }
  const back = random.next() < 0.1;
  await client.query(back ? 'ROLLBACK' : 'COMMIT');
  if (!back) written.count += perTransaction;
}

/** That of `append` itself, so that what is tried here is what services do. */
function statementOfAppend() {
  const file = join(import.meta.dirname, '..', '..', 'libs', 'platform', 'src', 'outbox.ts');
  const found = /const writing = statement\(`([^`]+)`/.exec(readFileSync(file, 'utf8'));
  if (!found) throw new Error('append no longer keeps its statement in a constant');
  return found[1];
}

function addressOf(product) {
  const url = new URL(product.addresses.postgres);
  url.pathname = 'criteria';
  return url.href;
}
