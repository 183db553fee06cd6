import type { UnitLevel } from '@langmoi/contracts/common';
import type { UnitEvent, UnitForm, UnitKind } from '@langmoi/contracts/units';
import { historyOf } from '@langmoi/domain/units/history';
import { unitOn, unitsOn } from '@langmoi/domain/units/on-a-day';
import { crc32 } from 'node:zlib';
import { quantile } from './statistics';
import type { Bench, Sample, Workload } from './workload';

/** As many units as the country had before 01/7/2025 and has since; made up, for only their number matters here. */
const country = { provinces: 63, districts: 705, communes: 10_599, provincesSince: 34, communesSince: 3_321 };
const days = ['2020-01-01', '2022-06-15', '2025-06-30', '2025-07-01', '2026-12-31'];

/** A look-up in the history, beside a table that holds the units of that very day and nothing else. */
export const workload: Workload = {
  compared: 'p99 ms',
  unit: 'look-up',
  async open(bench) {
    const began = performance.now();
    const history = historyOf(eventsOfTheCountry());
    const told = performance.now() - began;
    if (history.refused.length > 0) throw new Error(`Refused: ${JSON.stringify(history.refused.slice(0, 3))}`);
    const ids = [...history.lives.keys()];
    const tables = new Map(
      days.map((day) => [day, new Map(unitsOn(history, day).map(({ unitId, name }) => [unitId, name]))]),
    );
    return {
      product: {
        name: 'history',
        run: () => timed(bench, ids, (id, day) => unitOn(history, id, day)?.name, { 'telling the history, ms': told }),
      },
      peer: { name: 'table of the day', run: () => timed(bench, ids, (id, day) => tables.get(day)?.get(id)) },
      close: () => Promise.resolve(),
    };
  },
};

async function timed(
  bench: Bench,
  ids: readonly string[],
  nameOf: (unitId: string, day: string) => string | undefined,
  figures: Sample['figures'] = {},
): Promise<Sample> {
  const lookUps = bench.small ? 20_000 : 1_000_000;
  const taken = new Array<number>(lookUps);
  const [cpu, began] = [bench.cpuSeconds(), performance.now()];
  let [sum, at] = [0, 1];
  for (let lookUp = 0; lookUp < lookUps; lookUp++) {
    at = (at * 48_271) % 2_147_483_647; // the same units on both sides, far from each other
    const [id = '', day = ''] = [ids[at % ids.length], days[at % days.length]];
    const asked = performance.now();
    const name = nameOf(id, day);
    taken[lookUp] = performance.now() - asked;
    sum = crc32(name ?? 'not there', sum);
  }
  return {
    units: lookUps,
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: bench.cpuSeconds() - cpu,
    work: `${lookUps.toLocaleString('en')} look-ups among ${ids.length.toLocaleString('en')} units, checksum ${sum}`,
    figures: {
      'p50 ms': quantile(taken, 0.5),
      'p99 ms': quantile(taken, 0.99),
      'slowest, ms': quantile(taken, 1),
      ...figures,
    },
  };
}

/** Every province with its districts and communes, a renaming of each tenth commune, and one day on which all go over. */
function eventsOfTheCountry(): UnitEvent[] {
  const { provinces, districts, communes, provincesSince, communesSince } = country;
  const old = [
    ...some(provinces, 'province', 'province', () => null),
    ...some(districts, 'district', 'district', (n) => `province ${n % provinces}`),
    ...some(communes, 'commune', 'commune', (n) => `district ${n % districts}`),
  ];
  const since = [
    ...some(provincesSince, 'province', 'new province', () => null),
    ...some(communesSince, 'commune', 'new commune', (n) => `new province ${n % provincesSince}`),
  ];
  const renamed = old.filter((_, n) => n % 10 === 9).map(({ unitId, name }) => ({ unitId, name: `${name} mới` }));
  const into = ({ level }: UnitForm, n: number) =>
    level === 'province' ? `new province ${n % provincesSince}` : `new commune ${n % communesSince}`;
  const going = old.filter(({ level }) => level !== 'district');
  const parts = going.map((unit, n) => ({ fromId: unit.unitId, toId: into(unit, n), shares: 'whole' as const }));
  return [
    { kind: 'founded' as const, effectiveOn: null, begins: old },
    { kind: 'renamed' as const, effectiveOn: '2022-01-01', changes: renamed },
    {
      kind: 'merged' as const,
      effectiveOn: '2025-07-01',
      ends: going.map(({ unitId }) => unitId),
      begins: since,
      parts,
    },
    {
      ...{ kind: 'abolished' as const, effectiveOn: '2025-07-01' },
      ends: old.filter(({ level }) => level === 'district').map(({ unitId }) => unitId),
    },
  ].map((change, index) => ({
    ...{ id: `event ${index}`, learnedAt: '2026-01-01T00:00:00.000Z', about: null, reason: null },
    change: { ends: [], begins: [], changes: [], parts: [], decision: null, source: null, ...change },
  }));
}

const some = (
  count: number,
  level: UnitLevel & UnitKind,
  id: string,
  parentOf: (n: number) => string | null,
): UnitForm[] =>
  Array.from({ length: count }, (_, n) => ({
    ...{ unitId: `${id} ${n}`, parentId: parentOf(n), level, kind: level, code: `${id} ${n}`, name: `Tên ${n}` },
  }));
