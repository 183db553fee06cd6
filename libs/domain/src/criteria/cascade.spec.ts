import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import fc from 'fast-check';
import { aJudged, aLaw, anIndicator, aRule, aSet, aWorld, criteriaOf, type Scene } from '../../test/criteria-scene';
import { aScene } from '../../test/criteria-scenes';
import { cascadeOf, withRecognised, type AwaitedUnit, type Waiting } from './cascade';
import { judge } from './judge';
import { holds } from './judgement';
import { indicatorsOf } from './set-draft';
import type { JudgedUnit, World } from './world';

interface Pair {
  readonly unit: JudgedUnit;
  readonly set: CriteriaSetView;
}

const yesNo = (code: string) => anIndicator(code, aLaw({ kind: 'yesNo' }));
const share = (code: string, value: string) =>
  anIndicator(
    code,
    aLaw(
      { kind: 'below', level: 'commune', kinds: ['commune'], tiers: ['NTM'], held: 'meets' },
      { thresholds: [aRule(value)] },
    ),
  );
const standard = aSet('standard', { criteria: criteriaOf([yesNo('1')]) });
const district = aJudged('d', { level: 'district', kind: 'district' });
const communes = ['a', 'b', 'c', 'e'].map((id) => aJudged(id));
const says = (yes: boolean) => ({
  facts: [{ id: 'f', indicator: '1', value: { kind: 'yesNo' as const, yes }, asOf: '2020-06-01', source: null }],
});

/** A district of four communes, two of which meet, one does not, one is open; its own criterion is met or not. */
const scene = (value: string, own: boolean): Scene => ({
  sets: [
    standard,
    aSet('district', { level: 'district', conditions: [share('dk1', value)], criteria: criteriaOf([yesNo('1')]) }),
  ],
  said: { 'a standard': says(true), 'b standard': says(true), 'c standard': says(false), 'd district': says(own) },
  under: { d: communes },
});
const cascade = (value: string, own: boolean) => {
  const made = scene(value, own);
  return cascadeOf(aWorld(made), district, made.sets[1]!);
};

it('names the communes that a district waits for, and how many of them it needs', () => {
  const { waits, ifAll } = cascade('100', true);
  expect(waits.map(({ code, needed }) => [code, needed])).toEqual([['dk1', 2n]]);
  expect(waits[0]?.units.map(({ unit, outcome, alone, completes }) => [unit.id, outcome, alone, completes])).toEqual([
    ['c', 'notMet', 'unknown', false],
    ['e', 'unknown', 'notMet', false],
  ]);
  expect(ifAll).toBe('met');
});

it('says who alone would make the district meet, and that its own criteria keep it back', () => {
  expect(cascade('75', true).waits[0]).toMatchObject({
    ...{ needed: 1n },
    units: [
      { alone: 'met', completes: true },
      { alone: 'met', completes: true },
    ],
  });
  const { waits, ifAll } = cascade('75', false);
  expect([ifAll, waits[0]?.units[0]?.alone, waits[0]?.units[0]?.completes]).toEqual(['notMet', 'notMet', true]);
  expect(cascade('50', true)).toMatchObject({ waits: [], ifAll: 'met' });
});

it('waits for nobody whom a person has decided to be enough', () => {
  const made = scene('100', true);
  const by = { decidedBy: 'x', on: '2020-06-01', reason: 'r', evidence: ['e'] };
  const said = {
    ...made.said,
    'c standard': {},
    'd district': { ...says(true), decisions: [{ id: 'x', of: 'dk1', met: true, ...by }] },
  };
  expect(cascadeOf(aWorld({ ...made, said }), district, made.sets[1]!)).toMatchObject({ waits: [], ifAll: 'met' });
});

/** A share, if some of those whom it waits for were recognised. */
const judgedIf = (world: World, { unit, set }: Pair, code: string, recognised: readonly AwaitedUnit[]) => {
  const then = judge(withRecognised(world, recognised), unit, set);
  const asked = [...then.conditions, ...then.criteria.flatMap(({ indicators }) => indicators)];
  return asked[indicatorsOf(set).findIndex((one) => one.code === code)]!;
};

/** True where it could be looked at. With fewer than it needs a share may become open, and a person's decision counts then. */
function holdsToItsWord(world: World, pair: Pair, { code, needed, units }: Waiting): boolean {
  if (needed === null || needed > BigInt(units.length)) return false;
  const by = (recognised: readonly AwaitedUnit[]) => judgedIf(world, pair, code, recognised);
  const passesByItself = ({ outcome, because }: ReturnType<typeof by>) => outcome === 'met' && because !== 'decided';
  expect(holds(by(units.slice(0, Number(needed))).outcome)).toBe(true);
  expect(passesByItself(by(units.slice(0, Number(needed) - 1)))).toBe(false);
  for (const one of units.filter(({ completes }) => completes)) {
    if (by([one]).because !== 'decided') expect(needed).toBeLessThanOrEqual(1n);
  }
  return true;
}

it('needs exactly as many as it says, whoever they are, and all of them are always enough', () => {
  let looked = 0;
  fc.assert(
    fc.property(aScene, ({ scene: drawn, pairs }) => {
      const world = aWorld(drawn);
      for (const pair of pairs.filter((one) => one.unit.level !== 'commune')) {
        const { waits, ifAll, judgement } = cascadeOf(world, pair.unit, pair.set);
        if (waits.length === 0) expect(ifAll).toBe(judgement.outcome);
        const held = waits.filter((wait) => holdsToItsWord(world, pair, wait));
        if (held.some(({ units }) => units.some(({ alone }) => alone === 'met'))) expect(ifAll).toBe('met');
        looked += held.length;
      }
    }),
    { numRuns: 60 },
  );
  expect(looked).toBeGreaterThan(20);
});
