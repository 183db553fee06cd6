import type { Caller } from '@langmoi/contracts/caller';
import { OrganisationDescribed } from '@langmoi/contracts/directory';
import { FigureClosings, FiguresClosed, FiguresOpened } from '@langmoi/contracts/figure-closings';
import { aCaller } from '@langmoi/testing/callers';
import { anEvent } from '@langmoi/testing/events';
import { until } from '@langmoi/testing/until';
import { randomUUID } from 'node:crypto';
import { anImportScene, table, type ImportScene, type Province } from './import-scene';
import { aCommune, aDistrictSet, anIndicator, type TestService } from './service';

let scene: ImportScene;
let criteria: TestService;

beforeAll(async () => {
  scene = await anImportScene();
  ({ criteria } = scene);
});
afterAll(() => criteria?.close());

const paper = { document: 'Báo cáo', number: '25/BC-BCĐ', date: '2020-06-20' };
const at = { before: '2020-03-31', last: '2020-04-30', after: '2020-05-01' };

/** Offices of a province on 1/7/2020, by two persons where two are needed. */
function officesOf({ provinceId, province }: { provinceId: string; province: string }) {
  const of = { provinceId, unitId: province, unitPath: [province] };
  return {
    office: aCaller({ ...of, roles: ['coordinationOffice'] }),
    colleague: aCaller({ ...of, roles: ['coordinationOffice'], userId: randomUUID() }),
    chairman: aCaller({ ...of, roles: ['chairmanOffice'], userId: randomUUID() }),
  };
}

/** A commune and its district with somebody who says something of each kind, of whichever day. */
async function aProvince() {
  const place = await aCommune(criteria, { indicators: [anIndicator('1.1'), anIndicator('1.2', { thresholds: [] })] });
  const { provinceId, province, district, communeId } = place;
  await aDistrictSet(criteria, provinceId, [anIndicator('1.1')]);
  const organisationId = randomUUID();
  const leads = [1, 2].map((criterion) => ({ criteriaSet: 'three', criterion, basis: 'named' as const, source: null }));
  const about = { id: organisationId, provinceId, unitId: province, kind: 'department' as const, name: 'Sở Thử' };
  const described = anEvent(OrganisationDescribed, { ...about, leads, members: [] }, { provinceid: provinceId });
  await criteria.deliver(OrganisationDescribed, described);
  const offices = officesOf(place);
  const { office } = offices;
  const department = aCaller({
    ...{ provinceId, unitId: province, unitPath: [province], organisationId, roles: ['departmentOfficer'] },
  });
  const officer = aCaller({
    ...{ provinceId, unitId: communeId, unitPath: [province, district, communeId], roles: ['communeOfficer'] },
  });
  const reviewer = aCaller({
    ...{ provinceId, unitId: district, unitPath: [province, district], roles: ['districtReviewer'] },
  });
  const value = { kind: 'ratio', numerator: '60', denominator: '100' };
  const said = new Map<string, number>();
  /** As the newest version that was recorded. */
  const counted = async (what: string, send: (seenVersion: number) => ReturnType<typeof criteria.command>) => {
    const seen = said.get(what) ?? 0;
    const answer = await send(seen);
    if (answer.status < 300) said.set(what, seen + 1);
    return answer;
  };
  const figures = (asOf: string, seenVersion: number, more: object = {}) => ({
    ...{ criteriaSet: 'three', asOf },
    figures: [{ indicator: '1.1', value, seenVersion, ...more }],
  });
  const ofCommune = `/communes/${communeId}/tiers/NTM`;
  const ofDistrict = `/units/${district}/tiers/NTM`;
  const sayings = {
    figure: (asOf: string) =>
      counted('figure', (seen) => criteria.command(`POST ${ofCommune}/figures`, figures(asOf, seen), officer)),
    takingBack: (asOf: string) =>
      counted('figure', (seen) =>
        criteria.command(`POST ${ofCommune}/figures`, figures(asOf, seen, { value: null, note: 'nhầm' }), officer),
      ),
    confirmation: () =>
      counted('figure', (seenVersion) =>
        criteria.command(
          'POST /figures/confirmations',
          { criteriaSet: 'three', confirmations: [{ communeId, indicator: '1.1', seenVersion }] },
          department,
        ),
      ),
    figureOfDistrict: (asOf: string) =>
      counted('figureOfDistrict', (seen) =>
        criteria.command(`POST ${ofDistrict}/figures`, { ...figures(asOf, seen), criteriaSet: 'nine' }, reviewer),
      ),
    assessment: (asOf: string) =>
      counted('assessment', (seenVersion) =>
        criteria.command(
          `POST ${ofCommune}/assessments`,
          { asOf, results: [{ criterion: 1, state: 'achieved' }], seenVersion },
          officer,
        ),
      ),
    assessmentOfDistrict: (asOf: string) =>
      counted('assessmentOfDistrict', (seenVersion) =>
        criteria.command(
          `POST ${ofDistrict}/assessments`,
          { asOf, results: [{ criterion: 1, state: 'achieved' }], seenVersion },
          reviewer,
        ),
      ),
    decision: (asOf: string, change: object = {}) =>
      counted('decision', (seenVersion) =>
        criteria.command(
          `POST ${ofCommune}/decisions`,
          {
            ...{ criteriaSet: 'three', of: 2, met: true, asOf, reason: 'đã kiểm tra', evidence: ['12/BB'] },
            ...{ seenVersion, ...change },
          },
          department,
        ),
      ),
    list: (asOf: string) =>
      counted('list', (seenVersion) =>
        criteria.command(
          'POST /years/2020/tiers/NTM/registrations',
          {
            ...{ seenVersion, asOf, paper, reason: 'x' },
            ...(seenVersion % 2 === 0 ? { add: [communeId], strike: [] } : { add: [], strike: [communeId] }),
          },
          office,
        ),
      ),
    target: (asOf: string) =>
      counted('target', (seenVersion) => {
        const measure = { kind: 'communes', tier: 'NTM' };
        const content = { measure, number: 1, dueOn: '2020-12-31', wording: null };
        return criteria.command(
          'PUT /years/2020/targets/xa',
          { seenVersion, asOf, paper, reason: null, content },
          office,
        );
      }),
  };
  return { ...place, ...offices, officer, department, sayings };
}

const close = (caller: Caller, until = at.last, change: object = {}) =>
  criteria.command('POST /figure-closings', { until, paper, ...change }, caller);
const open = (caller: Caller, id: string, reason = 'xã báo nhầm số hộ') =>
  criteria.command(`POST /figure-closings/${id}/opening`, { reason }, caller);
const view = async (caller: Caller) => FigureClosings.parse((await criteria.ask('/figure-closings', caller)).body);
const idOf = (closings: { body: unknown }) => FigureClosings.parse(closings.body).closings[0]?.id ?? '';
const isTaken = ({ status }: { status: number }): boolean => status < 300;
const errorsOf = ({ body }: { body: unknown }) =>
  ((body as { errors?: { pointer: string }[] }).errors ?? []).map(({ pointer }) => pointer);

it('refuses whatever is said of a closed day, names closing and place, and takes what is said of a day after it', async () => {
  const place = await aProvince();
  const { sayings, office } = place;
  const { takingBack, confirmation, ...others } = sayings;
  for (const [name, say] of Object.entries(others)) expect([name, isTaken(await say(at.before))]).toEqual([name, true]);
  await close(office);
  const writers = Object.entries({ ...others, takingBack });
  for (const [name, say] of writers) {
    for (const asOf of [at.before, at.last]) {
      const refused = await say(asOf);
      expect([name, refused.status, errorsOf(refused)]).toEqual([name, 409, ['/asOf']]);
      expect(refused.body).toMatchObject({
        type: '/problems/figures-closed',
        closedUntil: at.last,
        closed: {
          role: 'coordinationOffice',
          knownOn: '2020-07-01',
          paper: { document: 'Báo cáo 25/BC-BCĐ', date: '2020-06-20' },
        },
        errors: [{ detail: 'Số liệu đến ngày 30/4/2020 đã chốt theo Báo cáo 25/BC-BCĐ (20/6/2020)' }],
      });
    }
  }
  const unconfirmed = await confirmation();
  expect([unconfirmed.status, unconfirmed.body['type'], errorsOf(unconfirmed)]).toEqual([
    ...[409, '/problems/figures-closed', ['/confirmations/0']],
  ]);
  for (const [name, say] of Object.entries(others)) expect([name, isTaken(await say(at.after))]).toEqual([name, true]);
  expect((await confirmation()).status).toBe(201);
});

it('is opened for a reason by somebody else than closed, stays on record, and then the day is as before', async () => {
  const { sayings, office, chairman } = await aProvince();
  const id = idOf(await close(office));
  const own = await open(office, id);
  expect([own.status, own.body['type']]).toEqual([403, '/problems/own-closing']);
  expect((await sayings.figure(at.before)).status).toBe(409);
  expect((await open(chairman, id, ' ')).status).toBe(400);
  expect(await open(chairman, id)).toMatchObject({ status: 200, body: { closedUntil: null } });
  expect((await sayings.figure(at.before)).status).toBe(201);
  expect(await view(office)).toMatchObject({
    closedUntil: null,
    closings: [
      {
        ...{ until: at.last, rehearsal: true, paper: { document: 'Báo cáo 25/BC-BCĐ' } },
        closed: { role: 'coordinationOffice', isOwn: true, knownOn: '2020-07-01' },
        opened: { role: 'chairmanOffice', isOwn: false, reason: 'xã báo nhầm số hộ', knownOn: '2020-07-01' },
      },
    ],
  });
  expect((await open(chairman, id)).body['type']).toBe('/problems/figures-not-closed');
  expect((await open(chairman, randomUUID())).body['type']).toBe('/problems/figure-closing-not-found');
});

it('closes further and further, and opens the newest before the one below it', async () => {
  const { sayings, office, colleague, chairman } = await aProvince();
  const first = idOf(await close(office, at.before));
  const second = idOf(await close(colleague, at.last));
  expect(errorsOf(await close(office, at.last))).toEqual(['/until']);
  expect(errorsOf(await close(office, '2020-07-02'))).toEqual(['/until']);
  expect(errorsOf(await close(office, at.after, { paper: { ...paper, date: '2020-07-02' } }))).toEqual(['/paper/date']);
  expect((await open(chairman, first)).body['type']).toBe('/problems/figures-not-closed');
  // whoever closed the newest is not who closed the first
  expect((await open(colleague, second)).status).toBe(403);
  expect(await open(office, second)).toMatchObject({ status: 200, body: { closedUntil: at.before } });
  expect((await sayings.figure(at.before)).status).toBe(409);
  expect((await sayings.figure(at.last)).status).toBe(201);
});

it('is told of once, as its opening is, and nothing is told of what was refused', async () => {
  const { office, chairman, provinceId } = await aProvince();
  const id = idOf(await close(office));
  expect((await close(office)).status).toBe(422);
  expect((await open(office, id)).status).toBe(403);
  await open(chairman, id);
  const told: { event: object }[] = await criteria.database.admin.query(
    `SELECT envelope AS event FROM outbox_events
      WHERE topic = $1 AND envelope ->> 'provinceid' = $2 ORDER BY seq`,
    [FiguresClosed.topic, provinceId],
  );
  const about = { closingId: id, until: at.last, knownOn: '2020-07-01', capacity: 'own', rehearsal: true };
  expect(told.map(({ event }) => event)).toMatchObject([
    {
      ...{ type: FiguresClosed.type, subject: id, aggregateversion: 1 },
      data: { ...about, role: 'coordinationOffice', paper: { document: 'Báo cáo 25/BC-BCĐ', date: '2020-06-20' } },
    },
    {
      ...{ type: FiguresOpened.type, subject: id, aggregateversion: 2 },
      data: { ...about, role: 'chairmanOffice', reason: 'xã báo nhầm số hộ' },
    },
  ]);
  expect(told).toHaveLength(2);
});

it('is of one province alone', async () => {
  const [here, there] = [await aProvince(), await aProvince()];
  const id = idOf(await close(here.office));
  expect((await there.sayings.figure(at.before)).status).toBe(201);
  expect((await open(there.chairman, id)).body['type']).toBe('/problems/figure-closing-not-found');
  expect(await view(there.office)).toMatchObject({ closedUntil: null, closings: [] });
});

it('waits for whoever is saying something, so that nothing of a closed day comes after the closing', async () => {
  const { sayings, office } = await aProvince();
  const holding = criteria.database.admin.createQueryRunner();
  await holding.startTransaction();
  await holding.query('LOCK TABLE figures IN EXCLUSIVE MODE'); // whoever records has looked, and cannot write yet
  const waiting = async () => {
    const [row]: { n: number }[] = await criteria.database.admin.query(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return row?.n ?? 0;
  };
  const done: string[] = [];
  const saying = sayings.figure(at.before).finally(() => done.push('said'));
  await until(async () => (await waiting()) === 1);
  const closing = close(office).finally(() => done.push('closed'));
  await until(async () => (await waiting()) === 2);
  await holding.commitTransaction();
  await holding.release();
  expect([(await saying).status, (await closing).status, done]).toEqual([201, 201, ['said', 'closed']]);
  expect((await sayings.figure(at.before)).status).toBe(409);
});

/** The offices of a province of the scene of files. */
async function someFiles(): Promise<{ place: Province } & ReturnType<typeof officesOf>> {
  const place = await scene.aProvince();
  return { place, ...officesOf(place) };
}
const aFile = table('Mã xã;Chỉ tiêu;Giá trị;Ngày', '112;1.4;7;');

it('takes no file of a closed day, marks the rows of one in a file, and tells where a file was closed meanwhile', async () => {
  const { place, office, chairman } = await someFiles();
  const { figures, send, checked, cells, act } = scene;
  const before = await checked(place, `${aFile}30/4/2020`);
  expect(before.state).toBe('checked');
  const id = idOf(await close(office));
  const late = await act(place, before, 'application', { onlyValid: false });
  expect(late.now).toMatchObject({ state: 'checked', applied: null, counts: { new: 0, error: 1 } });
  expect(late.now.refusal?.detail).toBe('Số liệu của tệp đã chốt, nên không ghi và không rút gì');
  expect(await cells(place, before)).toMatchObject([
    { at: 'D2', outcome: 'error', fault: { detail: 'Số liệu của ngày này đã chốt' } },
  ]);
  const refused = await send(place, aFile, { fields: { asOf: at.last } });
  expect([refused.status, refused.body['type']]).toEqual([409, '/problems/figures-closed']);
  expect(await figures(place, place.daiAn)).toEqual([]);

  await open(chairman, id);
  const again = await checked(place, `${aFile}30/4/2020`);
  expect((await act(place, again, 'application', { onlyValid: false })).now.state).toBe('applied');
  await close(office);
  const kept = await act(place, again, 'undoing');
  expect(kept.now).toMatchObject({ state: 'applied', undone: null });
  expect(kept.now.refusal?.detail).toBe('Số liệu của tệp đã chốt, nên không ghi và không rút gì');
  expect(await figures(place, place.daiAn)).toEqual([['1.4', { kind: 'count', value: '7' }, 1]]);
});
