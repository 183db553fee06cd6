import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import '../contracts/load.mjs';
import { Answers } from './office.mjs';
import { addEverybody } from './cast.mjs';
import { DossierDesk } from './desks.mjs';
import { rowsOf } from './facts.mjs';
import { invented, makeProvince } from './province.mjs';
import { signedIn, signIn } from './everybody.mjs';
import { loadProvinces } from './tenants.mjs';
import { samplesOf } from './samples.mjs';

const { Role } = await import('../../libs/contracts/src/caller.ts');
const { minimal } = await import('../../libs/testing/src/minimal.ts');
const { isGranted, listedPlace, mayEver, provincePlace } = await import('../../libs/domain/src/access/table.ts');
const { accessTables, linesOf } = await import('../../libs/domain/src/access/tables.ts');
const { nationId } = await import('../../libs/platform/src/nation.ts');

const root = join(import.meta.dirname, '..', '..');
const size = { districts: 2, communesEach: 2 };
const lanes = 16;
/** What would change the sign-in of whoever asks; the gateway's own spec asks these. */
const notAsked = /^gateway\.(signIn|signOut|issueToken|endSignIn|choose\w+|statePurpose)$/;

/**
 * Every route of a running product as everybody: each role in each seat of a province, in another province, of the nation
 * reading this one, another or none, machines, and nobody; by real sign-ins, through the gateway. An answer lets through
 * exactly where the tables of access say so for the caller that the gateway made of the sign-in.
 */
export async function matrix({ product, topics, random, small, verdict, say, stopped }) {
  const folder = join(product.folder, 'facts-matrix');
  const [here, there] = [invented.third, invented.fourth];
  const accounts = [here, there].map((named) => {
    makeProvince(root, folder, size, named);
    return addEverybody(folder, named, Role.options);
  });
  await loadProvinces({ product, root, folder, topics, say });
  const everybody = await signedIn(product, accounts, say);
  const ground = await groundOf({ product, named: here, everybody, random });
  const calls = callsOf(samplesOf(ground), everybody, { small, random });
  const faults = [];
  const again = { count: 0 };
  let asked = 0;
  const began = performance.now();
  const left = [...calls];
  const lane = async () => {
    for (let call = left.shift(); call && !stopped(); call = left.shift()) {
      const fault = await patiently(() => faultOf(product, call), call, again);
      if (fault) faults.push(fault);
      if (++asked % 200 === 0) say(`${asked} of ${calls.length} calls`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const seconds = (performance.now() - began) / 1000;
  verdict.figure('people and machines who ask', everybody.length);
  verdict.figure('routes', new Set(calls.map(({ name }) => name)).size);
  verdict.figure('calls', asked);
  verdict.figure('asked again', again.count);
  verdict.figure('calls a second', Math.round(asked / seconds));
  verdict.figure(
    'let through / refused',
    `${calls.filter(({ expected }) => expected).length} / ${calls.filter(({ expected }) => !expected).length}`,
  );
  verdict.check('every call was made', asked === calls.length, `${asked} of ${calls.length}`);
  verdict.check(
    'each answer lets through exactly where the table says so',
    !faults.length,
    `${faults.length}: ${faults.slice(0, 8).join('; ')}`,
  );
}

// — What is asked about —

/** The first commune of the province, with a dossier at each of three steps, a paper, a household, a person, a sum. */
async function groundOf({ product, named, everybody, random }) {
  const of = (role, seat) => everybody.find(({ who }) => who === `${named.word}.m.${role.toLowerCase()}.${seat}`);
  const { provinceId, unitPath } = of('communeOfficer', 'commune').caller;
  const [province, district, communeId] = unitPath.length === 3 ? unitPath : [undefined, ...unitPath];
  const place = { product, named, of, provinceId, communeId, ask: askingOf(product) };
  const dossiers = await dossiersOf({ product, named, communeId, random });
  return {
    ...{ provinceId, province, district, communeId, dossiers, decision, laws: product.laws },
    ...(await recordsOf(place, dossiers)),
    ...(await peopleOf(place)),
    ...(await unitsOf(place)),
    ...(await setsOf(place)),
    closingId: await openedClosing(place),
    evidenceId: await withdrawnPhoto(place),
    parked: await parkedOf(place),
  };
}

const decision = { number: '1/QĐ-UBND (diễn tập)', date: '2020-03-01', authority: 'UBND xã (diễn tập)' };

/** Asks as somebody; what is refused is a fault of the drill. */
const askingOf = (product) => async (person, method, path, body) => {
  const type = body instanceof FormData ? {} : { 'content-type': 'application/json' };
  const headers = { ...person.headers, ...type, 'idempotency-key': randomUUID() };
  const sent = body instanceof FormData ? body : body && JSON.stringify(body);
  const answer = await fetch(`${product.offices.url}/api${path}`, { method, headers, ...(sent && { body: sent }) });
  if (!answer.ok) throw new Error(`${method} ${path} as ${person.who}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

async function recordsOf({ product, named, of, communeId, ask }, [first]) {
  const photos = new FormData();
  photos.append('code', 'PHOTOS');
  photos.append('file', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), 'anh.pdf');
  const commune = of('communeOfficer', 'commune');
  const paper = await ask(commune, 'POST', `/recognition/dossiers/${first.id}/documents`, photos);
  const household = await ask(of('povertyOfficer', 'commune'), 'POST', `/poverty/communes/${communeId}/households`, {
    ...{ hamlet: 'Ấp Một', classification: 'poor', since: '2020-01-01', decision },
    members: [{ name: 'Người Diễn Tập', birth: '1970', relation: 'head' }],
  });
  const line = '/funding/years/2020/programmes/newRural/sources/credit/mobilised/records';
  const figure = { asOf: '2020-03-31', seenVersion: 0, amount: '1', planned: null };
  // Entered by somebody who is none of those who ask: nobody approves their own.
  await ask(await signIn(product, `${named.word}.tai-chinh`), 'POST', line, figure);
  return { documentId: paper.id, householdId: household.id };
}

async function peopleOf({ named, of, provinceId, ask }) {
  const administrator = of('provinceAdministrator', 'province');
  const persons = await ask(administrator, 'GET', `/directory/provinces/${provinceId}/persons`);
  const person = persons.find(({ account }) => account === `${named.word}.dieu-phoi`);
  const machine = await ask(administrator, 'POST', `/identity/provinces/${provinceId}/machines`, {
    name: 'máy để thu hồi',
    role: 'figuresMachine',
  });
  return {
    ...{ personId: person.id, appointment: person.appointments[0], account: person.account },
    clientId: machine.clientId,
  };
}

/** A note on the commune that was withdrawn, and a draft of its renaming. */
async function unitsOf({ of, provinceId, communeId, ask }) {
  const administrator = of('provinceAdministrator', 'province');
  const alias = { kind: 'alias', written: 'Tên viết khác (diễn tập)' };
  const sources = [{ document: 'Văn bản (diễn tập)', date: null, line: 1 }];
  const fact = await ask(administrator, 'POST', `/directory/units/${communeId}/facts`, { content: alias, sources });
  await ask(administrator, 'POST', `/directory/unit-facts/${fact.id}/withdraw`, { reason: 'ghi nhầm (diễn tập)' });
  const renaming = {
    ...{ ends: [], begins: [], parts: [] },
    ...{ kind: 'renamed', changes: [{ unitId: communeId, name: 'Tên mới' }] },
  };
  const change = { effectiveOn: '2029-01-01', decision, happenings: [renaming] };
  const proposal = await ask(administrator, 'POST', `/directory/provinces/${provinceId}/unit-proposals`, change);
  return { factId: fact.id, change, proposalId: proposal.id };
}

/** A draft of the province's criteria set, and a file of figures by that set that was taken back. */
async function setsOf({ product, of, provinceId, ask }) {
  const office = of('coordinationOffice', 'province');
  const [set] = await ask(office, 'GET', '/criteria/criteria-sets');
  const copied = { setId: set.id, version: set.version };
  const draft = await ask(office, 'POST', '/criteria/set-proposals', copied);
  const importId = randomUUID();
  await rowsOf(
    ...[product, 'criteria'],
    `INSERT INTO figure_imports (province_id, id, state, tier, criteria_set, set_version, as_of, file_name, digest, size,
            sheets, counts, questions, rehearsal, recorded_by, recorded_at, capacity, basis, organisation_id)
     VALUES ($1, $2, 'undone', 'NTM', $3, $4, '2020-01-01', 'x.csv', 'x', 1, '[]',
            '{"rows": 0, "left": 0, "new": 0, "changed": 0, "same": 0, "error": 0}', '[]', true, $2, now(), 'own',
            'confirmed', $5)`,
    [provinceId, importId, set.id, set.version, of('departmentOfficer', 'province').caller.organisationId],
  );
  await rowsOf(product, 'criteria', `INSERT INTO figure_import_files VALUES ($1, $2, '')`, [provinceId, importId]);
  return { copied, setProposalId: draft.id, importId };
}

/** A closing that was opened: whoever may open is told that it does not stand. */
async function openedClosing({ product, provinceId }) {
  const closingId = randomUUID();
  await rowsOf(
    product,
    'criteria',
    `WITH closing AS (INSERT INTO figure_closings VALUES
       ($2, $1, '1990-01-01', '{"document": "x", "date": null, "line": null}', true, 'coordinationOffice', $2, now(), NULL, 'own', '2020-01-01'))
     INSERT INTO figure_openings VALUES ($2, $1, 'x', 'chairmanOffice', $2, now(), NULL, 'own', '2020-01-01')`,
    [provinceId, closingId],
  );
  return closingId;
}

/** By service, a message of the province that waits. */
async function parkedOf({ product, provinceId }) {
  const parked = {};
  for (const service of Object.keys(accessTables).filter((name) => name !== 'gateway')) {
    parked[service] = randomUUID();
    await rowsOf(
      ...[product, service],
      `INSERT INTO parked_messages (id, province_id, consumer_group, topic, topic_partition, topic_offset, key, value, headers, error)
       VALUES ($1, $2, 'drill', 'langmoi.drill.matrix.v1', 0, 0, 'key', 'value', '{}', 'invalid at data')`,
      [parked[service], provinceId],
    );
  }
  return parked;
}

/** A photo with a kept position, which its commune withdrew: whoever may withdraw it is told so. */
async function withdrawnPhoto({ of, communeId, ask: askAs }) {
  const ask = (...asked) => askAs(of('communeOfficer', 'commune'), ...asked);
  const { default: sharp } = await import('sharp');
  const exif = {
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '1/1 0/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '1/1 0/1 0/1' },
  };
  const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'grey' } })
    .withExif(exif)
    .jpeg()
    .toBuffer();
  const uploadId = randomUUID();
  const part = new FormData();
  part.append('no', '0');
  part.append('file', new Blob([photo]), 'part');
  await ask('POST', `/criteria/evidence-uploads/${uploadId}/parts`, part);
  const place = `/criteria/communes/${communeId}/tiers/NTM`;
  const { criteriaSet, on: asOf } = await ask('GET', `${place}/figures`);
  const binding = { criteriaSet, of: 1, asOf, fileName: 'x.jpg', keepPosition: { reason: 'diễn tập' } };
  const { id } = await ask('POST', `${place}/evidence`, { uploadId, parts: 1, ...binding });
  await ask('POST', `/criteria/evidence/${id}/withdrawal`, { reason: 'diễn tập' });
  return id;
}

async function dossiersOf({ product, named, communeId, random }) {
  const code = `${named.code}01001`;
  const own = { id: communeId, account: `${named.word}.xa.${code}`, reviewer: `${named.word}.huyen.${named.code}01` };
  const desk = new DossierDesk(product.offices, own);
  const answers = new Answers();
  for (const stage of ['registration', 'self-assessment', 'publication']) {
    await desk.register(answers);
    const dossier = desk.dossiers.at(-1);
    while (dossier.stage !== stage) await desk.act(dossier, answers, random);
  }
  return desk.dossiers.map(({ id, stage, round }) => ({ id, stage, round }));
}

// — The calls —

function callsOf(samples, everybody, { small, random }) {
  return Object.keys(accessTables).flatMap((service) =>
    linesOf(service).flatMap(({ action, rule, route }) => {
      const name = `${service}.${action}`;
      if (!route || notAsked.test(name)) return [];
      const given = samples(service, action);
      return given.flatMap((sample) => {
        const calls = everybody.map((person) => {
          const call = { name, service, rule, route, sample, person };
          return { ...call, expected: isExpected(call) };
        });
        return small ? some(calls, random) : calls;
      });
    }),
  );
}

/** Of the small form: whoever is let in, up to three, and six of the others. */
function some(calls, random) {
  const pick = (list, count) => list.toSorted(() => random.next() - 0.5).slice(0, count);
  return [
    ...pick(
      calls.filter(({ expected }) => expected),
      3,
    ),
    ...pick(
      calls.filter(({ expected }) => !expected),
      6,
    ),
  ];
}

/** What the table says of the caller that the gateway made of the sign-in. */
function isExpected({ rule, route, sample, person: { caller } }) {
  if (rule.public) return true;
  if (!caller || rule.house) return false;
  if (rule.ownAccount) return !caller.roles.some((role) => role.endsWith('Machine'));
  const admitted = mayEver(rule, caller, route.method);
  if (isOfNoPlace(sample, caller)) return admitted;
  if (sample.as) return admitted && sample.as(caller);
  return !hasNothingOf(sample, caller) && isGranted(rule, caller, askedOf({ route, sample, caller }));
}

const isOfNoPlace = ({ ofTheCountry, ofNation }, { provinceId }) =>
  ofTheCountry || (ofNation && provinceId === nationId);

/** Every province has sets, the nation by itself none. */
const hasNothingOf = ({ ofProvinces }, { readsProvinceId, provinceId }) =>
  ofProvinces && (readsProvinceId ?? provinceId) === nationId;

function askedOf({ route, sample: { at, state }, caller }) {
  const place = at ?? (route.method === 'GET' ? listedPlace(caller) : provincePlace(caller.provinceId));
  return { place, ...(state !== undefined && { state }) };
}

/**
 * Asked again: a part that asks to come again (503), and an upload that was refused at the door before the file had
 * arrived, which may lose the connection with the answer.
 */
async function patiently(ask, { name, route, person }, again) {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      const isPassing = error instanceof ComeAgain || route.bodyKind === 'multipart';
      if (!isPassing || tries === 20) return `${name} as ${person.who}: ${error.cause?.code ?? error}`;
      again.count++;
      await sleep(error instanceof ComeAgain ? 1_000 : 50);
    }
  }
}

class ComeAgain extends Error {}

async function faultOf(product, call) {
  const { url, ...request } = requestOf(product, call);
  const answer = await fetch(url, request);
  const told = await answer.text();
  if (answer.status === 503) throw new ComeAgain(told);
  const { name, sample, person, expected } = call;
  const label = sample.label ? ` (${sample.label})` : '';
  const said = `${name}${label} as ${person.who}: ${answer.status} ${/"type":"([^"]+)"/.exec(told)?.[1] ?? ''}`;
  if (answer.status >= 500 || answer.status === 429) return `${said}, a fault`;
  const through = ![401, 403, 404].includes(answer.status);
  return through === expected ? undefined : `${said}, and the table says ${expected ? 'yes' : 'no'}`;
}

function requestOf(product, { service, route, sample, person }) {
  const below = service === 'gateway' ? '/api' : `/api/${service}`;
  const values = { ...(route.params && minimal(route.params)), ...sample.params };
  const path = route.path.replace(/:(\w+)/g, (_, key) => encodeURIComponent(values[key]));
  const search = sample.query ? `?${new URLSearchParams(sample.query)}` : '';
  const body = bodyOf(route, sample);
  const headers = { ...person.headers, ...body.headers, ...(route.command && { 'idempotency-key': randomUUID() }) };
  const url = `${product.offices.url}${below}${path}${search}`;
  return { url, method: route.method, headers, ...(body.sent && { body: body.sent }) };
}

function bodyOf({ body, bodyKind }, { form, body: choice }) {
  if (form) return { headers: {}, sent: form() };
  if (!body || bodyKind === 'multipart') return { headers: {} };
  return { headers: { 'content-type': 'application/json' }, sent: JSON.stringify({ ...minimal(body), ...choice }) };
}
