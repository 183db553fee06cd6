import type { MissingOfUnit } from '@langmoi/contracts/missing';
import { lackingOf, lacksOf, openBecause, openByReason, percentOf, thingCounted, type MissingPart } from './missing';

const part = (of: number, way: MissingPart['way'], farthest: [string, string] | null = null): MissingPart => ({
  ...{ of, way, because: 'parts', indicators: [] },
  farthest: farthest && { part: farthest[0], of: farthest[1], rounded: '' },
});
const row = (unitId: string, ...parts: MissingPart[]): MissingOfUnit => ({
  ...{ unitId, outcome: 'notMet', metCount: 0, total: 19, parts },
});

it('names what is counted only where the title says it', () => {
  expect(thingCounted('Tỷ lệ hộ có nhà ở đạt tiêu chuẩn theo quy định')).toBe('households');
  expect(thingCounted('Tỷ lệ thôn, bản, ấp đạt tiêu chuẩn văn hóa')).toBe('hamlets');
  expect(thingCounted('Tỷ lệ hộ gia đình và cơ sở sản xuất, kinh doanh thực phẩm')).toBeNull();
  expect(thingCounted('Tỷ lệ diện tích đất sản xuất nông nghiệp')).toBeNull();
});

it('puts the communes of a criterion as a service puts the criteria of a commune', () => {
  const rows = [
    row('open', part(11, 'open')),
    row('said', part(11, 'unmeasured')),
    row('far', part(11, 'measured', ['1', '2'])),
    row('near', part(10, 'measured', ['1', '9']), part(11, 'measured', ['1', '3'])),
  ];
  expect(lacksOf(rows, 11).map(({ unitId }) => unitId)).toEqual(['near', 'far', 'said', 'open']);
});

it('counts communes apart from what they lack, and what is open from what fails', () => {
  const rows = [
    row('whole'),
    row('open', part(11, 'open'), part(12, 'open')),
    row('fails', part(10, 'measured', ['1', '9']), part(11, 'unmeasured'), part(12, 'open')),
  ];
  expect(lackingOf(rows)).toEqual({ communes: 3, lacking: 1, allMet: 1, measured: 1, unmeasured: 1, open: 3 });
});

it('says of what is open why its first open indicator is', () => {
  const of: MissingPart['indicators'][number] = {
    ...{ code: '1', outcome: 'unknown', because: 'noFact', value: null },
    ...{ rehearsal: false, gaps: [], waitsFor: [] },
  };
  const open = { ...part(1, 'open'), indicators: [of] };
  expect(openBecause(open)).toBe('noFact');
  expect(
    openByReason([
      { part: open, what: 1 },
      { part: { ...open }, what: 2 },
    ]),
  ).toEqual([{ because: 'noFact', whats: [1, 2] }]);
});

it('says a gap in percent of what is asked, also above a hundred', () => {
  expect(percentOf({ part: '1', of: '4' })).toBe(25);
  expect(percentOf({ part: '5000', of: '4000' })).toBe(125);
  expect(percentOf({ part: '9', of: '0' })).toBe(100);
});
