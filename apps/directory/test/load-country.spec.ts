import { UnitDescribed, type UnitView } from '@langmoi/contracts/directory';
import type { UnitChangesView, UnitFindingsView, UnitLifeView } from '@langmoi/contracts/units';
import { nationId } from '@langmoi/platform/nation';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCountry } from '../src/country/load-country';
import { loadDemos } from '../src/demo/load-demos';
import { dataDir, startService, type TestService } from './service';

const provinceId = uuidOf('province', '84');
const unit = (code: string) => uuidOf('unit', code);
const vinhLong = uuidOf('unit', '2025/86');
const reader = aCaller({ provinceId, roles: ['auditor'] });
const [lastDay, firstDay] = ['2025-06-30', '2025-07-01'];

let directory: TestService;
const said: string[] = [];
const load = () => directory.load((loads) => loadCountry(loads, (line) => said.push(line)));

beforeAll(async () => {
  directory = await startService();
  await directory.load((loads) => loadDemos(loads, dataDir));
  await load();
}, 60_000);
afterAll(() => directory?.close());

const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> => directory.database.admin.query(sql, values);
const ask = async <T>(path: string) => (await directory.ask<T>(path, reader)).body;

/** How many units of each level the register has on a day. */
async function countOn(day: string) {
  const rows = await query<{ level: string; count: number }>(
    `SELECT level, count(*)::int AS count FROM unit_states s
      WHERE position > 0 AND known_from = (SELECT max(known_from) FROM unit_states n WHERE n.unit_id = s.unit_id)
        AND coalesce(from_on, '-infinity') <= $1::date AND coalesce(to_on, 'infinity') >= $1::date GROUP BY level`,
    [day],
  );
  return Object.fromEntries(rows.map(({ level, count }) => [level, count]));
}

it('has the country as it was and as it is, with every unit that the two trees name', async () => {
  expect(await countOn('1990-01-01')).toEqual({ province: 63, district: 705, commune: 10_599 });
  expect(await countOn(lastDay)).toEqual({ province: 63, district: 705, commune: 10_599 });
  expect(await countOn(firstDay)).toEqual({ province: 34, commune: 3_321 });
});

it('has as many events of each kind as its report says', async () => {
  const rows = await query<{ kind: string; count: number }>(
    `SELECT change->>'kind' AS kind, count(*)::int AS count FROM unit_events WHERE province_id = $1 GROUP BY 1`,
    [nationId],
  );
  expect(Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))).toEqual({
    ...{ founded: 63 + 19, merged: 23 + 3176, abolished: 63 + 569, moved: 122, retyped: 3, split: 149 },
  });
});

it('names the decision of the provinces alone', async () => {
  const rows = await query<{ kind: string; number: string | null; count: number }>(
    `SELECT change->>'kind' AS kind, change->'decision'->>'number' AS number, count(*)::int AS count FROM unit_events
      WHERE change->'decision' <> 'null' GROUP BY 1, 2 ORDER BY 1`,
  );
  expect(rows).toEqual([
    { kind: 'merged', number: '202/2025/QH15', count: 23 },
    { kind: 'retyped', number: '175/2024/QH15', count: 1 },
  ]);
});

it('takes no share for known that no source tells', async () => {
  const rows = await query<{ kind: string; shares: unknown }>(
    `SELECT DISTINCT change->>'kind' AS kind, part->'shares' AS shares
       FROM unit_events, jsonb_array_elements(change->'parts') AS part ORDER BY 1`,
  );
  expect(rows).toEqual([
    { kind: 'merged', shares: 'whole' },
    { kind: 'split', shares: null },
  ]);
});

it('leads every unit of Trà Vinh, whose ids stay, to the units of today', async () => {
  const before = await ask<UnitView[]>(`/provinces/${provinceId}/units?on=${lastDay}`);
  const since = await ask<UnitView[]>(`/provinces/${provinceId}/units?on=${firstDay}`);
  const communes = (units: UnitView[]) => units.filter(({ level }) => level === 'commune');
  const mine = await query<{ id: string }>(`SELECT id FROM units WHERE province_id = $1`, [provinceId]);
  expect([mine.length, communes(before).length]).toEqual([95, 106]);
  expect(before.map(({ id }) => id)).toEqual(expect.arrayContaining(mine.map(({ id }) => id)));
  expect(since.map(({ level }) => level).filter((level) => level !== 'commune')).toEqual(['province']);
  expect(communes(since).every(({ parentId }) => parentId === vinhLong)).toBe(true);

  const path = `/provinces/${provinceId}/unit-changes?from=${lastDay}&to=${firstDay}`;
  const { groups } = await ask<UnitChangesView>(path);
  const left = groups.flatMap(({ before: was, after }) => (after.length === 0 ? was : []));
  expect(left.every(({ level }) => level === 'district')).toBe(true);
  const wards = groups.filter(({ after }) => after.some(({ level }) => level === 'commune'));
  expect(wards.every(({ after }) => after.length === 1)).toBe(true);
});

it('keeps a commune that went on under its own name, and says where it was read', async () => {
  const [longHoa] = await query<{ id: string }>(`SELECT id FROM units WHERE name = 'Long Hòa' AND province_id = $1`, [
    provinceId,
  ]);
  const { states, papers } = await ask<UnitLifeView>(`/units/${longHoa?.id}/life`);
  expect(states.map(({ name, fromOn, parentId }) => [name, fromOn, parentId === vinhLong])).toEqual([
    ['Long Hòa', null, false],
    ['Long Hòa', firstDay, true],
  ]);
  expect(papers.at(-1)).toMatchObject({
    ...{ kind: 'moved', effectiveOn: firstDay, decision: null },
    source: { document: expect.stringContaining('ward_mappings'), line: expect.any(Number) },
  });
});

it('tells the tenant what its units became, and nobody twice', async () => {
  const told = await directory.events<UnitDescribed['data']>(UnitDescribed.type);
  const province = told.filter(({ id }) => id === unit('84'));
  expect(told).toHaveLength(2 * 95);
  expect(province.at(-1)?.life?.parts).toMatchObject([{ toId: vinhLong, shares: 'whole', on: firstDay }]);
});

it('lists what is not certain, by what speaks against it and by unit', async () => {
  const { counts, total, findings, units } = await ask<UnitFindingsView>('/unit-findings?limit=5');
  expect(counts).toEqual({
    ...{
      otherName: 302,
      oldCodeUnknown: 3,
      noOldUnit: 5,
      oldNameUnknown: 182,
      newCodeUnknown: 431,
      newNameDiffers: 22,
    },
    ...{ withoutHeir: 569, withoutPast: 19, sharesUnknown: 149 },
  });
  expect(findings).toHaveLength(5);
  const named = new Set(units.map(({ unitId }) => unitId));
  expect(findings.flatMap(({ unitIds }) => unitIds).filter((id) => !named.has(id))).toEqual([]);
  expect(total).toBe(880 + 569 + 19 + 149);
  const missing = await ask<UnitFindingsView>('/unit-findings?doubt=withoutHeir&limit=1&offset=3');
  expect(missing).toMatchObject({ total: 569, findings: [{ doubts: ['withoutHeir'], new: null }] });
  const [unitId] = missing.findings[0]?.unitIds ?? [];
  expect((await ask<UnitFindingsView>(`/unit-findings?unitId=${unitId}&doubt=withoutHeir`)).findings).toEqual(
    missing.findings,
  );
  expect((await ask<UnitFindingsView>(`/unit-findings?unitId=${unit('84')}`)).total).toBe(0);
  expect(said).toContain('    569  withoutHeir');
  const report = readFileSync(join(__dirname, '../../../docs/country-report.md'), 'utf8');
  const told = [...report.matchAll(/^\| `(\w+)` +\| +(\d+) \|/gm)].map(([, doubt, count]) => [doubt, Number(count)]);
  expect(Object.fromEntries(told)).toEqual(counts);
});

it('changes nothing and announces nothing when it is loaded again', async () => {
  const state = () =>
    Promise.all(
      ['unit_events', 'unit_states', 'unit_findings', 'units', 'outbox_events'].map((table) =>
        query(`SELECT count(*), max(ctid::text) FROM ${table}`),
      ),
    );
  const before = await state();
  await load();
  expect(await state()).toEqual(before);
});
