// Every question of the merged OpenAPI, asked with ids of one's own, of the other province, and of nobody.
import { randomUUID } from 'node:crypto';

const tiers = ['NTM', 'NANG_CAO'];

/** What is the same for whoever asks: health, one's own session, and the list of the demo's accounts before sign-in. */
const forEverybody = /^\/api\/(session|health|demo|identity|directory\/accounts$)/;

/** GET routes that only somebody signed in may ask, with the names of what they want. */
export function questionsOf(document) {
  return Object.entries(document.paths)
    .filter(([path, methods]) => methods.get && !forEverybody.test(path))
    .map(([path]) => ({
      path: path.replace(/^\/api/, ''),
      names: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    }));
}

/** POST routes that name an id in their path. */
export function commandsOf(document) {
  return Object.entries(document.paths)
    .filter(([path, methods]) => methods.post && /\{(dossierId|communeId|unitId|parkedId|provinceId)\}/.test(path))
    .map(([path]) => ({
      path: path.replace(/^\/api/, ''),
      names: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    }));
}

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
export function addressOf({ path, names }, whose, { ids, random }) {
  const filled = {};
  for (const name of names) {
    const some = anything[name]?.(random);
    const pool = ids[whose]?.[name] ?? [];
    filled[name] = some ?? (whose === 'nobody' || pool.length === 0 ? randomUUID() : random.pick(pool));
  }
  return path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(filled[name]));
}

/** Whether the route has anything that could be another province's. */
export const namesAnId = ({ names }) => names.some((name) => !(name in anything));

/** Ids of a province by the names that routes give them. */
export async function idsOf(rowsOf, product, province) {
  const ids = (service, statement) =>
    rowsOf(product, service, statement, [province]).then((rows) => rows.map(({ id }) => id));
  const [units, communes, dossiers, documents, parked, organisations] = await Promise.all([
    ids('directory', `SELECT id::text FROM units WHERE province_id = $1`),
    ids('directory', `SELECT id::text FROM units WHERE province_id = $1 AND level = 'commune'`),
    ids('recognition', `SELECT id::text FROM dossiers WHERE province_id = $1 ORDER BY id DESC LIMIT 200`),
    ids('recognition', `SELECT id::text FROM dossier_documents WHERE province_id = $1 LIMIT 200`),
    ids('reporting', `SELECT id::text FROM parked_messages WHERE province_id = $1`),
    ids('directory', `SELECT id::text FROM organisations WHERE province_id = $1`),
  ]);
  return {
    ...{ provinceId: [province], unitId: units, communeId: communes, dossierId: dossiers, documentId: documents },
    ...{ parkedId: parked, organisationId: organisations },
  };
}
