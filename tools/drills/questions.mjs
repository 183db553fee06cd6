// Every question of the merged OpenAPI, asked with ids of one's own, of the other province, and of nobody.
import { randomUUID } from 'node:crypto';

const tiers = ['NTM', 'NANG_CAO'];

/** What is the same for whoever asks: health, one's own session, and the list of the demo's accounts before sign-in. */
const forEverybody = /^\/api\/(session|health|demo|identity|directory\/accounts$)/;

/** The register of units is the country's public law: every province reads of every unit (access table, `viewUnitLife`, `searchUnits` and more). */
const ofTheCountry = /^\/api\/directory\/(units\/\{unitId\}\/(life|facts)|units\/search|unit-findings)$/;

/** GET routes that only somebody signed in may ask, with the names of what they want. */
export function questionsOf(document) {
  return Object.entries(document.paths)
    .filter(([path, methods]) => methods.get && !forEverybody.test(path))
    .map(([path, { get }]) => ({ ...routeOf(path, get), query: queryOf(document, get) }));
}

/** POST routes that name an id in their path. */
export function commandsOf(document) {
  return Object.entries(document.paths)
    .filter(([path, methods]) => methods.post && /\{\w+Id\}/.test(path) && !forEverybody.test(path))
    .map(([path, { post }]) => ({ ...routeOf(path, post), multipart: isMultipart(post), method: 'POST' }));
}

const routeOf = (path, { responses }) => ({
  path: path.replace(/^\/api/, ''),
  names: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
  isOfTheCountry: ofTheCountry.test(path),
  isFile: !Object.keys(responses['200']?.content ?? {}).every((type) => type.includes('json')),
});

const isMultipart = ({ requestBody }) => 'multipart/form-data' in (requestBody?.content ?? {});

/** What may be asked behind the path: its name, and the words that its schema knows, if it is one of a few. */
const queryOf = (document, { parameters = [] }) =>
  parameters
    .filter((one) => one.in === 'query')
    .map(({ name, required = false, schema }) => {
      const { enum: words, type, format } = schemaOf(document, schema);
      return { name, required, words, type, format };
    });

const schemaOf = (document, { $ref, ...schema }) =>
  $ref ? document.components.schemas[$ref.replace('#/components/schemas/', '')] : schema;

const anything = {
  tier: (random) => random.pick(tiers),
  account: () => 'khong-co',
  regimeId: () => 'qd-2540-2016.commune',
  year: () => '2020',
  programme: () => 'newRural',
  fundingSource: () => 'credit',
  measure: () => 'mobilised',
  version: () => '1',
  policy: () => 'khong-co',
  title: () => 'khong-co',
};

/**
 * The address with every name filled in. `whose` is 'own', 'foreign' or 'nobody'; an id is of the kind that its name
 * says, so that what is guessed is a row that is really there, in the other province.
 */
export function addressOf({ path, names, query = [] }, whose, { ids, random, words = [] }) {
  const idOf = (name) => {
    const pool = ids[whose]?.[name] ?? [];
    return whose === 'nobody' || pool.length === 0 ? randomUUID() : random.pick(pool);
  };
  const paper = whose !== 'nobody' && names.includes('documentId') && random.pick(ids[whose].papers);
  const filled = Object.fromEntries(names.map((name) => [name, anything[name]?.(random) ?? idOf(name)]));
  Object.assign(filled, paper);
  const asked = query
    .filter(({ required }) => required || random.next() < 0.5)
    .map((one) => [one.name, wordOf(one, { idOf, random, words })]);
  const behind = asked.length ? `?${new URLSearchParams(asked)}` : '';
  return path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(filled[name])) + behind;
}

/** A word of the schema's few, an id, a day, this instant, a page; for what is free text, a search. */
function wordOf({ name, words: few, type, format }, { idOf, random, words }) {
  if (few) return random.pick(few);
  if (name.endsWith('Id')) return idOf(name);
  if (format === 'date') return '2020-05-01';
  if (format === 'date-time') return new Date().toISOString();
  return type === 'integer' ? '1' : random.pick(words);
}

/** The ids that an address names and that could be another province's, by their names; empty where there is none. */
export function guessedIn({ names }, address) {
  const behind = [...new URLSearchParams(address.split('?')[1]).keys()];
  return [...names.filter((name) => !(name in anything)), ...behind.filter((name) => name.endsWith('Id'))].join(' ');
}

/** Ids of a province by the names that routes give them. */
export async function idsOf(rowsOf, product, province) {
  const ids = (service, statement) =>
    rowsOf(product, service, statement, [province]).then((rows) => rows.map(({ id }) => id));
  const [units, communes, districts, dossiers, papers, parked, organisations, persons, appointments, households] =
    await Promise.all([
      ids('directory', `SELECT id::text FROM units WHERE province_id = $1`),
      ids('directory', `SELECT id::text FROM units WHERE province_id = $1 AND level = 'commune'`),
      ids('directory', `SELECT id::text FROM units WHERE province_id = $1 AND level = 'district'`),
      ids('recognition', `SELECT id::text FROM dossiers WHERE province_id = $1 ORDER BY id DESC LIMIT 200`),
      rowsOf(
        product,
        'recognition',
        `SELECT id::text AS "documentId", dossier_id::text AS "dossierId" FROM dossier_documents
          WHERE province_id = $1 LIMIT 200`,
        [province],
      ),
      ids('reporting', `SELECT id::text FROM parked_messages WHERE province_id = $1`),
      ids('directory', `SELECT id::text FROM organisations WHERE province_id = $1`),
      ids('directory', `SELECT id::text FROM officers WHERE province_id = $1`),
      ids('directory', `SELECT id::text FROM appointments WHERE province_id = $1`),
      ids('poverty', `SELECT id::text FROM households WHERE province_id = $1`),
    ]);
  return {
    ...{ provinceId: [province], unitId: units, communeId: communes, dossierId: dossiers, papers },
    ...{ districtId: districts, parkedId: parked, organisationId: organisations },
    ...{ personId: persons, appointmentId: appointments, householdId: households },
  };
}
