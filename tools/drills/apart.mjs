// What two provinces left behind, and what each of them was told: whose is every id?
import { Client, Connection } from '@temporalio/client';
import { readTopics, rowsOf } from './facts.mjs';
import { foreignRows, idsIn, ownership } from './owned.mjs';

export async function judge({ product, provinces, asked, topics, work, wanted, verdict }) {
  const owned = await ownership(product);
  verdict.figure('requests', asked.count);
  verdict.figure('requests a second, all kinds', Math.round(asked.count / asked.seconds));
  verdict.figure('given up by the one who asked', asked.cancelled);
  verdict.figure('lost with a connection', asked.lost);
  verdict.figure('refused', asked.refusals);
  verdict.figure('connections ended by the database', asked.killed);
  verdict.figure('commands acknowledged beside them', work.total());
  verdict.figure('ids seen', [...asked.seen.values()].map(({ size }) => size).join(' and '));
  verdict.figure('ids with an owner', owned.owner.size);
  verdict.check(`${wanted} requests were answered or given up`, asked.count >= wanted, asked.count);
  verdict.check('every id is one province’s', !owned.contested.length, owned.contested.slice(0, 3).join('; '));
  const foreign = provinces.flatMap(({ id }) =>
    [...asked.seen.get(id)].filter(([seen]) => owned.owner.has(seen) && owned.owner.get(seen) !== id),
  );
  verdict.check(
    'no answer names a row of the other province',
    !foreign.length,
    `${foreign.length}: ${foreign.slice(0, 3).join('; ')}`,
  );
  verdict.figure('own words in searches and files', asked.ownWords);
  verdict.check(
    'no answer carries a word of the other province, in lists, searches, exports and files',
    Object.values(asked.ownWords).every(Boolean) && !asked.foreignWords.length,
    asked.foreignWords.slice(0, 3).join('; ') || JSON.stringify(asked.ownWords),
  );
  const guesses = [...asked.met].filter(([, { foreign: guessed, nobody }]) => guessed.size && nobody.size);
  const told = guesses.filter(([, { foreign: guessed, nobody }]) => [...guessed].some((answer) => !nobody.has(answer)));
  verdict.figure('guessed routes by person', guesses.length);
  verdict.check(
    'a guessed id is answered as a missing one',
    !told.length,
    told
      .slice(0, 5)
      .map(([key, { foreign: a, nobody: b }]) => `${key}: ${[...a]} but ${[...b]}`)
      .join('; '),
  );
  const rows = await foreignRows(product, owned, new Set(provinces.map(({ id }) => id)));
  verdict.figure('rows read behind the services', rows.read);
  verdict.check(
    'no row names a row of the other province',
    !rows.found.length,
    `${rows.found.length}: ${rows.found.slice(0, 3).join('; ')}`,
  );
  await judgeEvents({ product, topics, owned, verdict });
  await judgeRuns({ product, provinces, owned, verdict });
  await judgeParked({ product, provinces, verdict });
}

async function judgeEvents({ product, topics, owned, verdict }) {
  let read = 0;
  const wrong = [];
  await readTopics(
    product,
    topics.map(({ name }) => name),
    ({ value }) => {
      if (!value) return;
      read++;
      const event = JSON.parse(value.toString());
      const foreign = [...idsIn(value.toString())].find(
        (id) => owned.owner.has(id) && owned.owner.get(id) !== event.provinceid,
      );
      if (foreign) wrong.push(`${event.type} of ${event.provinceid} names ${foreign}`);
    },
  );
  verdict.figure('events read', read);
  verdict.check(
    'no event names a row of the other province',
    !wrong.length,
    `${wrong.length}: ${wrong.slice(0, 3).join('; ')}`,
  );
}

async function judgeRuns({ product, provinces, owned, verdict }) {
  const connection = await Connection.connect({ address: product.addresses.temporal });
  const nameOf = new Map(provinces.map(({ id, name }) => [id, name]));
  const wrong = [];
  let runs = 0;
  try {
    const { workflow } = new Client({ connection });
    for await (const { workflowId, searchAttributes } of workflow.list()) {
      const [kind, province, id] = workflowId.split('/');
      if (kind !== 'dossier' || !nameOf.has(province)) continue; // another drill's
      runs++;
      const told = { owner: owned.owner.get(id), attribute: searchAttributes.LmProvince?.[0] };
      if (told.owner !== province || told.attribute !== nameOf.get(province))
        wrong.push(`${workflowId} ${JSON.stringify(told)}`);
    }
  } finally {
    await connection.close();
  }
  verdict.figure('workflow runs', runs);
  verdict.check(
    'every run is of the province that its id names',
    runs > 0 && !wrong.length,
    wrong.slice(0, 3).join('; '),
  );
}

async function judgeParked({ product, provinces, verdict }) {
  const wrong = [];
  const counts = [];
  for (const { id, word } of provinces) {
    const office = await product.offices.of(`${word}.van-hanh`);
    const { parked } = await office.get('/reporting/operations');
    const rows = await rowsOf(product, 'reporting', 'SELECT id FROM parked_messages WHERE province_id = $1', [id]);
    const own = new Set(rows.map((row) => row.id));
    counts.push(parked.length);
    wrong.push(...parked.filter((message) => !own.has(message.id)).map((message) => `${word} ${message.id}`));
  }
  verdict.figure('parked messages shown', counts.join(' and '));
  verdict.check(
    'each operator is shown its own parked messages',
    counts.every(Boolean) && !wrong.length,
    wrong.slice(0, 3).join('; ') || counts.join(),
  );
}
