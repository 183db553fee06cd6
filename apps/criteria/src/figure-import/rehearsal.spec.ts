import { judge } from '@langmoi/domain/criteria/judge';
import type { IndicatorFact } from '@langmoi/contracts/criteria-facts';
import { faultsOf } from '@langmoi/domain/criteria/fact';
import type { Row } from '@langmoi/platform/upload/sheets';
import { tableRows } from '@langmoi/platform/upload/table';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDemos } from '../demo/demo-files';
import { setsOf } from '../demo/demo-rows';
import { indicatorsOf } from '../figure/figure.service';
import { layoutOf } from './layout';
import { valueOf } from './values';

const root = join(__dirname, '../../../..');
const file = join(root, 'apps/web/public/rehearsal/tra-vinh-2020.csv');
const on = '2020-06-30';
const demo = readDemos(join(root, 'data')).find(({ provinceCode }) => provinceCode === '84')!;
const { recognised } = JSON.parse(readFileSync(join(root, 'data/demo/tra-vinh/recognised.json'), 'utf8')) as {
  recognised: { communeCode: string; tier: string }[];
};
const isRecognised = (code: string) => recognised.some((one) => one.communeCode === code && one.tier === 'NTM');
/** What is asked of roads is left to the province, and no paper of it is known: figures fail nobody. */
const leftToProvince = 2;
const set = setsOf(demo).find(({ id }) => id === 'xa-ntm-2016-2020')!;
const missingOf = new Map(
  demo.registrations.filter(({ tier }) => tier === 'NTM').map(({ communeCode, missing }) => [communeCode, missing]),
);

/** The made-up year that people of the demo province rehearse with, read and judged as an import would. */
describe('The rehearsal table of Trà Vinh', () => {
  const communes = new Map<string, IndicatorFact[]>();

  beforeAll(async () => {
    const rows: Row[] = [];
    for await (const row of tableRows(readFileSync(file))) rows.push(row);
    const indicators = indicatorsOf(set);
    const layout = layoutOf(rows, set, [])!;
    expect([layout.kind, layout.questions]).toEqual(['wide', []]);
    for (const { row, cells } of rows.filter((one) => one.row > layout.headingRow)) {
      const facts = layout.columns.flatMap((column, index): IndicatorFact[] => {
        if (column.role !== 'figure') return [];
        const indicator = indicators.find(({ code }) => code === column.indicator)!;
        const read = valueOf(indicator, { value: cells[index] ?? '' });
        if (!('value' in read)) throw new Error(`row ${row}, ${indicator.code}: ${read.fault}`);
        expect([row, indicator.code, faultsOf(indicator.law!, read.value)]).toEqual([row, indicator.code, []]);
        return [{ id: indicator.code, indicator: indicator.code, value: read.value, asOf: on, source: null }];
      });
      communes.set(cells[0] ?? '', facts);
    }
  });

  it('says every indicator of all 85 communes, and says of itself that it is made up', () => {
    expect(communes.size).toBe(85);
    expect([...communes.values()].every(({ length }) => length === 49)).toBe(true);
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^\uFEFF"?SỐ LIỆU DIỄN TẬP/);
  });

  it('fails the criteria that the report names as missing, and of recognised communes none', () => {
    for (const [code, facts] of communes) {
      const known = missingOf.get(code) ?? (isRecognised(code) ? [] : undefined);
      if (!known) continue; // of 15 communes no paper says anything
      const unit = { id: code, level: 'commune', kind: 'commune', place: { region: 'ĐBSCL', zones: [], group: null } };
      const world = {
        ...{ on, sets: [set], below: () => null, recognition: () => null },
        said: () => ({ facts, statements: [], decisions: [] }),
      };
      const { criteria } = judge(world, unit as Parameters<typeof judge>[1], set);
      const failed = criteria.filter(({ outcome }) => outcome === 'notMet').map(({ no }) => no);
      expect([code, failed]).toEqual([code, known.filter((no) => no !== leftToProvince)]);
    }
  });
});
