import { EvidenceOfCommune } from '@langmoi/contracts/evidence';
import { FiguresOfCriterion, FiguresView } from '@langmoi/contracts/figures';
import { JudgementsView, JudgementView } from '@langmoi/contracts/judgement';
import { CascadeView, MissingView, UnitMissingView } from '@langmoi/contracts/missing';
import { UnitCriteriaView, UnitFiguresView, UnitJudgementView } from '@langmoi/contracts/unit-judgements';
import type { Carried } from '@langmoi/contracts/units';
import { SlippageView, YearView } from '@langmoi/contracts/year';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import { describeTraVinh, mergerOn } from '@langmoi/testing/vinh-long';
import type { z } from 'zod';
import { start as loadDemo } from '../src/load-demo';
import { dataDir, filesEnv, startService, type TestService } from './service';

const provinceId = uuidOf('province', '84');
const unit = (code: string) => uuidOf('unit', code);
const on = '2020-08-06';
const reader = aCaller({ provinceId, roles: ['coordinationOffice'] });
let criteria: TestService;

beforeAll(async () => {
  criteria = await startService();
  await loadDemo({ ...filesEnv(), DATABASE_URL: criteria.database.loader.url, DATA_DIR: dataDir });
  await criteria.database.admin.query(`INSERT INTO directory_provinces VALUES ($1, true, $2)`, [provinceId, on]);
  await describeTraVinh(criteria);
});
afterAll(() => criteria?.close());

async function ask<V extends z.ZodType>(view: V, path: string): Promise<z.output<V> & { carried?: Carried }> {
  const { status, body } = await criteria.ask(path, reader);
  expect(status).toBe(200);
  return view.parse(body) as z.output<V> & { carried?: Carried };
}
const commune = unit('29269'); // Mỹ Cẩm of Càng Long
const ofCommune = `/communes/${commune}/tiers/NTM`;
const ofDistrict = `/units/${unit('844')}/tiers/NTM`;
const across = { judged: 85, some: expect.any(Number) as number };

/** Every question of the service that tells of units, and of how many places it tells. */
const questions: [string, z.ZodType, string, number][] = [
  ['the matrix', JudgementsView, '/judgements?tier=NTM', across.judged],
  ['a commune judged', JudgementView, `${ofCommune}/judgement?`, 1],
  ['a district judged', UnitJudgementView, `${ofDistrict}/judgement?`, across.some],
  ['what communes lack', MissingView, '/missing?tier=NTM', across.judged],
  ['what one lacks', UnitMissingView, `/units/${commune}/tiers/NTM/missing?`, 1],
  ['who waits for whom', CascadeView, '/cascade?tier=NTM', across.some],
  ['figures across communes', FiguresOfCriterion, '/figures?tier=NTM&criterion=2', across.judged],
  ['figures of one', FiguresView, `${ofCommune}/figures?`, 1],
  ['figures of a district', UnitFiguresView, `${ofDistrict}/figures?`, 1],
  ['criteria of a district as wholes', UnitCriteriaView, `${ofDistrict}/assessments?`, 1],
  ['a year', YearView, '/years/2020?', across.some],
  ['what slips', SlippageView, '/slippage?tier=NTM&from=2020-01-01', across.some],
  ['evidence of one', EvidenceOfCommune, `${ofCommune}/evidence?`, 1],
];

it.each(questions)('tells %s as it was, and beside it where its units lie on another day', async (_, view, path, n) => {
  const own = await ask(view, path);
  const { carried, ...asked } = await ask(view, `${path}&units=${mergerOn}`);
  expect(own).not.toHaveProperty('carried');
  expect(asked).toEqual(own); // no figure and no total changes by asking
  const { places } = carried!;
  expect(carried!.on).toBe(mergerOn);
  expect(places.length).toEqual(n);
  expect(new Set(places.map(({ fromId }) => fromId)).size).toBe(places.length);
  for (const { unit: whole, parts, reason, fromName } of places) {
    expect(fromName).not.toBe('');
    expect((whole === null) === (reason !== null)).toBe(true);
    expect(whole === null || parts.length === 0).toBe(true);
  }
});

it('leaves the 85 communes 85, each once, under the units that took them', async () => {
  const { rows, carried } = await ask(JudgementsView, `/judgements?tier=NTM&units=${mergerOn}`);
  const placed = new Map(carried!.places.map(({ fromId, unit: whole }) => [fromId, whole?.unitId ?? null]));
  const counts = Map.groupBy(rows, ({ communeId }) => placed.get(communeId));
  expect(rows).toHaveLength(85);
  expect(counts.has(undefined)).toBe(false);
  expect([...counts.values()].reduce((sum, { length }) => sum + length, 0)).toBe(85);
  expect(counts.size).toBe(40); // 39 units of 2025, and those that lie whole in none
});

it('says of a district that is no more that it is, and who holds what it held', async () => {
  const { carried } = await ask(CascadeView, `/cascade?tier=NTM&units=${mergerOn}`);
  const district = carried!.places.find(({ fromId }) => fromId === unit('844'));
  expect(district).toMatchObject({ unit: null, holder: { name: 'Vĩnh Long' } });
});
