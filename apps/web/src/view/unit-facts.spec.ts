import { NotingUnitFact, type UnitFact } from '@langmoi/contracts/unit-facts';
import { aliasesOf, knownHamlets, noFact, notingOf } from './unit-facts';

const [hamletId, other] = ['0b8d4698-62c0-4743-9e76-bdfee56c2ece', '0b8d4698-62c0-4743-9e76-bdfee56c2ecf'];
const paper = { document: 'Báo cáo 02/BC-BCĐ', documentDate: '2020-08-06', line: '53' };
const source = { document: paper.document, date: '2020-08-06', line: 53 };
const pointersOf = (content: unknown) =>
  NotingUnitFact.safeParse(content).error?.issues.map(({ path }) => `/${path.join('/')}`);

it('sends of each kind what it says, and nothing that was typed for another', () => {
  const typed = { ...noFact, ...paper, written: 'Huyện Hội', zone: 'areaI', name: '15', fromOn: '2020-01-01' };
  const until = { ...typed, toOn: '2021-01-01' };
  const undecided = { decision: null, sources: [source] };
  expect([notingOf({ ...until, kind: 'alias' }), notingOf({ ...until, kind: 'zone' })]).toEqual([
    { content: { kind: 'alias', written: 'Huyện Hội' }, fromOn: null, toOn: null, ...undecided },
    { content: { kind: 'zone', zone: 'areaI' }, fromOn: '2020-01-01', toOn: '2021-01-01', ...undecided },
  ]);
  expect(notingOf(typed).content).toEqual({ kind: 'hamlet', hamletKind: 'ap', name: '15' });
  expect(notingOf({ ...typed, hamletId }).content).toMatchObject({ hamletId });
  const ended = notingOf({ ...until, kind: 'hamletEnded', hamletId, into: [hamletId, other] });
  expect(ended).toMatchObject({ content: { kind: 'hamletEnded', hamletId, into: [other] }, toOn: null });
  for (const kind of ['alias', 'zone', 'hamlet'] as const)
    expect(pointersOf(notingOf({ ...until, kind }))).toBeUndefined();
});

it('is refused at the field that is wrong', () => {
  expect(pointersOf(notingOf({ ...noFact, kind: 'zone' }))).toEqual(['/content/zone', '/sources/0/document']);
  expect(pointersOf(notingOf({ ...noFact, ...paper, kind: 'hamletEnded' }))).toEqual(['/content/hamletId']);
  expect(pointersOf(notingOf({ ...noFact, ...paper, name: '15', line: 'dòng' }))).toEqual(['/sources/0/line']);
  expect(pointersOf(notingOf({ ...noFact, ...paper, name: '15', number: '12/QĐ' }))).toEqual([
    '/decision/date',
    '/decision/authority',
  ]);
  const order = { fromOn: '2021-01-01', toOn: '2020-01-01' };
  expect(pointersOf(notingOf({ ...noFact, ...paper, ...order, name: '15' }))).toEqual(['/toOn']);
});

const fact = (content: UnitFact['content'], more: Partial<UnitFact> = {}) =>
  ({ content, sources: [source], withdrawn: null, ...more }) as UnitFact;

it('shows each writing of a name once, with all its places, and none that was withdrawn', () => {
  const alias = (written: string) => ({ kind: 'alias' as const, written });
  const wrong = { withdrawn: { at: '2026-11-30T00:00:00.000Z', reason: 'xã khác' } };
  const facts = [
    fact(alias('Huyện Hội')),
    fact(alias('Huyền hội')),
    fact(alias('Huyện Hội')),
    fact(alias('Hội'), wrong),
  ];
  expect(aliasesOf(facts).map(({ written, sources }) => [written, sources.length])).toEqual([
    ['Huyền hội', 1],
    ['Huyện Hội', 2],
  ]);
});

it('offers a hamlet once, as it is called on the day, and one that is no more as it was', () => {
  const hamlet = (id: string, name: string) => fact({ kind: 'hamlet', hamletId: id, hamletKind: 'ap', name });
  const facts = [
    fact({ kind: 'hamletEnded', hamletId: other, into: [] }),
    hamlet(hamletId, 'Mới'),
    hamlet(other, 'Chợ'),
  ];
  const onTheDay = { hamletId, kind: 'ap' as const, name: 'Cũ', saidOf: other, fromOn: null, factId: other };
  expect(knownHamlets({ facts, hamlets: [onTheDay] }).map(({ name }) => name)).toEqual(['Chợ', 'Cũ']);
});
