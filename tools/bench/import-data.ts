import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import type { MeasuredValue, Share } from '@langmoi/contracts/criteria-facts';
import { csvOf } from '@langmoi/domain/csv';
import { valueKindOf } from '@langmoi/domain/criteria/fact';
import { thresholdFor } from '@langmoi/domain/criteria/threshold';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { csvCell } from '@langmoi/facts/table-answer';
import { workbookOf } from '@langmoi/platform/upload/workbook-file';
import type { UnitRow } from '@langmoi/platform/directory-copy';
import { join } from 'node:path';
import { readSets } from '../../apps/criteria/src/demo/demo-files';
import { setsOf } from '../../apps/criteria/src/demo/demo-rows';
import { communesOf, wideRows } from '../../apps/criteria/src/figure-import/export';

/** The day of the figures, and the province's own. */
export const [asOf, today] = ['2024-12-31', '2025-01-15'];
const region = 'ĐBSCL';

/** The set of 2021–2025 as it is law: 19 criteria, 57 indicators, of which some are open whatever is said. */
export function theSet(): CriteriaSetView {
  const sets = readSets(join(__dirname, '../../data')).filter(({ id }) => id === 'xa-ntm-2021-2025');
  const [set] = setsOf({ sets, organisations: [] });
  if (!set) throw new Error('The set of 2021–2025 is not among the data');
  return set;
}

/** One figure of one commune. */
export interface Said {
  readonly unitId: string;
  readonly indicator: string;
  readonly value: MeasuredValue;
}

/** A province of so many communes below one district each sixteen, with the life that its register tells. */
export function aProvince(communes: number) {
  const provinceId = uuidOf('province', 'bench');
  const unit = (code: string, parentCode: string | null, level: 'province' | 'district' | 'commune', name: string) => {
    const id = uuidOf('unit', `bench/${code}`);
    const parentId = parentCode === null ? null : uuidOf('unit', `bench/${parentCode}`);
    const state = { unitId: id, parentId, code, level, kind: level, name, fromOn: null, toOn: null };
    const life = { states: [{ ...state, begunBy: uuidOf('founding', code), endedBy: null }], parts: [], kin: [] };
    return { id, provinceId, parentId, level, kind: level, code, name, life } as unknown as UnitRow;
  };
  const units = [unit('84', null, 'province', 'Trà Vinh')];
  for (let at = 0; at < communes; at++) {
    const district = `d${Math.floor(at / 16)}`;
    if (at % 16 === 0) units.push(unit(district, '84', 'district', `Huyện ${district}`));
    units.push(unit(String(30_000 + at), district, 'commune', `Xã ${at}`));
  }
  return { provinceId, units };
}

/** Drawn figures, the same each time: of every commune every indicator, some above their thresholds and some below. */
export function drawn(set: CriteriaSetView, units: readonly UnitRow[]): Said[] {
  const indicators = set.criteria.flatMap(({ indicators: own }) => own);
  let seed = 1;
  const below = (limit: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed >> 8) % limit;
  };
  return units
    .filter(({ level }) => level === 'commune')
    .flatMap(({ id: unitId }) =>
      indicators.map((one) => ({ unitId, indicator: one.code, value: valueOf(one, below) })),
    );
}

type Below = (limit: number) => number;

function shareOf(below: Below): Share {
  const denominator = 200 + below(4_000);
  return { numerator: String(denominator - below(Math.ceil(denominator / 8))), denominator: String(denominator) };
}

const values: Readonly<Record<MeasuredValue['kind'], (below: Below) => MeasuredValue>> = {
  ratio: (below) => ({ kind: 'ratio', ...shareOf(below) }),
  bothSexes: (below) => ({ kind: 'bothSexes', women: shareOf(below), men: shareOf(below) }),
  ofWhich: (below) => {
    const share = shareOf(below);
    return { kind: 'ofWhich', ...share, ofWhich: String(below(Number(share.numerator))) };
  },
  amount: (below) => ({ kind: 'amount', value: `${below(120)}.${1 + below(9)}` }),
  count: (below) => ({ kind: 'count', value: String(below(20) === 0 ? 1 : 0) }),
  yesNo: (below) => ({ kind: 'yesNo', yes: below(40) > 0 }),
  none: () => ({ kind: 'none' }),
};

function valueOf({ law }: IndicatorView, below: Below): MeasuredValue {
  const kind = law && valueKindOf(law.measured);
  if (!kind) throw new Error('Of every indicator of the set something is entered');
  return values[kind](below);
}

/** The file that a province sends: the form that the product gives out, filled in. */
export async function fileOf(
  form: 'csv' | 'xlsx',
  { set, units, said }: { set: CriteriaSetView; units: readonly UnitRow[]; said: readonly Said[] },
): Promise<Buffer> {
  const figures = said.map((one) => ({ ...one, asOf, note: null }));
  const rows = [...wideRows(set, communesOf(units), figures)];
  if (form === 'csv') return Buffer.from(csvOf(rows.map((row) => row.map(csvCell))));
  return workbookOf(
    'Số liệu',
    rows.map((cells) => ({ cells })),
  );
}

/** What each indicator asks here; `value` null: it is open whatever is said. */
export function asked(set: CriteriaSetView) {
  const at = (law: IndicatorView['law'], part: 'whole' | 'ofWhich') =>
    law && thresholdFor(law.thresholds, { place: { region, zones: null, group: null }, on: asOf, part }).rule;
  return set.criteria.flatMap(({ no, indicators }) =>
    indicators.map(({ code, operator, law }) => {
      const [whole, ofWhich] = [at(law, 'whole'), at(law, 'ofWhich')];
      const value = operator === 'bool' ? '1' : (whole?.value ?? null);
      return { no, code, operator: whole?.operator ?? '=', value, of_which: ofWhich?.value ?? null };
    }),
  );
}
