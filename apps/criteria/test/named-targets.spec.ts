import type { UnitDependant } from '@langmoi/contracts/unit-changes';
import { YearView, type TargetContent, type TargetMeasure } from '@langmoi/contracts/year';
import { aCaller } from '@langmoi/testing/callers';
import { aForm, aMergerInto, hearChange, reversed } from '@langmoi/testing/unit-changes';
import { randomUUID } from 'node:crypto';
import { aCommune, startService, type TestService } from './service';

let criteria: TestService;

beforeAll(async () => {
  criteria = await startService();
});
afterAll(() => criteria?.close());

const paper = { document: 'Quyết định', number: '12/QĐ-UBND', date: '2020-02-01' };

/** A province on 1/7/2020 with its coordination office. */
async function aProvince() {
  const place = await aCommune(criteria);
  const { provinceId, province, communeId } = place;
  const office = aCaller({ provinceId, unitId: province, unitPath: [province], roles: ['coordinationOffice'] });
  const put = (key: string, content: Partial<TargetContent>, seenVersion = 0, asOf = '2020-02-01') =>
    criteria.command(
      `PUT /years/2020/targets/${key}`,
      {
        seenVersion,
        asOf,
        paper,
        reason: null,
        content: { number: 1, dueOn: '2020-12-31', wording: null, ...content },
      },
      office,
    );
  const set = (key: string, measure: TargetMeasure, ...seen: [seenVersion?: number, asOf?: string]) =>
    put(key, { measure }, ...seen);
  const takeBack = (key: string, seenVersion: number) =>
    criteria.command(
      `PUT /years/2020/targets/${key}`,
      { seenVersion, asOf: '2020-02-01', paper, reason: 'x', content: null },
      office,
    );
  const target = async (key: string, query = '') => {
    const { targets } = YearView.parse((await criteria.ask(`/years/2020${query}`, office)).body);
    return targets.find((one) => one.key === key);
  };
  const known = { hamletId: randomUUID(), communeId, kind: 'ap', name: 'Trà On' } as const;
  return { ...place, office, put, set, takeBack, target, known };
}

const hamlets = (...named: Extract<TargetMeasure, { kind: 'hamlets' }>['hamlets']): TargetMeasure => ({
  kind: 'hamlets',
  hamlets: named,
});
const errorsOf = ({ body }: { body: unknown }) =>
  (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);

it('names hamlets, known to the register or by their name alone, and tells each as a row', async () => {
  const { set, target, known } = await aProvince();
  const written = { ...known, hamletId: null, name: 'Lộ Sỏi' };
  expect((await set('hamlets-model', hamlets(known, written))).status).toBe(200);
  expect(await target('hamlets-model')).toMatchObject({
    ...{ version: 1, rehearsal: true, successions: [], source: { document: 'Quyết định 12/QĐ-UBND' } },
    rows: [
      { unitId: known.hamletId, hamlet: { name: 'Trà On' } },
      { unitId: null, hamlet: { name: 'Lộ Sỏi' } },
    ],
  });
  expect((await set('hamlets-model', hamlets(written), 1)).body).toMatchObject({ version: 2 });
  expect((await target('hamlets-model'))?.rows).toHaveLength(1);
});

it('is set again after a paper took it back, by whoever saw none', async () => {
  const { set, target, takeBack, known } = await aProvince();
  await set('hamlets-model', hamlets(known));
  expect((await takeBack('hamlets-model', 0)).status).toBe(409);
  expect((await takeBack('hamlets-model', 1)).body).toMatchObject({ version: 2 });
  expect(await target('hamlets-model')).toBeUndefined();
  expect((await set('hamlets-model', hamlets(known))).body).toMatchObject({ version: 3 });
  expect((await set('hamlets-model', hamlets(known))).status).toBe(409);
});

it('refuses whoever is named twice, is of no province or was not there yet, each at its place', async () => {
  const { set, target, known, district, communeId } = await aProvince();
  const stranger = { ...known, hamletId: randomUUID(), communeId: randomUUID() };
  expect(errorsOf(await set('hamlets-model', hamlets(known, stranger, known)))).toEqual([
    '/content/measure/hamlets/1/communeId',
    '/content/measure/hamlets/2/name',
  ]);
  const districts = (...unitIds: string[]): TargetMeasure => ({ kind: 'districts', unitIds });
  expect(errorsOf(await set('districts', districts(district, communeId, district)))).toEqual([
    '/content/measure/unitIds/1',
    '/content/measure/unitIds/2',
  ]);
  expect((await set('districts', districts())).status).toBe(400);
  const begun = { unitId: district, kind: 'district', parentId: null, fromOn: '2020-03-01' };
  await criteria.database.admin.query(`UPDATE directory_units SET life = $2 WHERE id = $1`, [
    district,
    JSON.stringify({ states: [begun], parts: [], kin: [] }),
  ]);
  expect(errorsOf(await set('districts', districts(district)))).toEqual(['/content/measure/unitIds/0']);
  expect(await target('districts')).toBeUndefined();
  expect((await set('districts', districts(district), 0, '2020-03-01')).status).toBe(200);
});

it('refuses a part of a commune, and a day that is over before the target holds; a mean has a fraction', async () => {
  const { put } = await aProvince();
  const wrong = { measure: { kind: 'least', tier: 'NTM' }, number: 15.5, dueOn: '2020-01-31' } as const;
  expect(errorsOf(await put('least', wrong))).toEqual(['/content/number', '/content/dueOn']);
  expect((await put('least', { ...wrong, number: 15, dueOn: '2020-02-01' })).status).toBe(200);
  expect((await put('mean', { ...wrong, measure: { kind: 'mean', tier: 'NTM' }, dueOn: '2020-12-31' })).status).toBe(
    200,
  );
});

it('is listed for whoever changes its unit, and says by the rule what became of it, until that is reversed', async () => {
  const { provinceId, province, set, target, known, communeId, district } = await aProvince();
  const administrator = aCaller({
    provinceId,
    unitId: province,
    unitPath: [province],
    roles: ['provinceAdministrator'],
  });
  await set('hamlets-model', hamlets(known, { ...known, hamletId: null, name: 'Lộ Sỏi' }));
  await set('districts', { kind: 'districts', unitIds: [district] });
  const asked = `/unit-dependants?unitIds=${communeId},${district}`;
  const ask = async () => (await criteria.ask<UnitDependant[]>(asked, administrator)).body;
  const named = (await ask()).filter(({ kind }) => kind === 'target');
  expect(named.find(({ unitId }) => unitId === communeId)).toMatchObject({
    ...{ count: 2, label: { vi: 'Mục tiêu nêu tên của năm 2020' } },
  });
  expect(named.map(({ unitId, count }) => [unitId, count])).toContainEqual([district, 1]);
  const change = aMergerInto(aForm(randomUUID(), null, 'Tân Mới'), [aForm(communeId, null, 'Xã Cũ')]);
  await hearChange(criteria, provinceId, change);
  const after = `?on=${change.effectiveOn}`;
  expect(await target('hamlets-model', after)).toMatchObject({
    number: 1,
    successions: [
      { case: 'targetOfEnded', outcome: 'notLaidDown', fromName: 'Xã Cũ', toId: null, decision: change.decision },
    ],
  });
  expect((await target('districts', after))?.successions).toEqual([]);
  // of a day before it, nothing had become of it
  expect((await target('hamlets-model', '?on=2020-02-02'))?.successions).toEqual([]);
  await hearChange(criteria, provinceId, reversed(change), 2);
  expect((await target('hamlets-model', after))?.successions).toEqual([]);
});
