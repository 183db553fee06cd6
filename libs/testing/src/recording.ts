import { Role, type Caller, type Capacity } from '@langmoi/contracts/caller';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { aCaller, as } from './callers';
import { rowsOf, type Place } from './place';
import { refusalIn } from './refusals';
import type { ServiceUnderTest } from './service';

/** A sentence, where the record goes, what it changes of a good body, and the refusal as `refusalIn` writes it. */
type Refused = [string, (place: Place) => string, object, string];

interface Recording {
  readonly service: () => ServiceUnderTest;
  /** A place of its own of which nothing is said yet, with the law that a record needs; a demo unless it is a real one. */
  readonly aPlace: (choice?: { readonly isDemo?: boolean }) => Promise<Place>;
  /** Whose office records, at the province. */
  readonly role: Role;
  /** Where its records are kept. */
  readonly table: string;
  /** The command as the view names it. */
  readonly action: string;
  readonly path: (place: Place) => string;
  /** A good body but for `asOf` and `seenVersion`. */
  readonly body: object;
  /** What makes another good body of it. */
  readonly other: object;
  /** Where the facts are listed, and under which name. */
  readonly list: { readonly path: string; readonly name: string };
  readonly refused: readonly Refused[];
}

interface Said {
  readonly id: string;
  readonly capacity?: Capacity;
  readonly rehearsal: boolean;
}

interface Listed {
  readonly histories: Said[][];
  readonly actions: { readonly name: string; readonly allowed: boolean }[];
}

/** The cases that every command of a new fact is held to: said in turn, once, by whom the law names, and as it is. */
export function itRecordsInTurn(recording: Recording): void {
  const { service, aPlace, role, path, list } = recording;
  const anOfficer = ({ provinceId }: Place) => aCaller({ provinceId, roles: [role] });
  const body = (change: object = {}) => ({ asOf: '2020-06-30', seenVersion: 0, ...recording.body, ...change });
  const record = (place: Place, change: object = {}, caller = anOfficer(place), key?: string) =>
    service().command(`POST ${path(place)}`, body(change), caller, key);
  const historyIn = (answer: { body: object }) => (answer.body as { history: Said[] }).history;
  const listed = async (caller: Caller): Promise<Listed> => {
    const { body: view } = await service().ask(list.path, caller);
    const facts = view[list.name] as { history: Said[] }[];
    return { histories: facts.map(({ history }) => history), actions: view['actions'] as Listed['actions'] };
  };
  /** Everything that is there of a place, but for the keys of requests: those of all places are counted. */
  const kept = async ({ provinceId }: Place) => {
    const rows = await rowsOf(service().database.admin, provinceId);
    return { ...rows, idempotency_keys: 0 };
  };
  /** What is there of a place after one record. */
  const keptOfOne = async () => {
    const place = await aPlace();
    expect((await record(place)).status).toBe(201);
    return kept(place);
  };

  it('marks as rehearsal only what is recorded on demo data', async () => {
    for (const isDemo of [true, false])
      expect(historyIn(await record(await aPlace({ isDemo })))).toMatchObject([{ rehearsal: isDemo }]);
  });

  it('keeps by which appointment and in which capacity it was said, and shows it', async () => {
    const place = await aPlace();
    const appointmentId = randomUUID();
    const deputy = { ...anOfficer(place), appointmentId, capacity: 'forHead' as const };
    const [said] = historyIn(await record(place, {}, deputy));
    const [own] = historyIn(await record(place, { seenVersion: 1, ...recording.other }));
    expect([said?.capacity, own?.capacity]).toEqual(['forHead', 'own']);
    const { admin } = service().database;
    const kept: unknown = await admin.query(`SELECT appointment_id, capacity FROM ${recording.table} WHERE id = $1`, [
      said?.id,
    ]);
    expect(kept).toEqual([{ appointment_id: appointmentId, capacity: 'forHead' }]);
  });

  it('refuses an officer who has not seen the newest version, shows it, and leaves nothing behind', async () => {
    const place = await aPlace();
    const [newest] = historyIn(await record(place));
    const before = await kept(place);
    expect(await record(place, recording.other)).toMatchObject({
      ...{ status: 409 },
      body: { type: '/problems/stale-version', version: 1, current: { id: newest?.id } },
    });
    expect(await kept(place)).toEqual(before);
  });

  it('lets one of three win who say the first word of a fact at once', async () => {
    const place = await aPlace();
    const answers = await Promise.all([1, 2, 3].map(() => record(place)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await kept(place)).toEqual(await keptOfOne());
  });

  it('records once when the same request comes twice, and refuses its key under another', async () => {
    const place = await aPlace();
    const [officer, key] = [anOfficer(place), randomUUID()];
    const [first, second] = await Promise.all([record(place, {}, officer, key), record(place, {}, officer, key)]);
    expect(second).toEqual(first);
    expect(await kept(place)).toEqual(await keptOfOne());
    expect(refusalIn(await record(place, recording.other, officer, key))).toBe('422 idempotency-key-reused at ');
  });

  it.each<Refused>([
    ['a day that has not come', path, { asOf: '2020-07-02' }, '422 as-of-after-today at /asOf'],
    ['a date that is none', path, { asOf: '2020-06-31' }, '400 invalid-request at /asOf'],
    ...recording.refused,
  ])('refuses %s at its field and leaves nothing behind', async (_, at, change, refusal) => {
    const place = await aPlace();
    const before = await rowsOf(service().database.admin, place.provinceId);
    expect(refusalIn(await service().command(`POST ${at(place)}`, body(change), anOfficer(place)))).toBe(refusal);
    expect(await rowsOf(service().database.admin, place.provinceId)).toEqual(before);
  });

  it.each([
    ['vi', 'Chọn ngày hôm nay hoặc một ngày đã qua.', 'Ngày này chưa đến'],
    ['en', 'Choose today or a day that has passed.', 'This day has not come yet'],
  ])('says in %s what is wrong, where, and what to do', async (language, remedy, sentence) => {
    const place = await aPlace();
    const headers = { ...as(anOfficer(place)), 'idempotency-key': randomUUID(), 'accept-language': language };
    const payload = body({ asOf: '2020-07-02' });
    const answer = await service().app.inject({ method: 'POST', url: path(place), headers, payload });
    expect(answer.json()).toMatchObject({ detail: remedy, errors: [{ pointer: '/asOf', detail: sentence }] });
  });

  it('waits until it knows whether the province is a demo', async () => {
    const place = await aPlace();
    await service().database.admin.query('DELETE FROM directory_provinces WHERE province_id = $1', [place.provinceId]);
    expect((await record(place)).status).toBe(503);
  });

  it(`lets in exactly the ${role}, and hides from each province the facts of the other`, async () => {
    const [place, elsewhere] = [await aPlace(), await aPlace()];
    const versions = new Map<Place, number>();
    await fc.assert(
      fc.asyncProperty(fc.subarray(Role.options), fc.constantFrom(place, elsewhere), async (roles, home) => {
        const caller = aCaller({ roles, provinceId: home.provinceId });
        const permitted = roles.includes(role);
        const seenVersion = versions.get(home) ?? 0;
        const { status } = await record(home, { seenVersion }, caller);
        expect(status).toBe(permitted ? 201 : 403);
        if (permitted) versions.set(home, seenVersion + 1);
        if (!roles.some((one) => one.endsWith('Officer') || one === 'auditor')) return;
        const { histories, actions } = await listed(caller);
        expect(histories.map(({ length }) => length)).toEqual(versions.has(home) ? [versions.get(home)] : []);
        expect(actions).toMatchObject([{ name: recording.action, allowed: permitted }]);
      }),
      { numRuns: 30 },
    );
  });
}
