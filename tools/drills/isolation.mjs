import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { judge } from './apart.mjs';
import { produce, rowsOf } from './facts.mjs';
import { idsIn } from './owned.mjs';
import { formOf, guessInFiles, leaveMarks, saidBy, searched } from './marks.mjs';
import { addressOf, commandsOf, guessedIn, idsOf, questionsOf } from './questions.mjs';
import { settled } from './settling.mjs';
import { accountsOf, twoProvinces } from './tenants.mjs';
import { Workload } from './workload.mjs';

const root = join(import.meta.dirname, '..', '..');
const sizes = { small: { districts: 1, communesEach: 3 }, long: { districts: 3, communesEach: 8 } };

/** Two provinces ask, command and guess at once, through one pool of each service: no answer names a foreign row. */
export async function isolation({ product, topics, random, small, verdict, say, stopped }) {
  const provinces = await twoProvinces({ product, root, size: sizes[small ? 'small' : 'long'], topics, say });
  await leaveMarks({ product, provinces });
  const asked = new Asked(provinces);
  await poisonBoth({ product, provinces });
  const work = await commandsOfBoth({ product, provinces, random, count: small ? 16 : 2_000, stopped });
  const wanted = small ? 1_500 : 200_000;
  const disturbing = disturb({ product, asked, over: () => asked.count >= wanted || stopped(), random, small });
  const began = performance.now();
  await mixed({ product, provinces, asked, random, wanted, small, say, stopped });
  asked.seconds = (performance.now() - began) / 1000;
  await disturbing;
  await work.done;
  await sameKeys({ product, provinces, verdict });
  await guessInFiles({ product, provinces, verdict });
  await settled({ product, topics, say });
  await judge({ product, provinces, asked, topics, work, wanted, verdict });
}

/** What both provinces were answered: every id that each of them saw, and how guesses were refused. */
class Asked {
  count = 0;
  cancelled = 0;
  lost = 0;
  refusals = 0;
  killed = 0;
  seconds = 0;
  /** Ids by the province that saw them, with one address where it did. */
  seen;
  /** By route and account: what a guess met, and what a missing id met. */
  met = new Map();
  /** Answers that carried a word of the other province, unasked; and how many carried one of their own, by kind. */
  foreignWords = [];
  ownWords = { search: 0, file: 0 };

  constructor(provinces) {
    this.words = new Map(provinces.map((province) => [province.id, saidBy(province)]));
    this.seen = new Map(provinces.map(({ id }) => [id, new Map()]));
  }

  answered({ province, account, route, whose, address, status, told }) {
    this.count++;
    if (status >= 400) this.refusals++;
    this.#heard({ province, account, route, address, told });
    if (route.isOfTheCountry) return;
    const seen = this.seen.get(province.id);
    for (const id of idsIn(told)) if (!seen.has(id) && !address.includes(id)) seen.set(id, `${account} ${address}`);
    if (whose !== 'own' && status !== 429 && status !== 503)
      this.#guessed({ account, route, whose, address, status, told });
  }

  #guessed({ account, route, whose, address, status, told }) {
    const guessed = guessedIn(route, address);
    if (!guessed) return;
    const key = `${account} ${route.method ?? 'GET'} ${route.path} ${guessed}`;
    if (!this.met.has(key)) this.met.set(key, { foreign: new Set(), nobody: new Set() });
    this.met.get(key)[whose].add(`${status} ${typeOf(told)}`);
  }

  /** A refusal names the address it was asked at: what was typed there is nobody's secret. */
  #heard({ province, account, route, address, told }) {
    const typed = decodeURIComponent(address.replaceAll('+', ' '));
    for (const [id, said] of this.words) {
      const words = (told.match(said) ?? []).filter((word) => !typed.includes(word));
      if (!words.length) continue;
      if (id !== province.id) this.foreignWords.push(`${account} ${address}: ${words[0]}`);
      else if (route.isFile) this.ownWords.file++;
      else if (typed.includes('search=')) this.ownWords.search++;
    }
  }
}

const typeOf = (told) => /"type":"([^"]+)"/.exec(told)?.[1] ?? '';

/** Lanes of both provinces, each request of a random person, route and id; some are given up in the middle. */
async function mixed({ product, provinces, asked, random, wanted, small, say, stopped }) {
  const document = JSON.parse(readFileSync(join(root, 'dist', 'openapi.json'), 'utf8'));
  const routes = [...questionsOf(document).flatMap((route) => [route, route, route]), ...commandsOf(document)];
  const words = searched(provinces);
  const people = provinces.map((province) => ({ province, accounts: accountsOf(province) }));
  let ids = await poolsOf(product, provinces);
  await sightsOfTheirOwn({ product, asked, people, routes, ids, random });
  const refresh = setInterval(
    () =>
      void poolsOf(product, provinces)
        .then((fresh) => (ids = fresh))
        .catch(() => {}),
    5_000,
  );
  const lane = async (index) => {
    const { province, accounts } = people[index % 2];
    while (asked.count < wanted && !stopped()) {
      const account = random.pick(accounts);
      const route = random.pick(routes);
      const whose = random.pick(['own', 'own', 'foreign', 'foreign', 'nobody']);
      const address = addressOf(route, route.method && whose === 'own' ? 'nobody' : whose, {
        ids: ids.get(province.id),
        random,
        words,
      });
      await ask({ product, asked, province, account, route, whose, address, random });
      if (asked.count % 500 === 0) say(`${asked.count} of ${wanted} requests`);
    }
  };
  await Promise.all(Array.from({ length: small ? 16 : 32 }, (_, index) => lane(index)));
  clearInterval(refresh);
}

/** Every search and every file once, as those who may: what is looked for in the answers is really in some. */
async function sightsOfTheirOwn({ product, asked, people, routes, ids, random }) {
  const telling = [...new Set(routes)].filter(
    ({ isFile, query }) => isFile || query?.some(({ name }) => name === 'search'),
  );
  const certain = { ...random, next: () => 0.2 }; // asks with every word, and gives nothing up
  for (const { province, accounts } of people) {
    const words = [`${province.word}.`];
    for (const route of telling) {
      const asks = { ...route, query: route.query?.filter(({ name }) => name === 'search') };
      const address = addressOf(asks, 'own', { ids: ids.get(province.id), random: certain, words });
      const how = { product, asked, province, route, whose: 'own', address, random: certain };
      await Promise.all(accounts.map((account) => ask({ ...how, account })));
    }
  }
}

async function poolsOf(product, provinces) {
  const [a, b] = await Promise.all(provinces.map(({ id }) => idsOf(rowsOf, product, id)));
  const [first, second] = provinces;
  return new Map([
    [first.id, { own: a, foreign: b }],
    [second.id, { own: b, foreign: a }],
  ]);
}

async function ask({ product, asked, province, account, route, whose, address, random }) {
  const office = await product.offices.of(account);
  const givenUp = random.next() < 0.05;
  const signal = givenUp ? AbortSignal.timeout(1 + random.below(15)) : AbortSignal.timeout(60_000);
  const said = route.multipart
    ? { form: formOf({}, { name: 'thu.txt', type: 'text/plain', text: 'thử' }) }
    : { body: {} };
  const how = route.method ? { method: 'POST', key: randomUUID(), ...said } : {};
  try {
    const { status, told } = await office.plain(address, { ...how, signal });
    asked.answered({
      province,
      account,
      route,
      whose: route.method && whose === 'own' ? 'nobody' : whose,
      address,
      status,
      told,
    });
  } catch {
    asked.count++;
    if (givenUp) asked.cancelled++;
    else asked.lost++;
  }
}

/** Connections of the services are ended by the database while they work: the pools must not come back mixed. */
async function disturb({ product, asked, over, random, small }) {
  while (!over()) {
    await sleep(small ? 700 : 2_000);
    const rows = await rowsOf(
      product,
      'recognition',
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name ~ '-(api|worker)$' AND pid % 7 = $1`,
      [random.below(7)],
    ).catch(() => []);
    asked.killed += rows.length;
  }
}

/** Ordinary work of both, at once: what it leaves must be each province's own. */
async function commandsOfBoth({ product, provinces, random, count, stopped }) {
  const both = await Promise.all(provinces.map((province) => workloadOf(product, province, random)));
  const total = () => both.reduce((sum, { answers }) => sum + answers.acknowledged, 0);
  const enough = () => total() >= count || stopped();
  const done = Promise.all(both.map((workload) => workload.run({ enough })));
  return { done, total, both };
}

async function workloadOf(product, { id, word, communes }, random) {
  const { offices, owners, laws } = product;
  const workload = new Workload({
    product: { offices, owners, laws, communes, province: { id } },
    ...{ random, lanes: 4, acts: 0.5, word },
  });
  workload.begin();
  return workload;
}

/** Messages of both that no consumer can read. */
async function poisonBoth({ product, provinces }) {
  const bad = provinces.flatMap(({ id, communes }) =>
    Array.from({ length: 5 }, () => ({
      ...{ specversion: '1.0', id: randomUUID(), source: '/criteria', type: 'criteria.assessment.recorded' },
      ...{ time: new Date().toISOString(), subject: randomUUID(), datacontenttype: 'application/json' },
      ...{ provinceid: id, data: { communeId: communes[0].id, tier: 'NTM', metCount: 'nineteen' } },
    })),
  );
  const messages = bad
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map((event) => ({ key: event.subject, value: JSON.stringify(event) }));
  await produce(product, 'langmoi.criteria.assessment.v1', messages);
}

/** One key, sent by both at the same moment: two commands, each with its own answer. */
async function sameKeys({ product, provinces, verdict }) {
  const wrong = [];
  for (let times = 0; times < 20; times++) {
    const key = randomUUID();
    const answers = await Promise.all(
      provinces.map(async ({ communes }, index) => {
        const { account, id } = communes.at(-1);
        const office = await product.offices.of(account);
        const path = `/criteria/communes/${id}/tiers/NANG_CAO/draft`;
        const body = { revision: times, results: [] };
        const { status, told } = await office.plain(path, {
          method: 'PUT',
          body,
          key,
          signal: AbortSignal.timeout(60_000),
        });
        return { index, status, told };
      }),
    );
    if (new Set(answers.map(({ status }) => status)).size !== 1) wrong.push(JSON.stringify(answers));
    else if (answers[0].status >= 500) wrong.push(JSON.stringify(answers[0]));
  }
  verdict.check('the same key in two provinces is two commands, 20 times', !wrong.length, wrong.slice(0, 2).join('; '));
}
