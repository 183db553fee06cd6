import type { FolderLine } from '@langmoi/contracts/folder';
import { faultsOf } from '@langmoi/domain/criteria/fact';
import type { Words } from './cell';
import { setOf } from './compare-law';
import { each, isUnit, leadsBack, officeOf, type Finding, type Ground } from './ground';
import type { LawSet } from './law';
import type { Fault } from './read';
import {
  assessedTwice,
  closedBefore,
  cycle,
  dayNeeded,
  noCriterion,
  noFigure,
  noIndicator,
  notACommune,
  nothingSaid,
  otherTier,
  partExceeds,
  planNeeded,
  planUnasked,
  saidTwice,
  setNeeded,
  toCome,
  unknownId,
  unknownOffice,
  unknownUnit,
  unnamedSet,
} from './sentences';

/** Each commune on a list of a year is one, and lacks criteria of a set that is its tier's. Pure. */
export const ofTargets = (ground: Ground): Fault[] =>
  each(ground, 'registrations', (line) => [
    ...communeOf<'registrations'>(ground, line.communeCode),
    ...(line.criteriaSet === null ? withoutSet(line) : withSet(ground, line)),
  ]);

/** What is said of communes beside their registrations: once of each, by a set that is the tier's. Pure. */
export const ofAssessments = (ground: Ground): Fault[] =>
  each(ground, 'assessments', (line) => {
    const { communeCode, tier, criteriaSet, missing, noData } = line;
    const strange = strangeTo(setOf(ground, criteriaSet), noData);
    const twice = ground.folder.registrations.some(
      (one) => one.communeCode === communeCode && one.tier === tier && one.criteriaSet !== null,
    );
    return [
      ...communeOf<'assessments'>(ground, communeCode),
      ...bySet(ground, line),
      [strange, 'noData', noCriterion(strange ?? 0)],
      [noData.find((no) => missing.includes(no)), 'noData', saidTwice],
      [twice, 'communeCode', assessedTwice],
    ];
  });

/** Each figure is one that its indicator can have, of a day that has come, confirmed by an office of the province. Pure. */
export const ofIndicators = (ground: Ground): Fault[] =>
  each(ground, 'figures', ({ communeCode, criteriaSet, indicator, value, asOf, confirmedBy }) => {
    const set = setOf(ground, criteriaSet);
    const law = set?.indicators.find(({ code }) => code === indicator);
    const [wrong] = law ? faultsOf(law, value) : [];
    const office = confirmedBy === null || officeOf(ground.folder, [ground.province.code], confirmedBy);
    return [
      ...communeOf<'figures'>(ground, communeCode),
      [!set, 'criteriaSet', unnamedSet],
      [set && !law, 'indicator', noIndicator],
      [wrong, 'value', noFigure(wrong ?? 'wrongKind')],
      [isToCome(ground, asOf), 'asOf', toCome],
      [!office, 'confirmedBy', unknownOffice],
    ];
  });

/** Days that figures are closed up to have come when they are closed, and that day has come too. Pure. */
export const ofClosings = (ground: Ground): Fault[] =>
  each(ground, 'closings', ({ until, closedOn }) => [
    [closedOn < until, 'closedOn', closedBefore],
    [isToCome(ground, closedOn), 'closedOn', toCome],
  ]);

type Target = FolderLine<'registrations'>;

const withoutSet = ({ missing, asOf }: Target): Finding<'registrations'>[] => [
  [missing.length > 0 || asOf !== null, 'criteriaSet', setNeeded],
];

const withSet = (ground: Ground, line: Target): Finding<'registrations'>[] => [
  ...bySet(ground, line),
  [line.asOf === null, 'asOf', dayNeeded],
];

/** What a line says by a set: the set is the tier's and has the criteria, and the day has come. */
function bySet(
  ground: Ground,
  { tier, criteriaSet, missing, asOf }: Pick<Target, 'tier' | 'criteriaSet' | 'missing' | 'asOf'>,
): (readonly [unknown, 'criteriaSet' | 'missing' | 'asOf', Words])[] {
  const set = setOf(ground, criteriaSet);
  const strange = strangeTo(set, missing);
  return [
    [!set, 'criteriaSet', unnamedSet],
    [set && set.tier !== tier, 'criteriaSet', otherTier],
    [strange, 'missing', noCriterion(strange ?? 0)],
    [isToCome(ground, asOf), 'asOf', toCome],
  ];
}

/** The first of these numbers that no criterion of the set has. */
const strangeTo = (set: LawSet | undefined, numbers: readonly number[]): number | undefined =>
  set && numbers.find((no) => !set.criteria.includes(no));

const isToCome = ({ province }: Ground, day: string | null): boolean => day !== null && day > province.day;

function communeOf<P extends 'registrations' | 'assessments' | 'figures' | 'recognised'>(
  { folder }: Ground,
  code: string,
): Finding<P>[] {
  const unit = folder.units.find((one) => one.code === code);
  const wrong: Words | undefined = unit ? (unit.level === 'commune' ? undefined : notACommune) : unknownUnit(code);
  return [[wrong, 'communeCode', wrong ?? notACommune] as Finding<P>];
}

/** Whether a part is more than its whole; false where either is not known. */
const exceeds = (part: string | number | null, whole: string | number | null): boolean =>
  part !== null && whole !== null && BigInt(part) > BigInt(whole);

/** What was recognised, mobilised, supported and held: of units and things that are there, on days that have come. Pure. */
export function ofFigures(ground: Ground): Fault[] {
  const { folder } = ground;
  const policies = new Map(folder.policies.map((policy) => [policy.id, policy]));
  const titles = new Set(folder.titles.map(({ id }) => id));
  return [
    ...each(ground, 'recognised', ({ communeCode, asOf }) => [
      ...communeOf<'recognised'>(ground, communeCode),
      [isToCome(ground, asOf), 'asOf', toCome],
    ]),
    ...each(ground, 'funding', ({ measure, amount, planned, asOf }) => [
      [measure === 'mobilised' && planned !== null, 'planned', planUnasked],
      [measure === 'disbursed' && planned === null, 'planned', planNeeded],
      [exceeds(amount, planned), 'amount', partExceeds],
      [isToCome(ground, asOf), 'asOf', toCome],
    ]),
    ...each(ground, 'policies', ({ id, parent }) => [
      [parent !== null && !policies.has(parent), 'parent', unknownId(parent ?? '')],
      [leadsBack(id, (at) => policies.get(at)?.parent), 'parent', cycle],
    ]),
    ...each(ground, 'supports', ({ policy, count, amount, asOf }) => [
      [!policies.has(policy), 'policy', unknownId(policy)],
      [count === null && amount === null, 'count', nothingSaid],
      [isToCome(ground, asOf), 'asOf', toCome],
    ]),
    ...each(ground, 'holdings', ({ unitCode, title, holders, universe, asOf }) => [
      [!isUnit(ground, unitCode), 'unitCode', unknownUnit(unitCode)],
      [!titles.has(title), 'title', unknownId(title)],
      [holders === null && universe === null, 'holders', nothingSaid],
      [exceeds(holders, universe), 'holders', partExceeds],
      [isToCome(ground, asOf), 'asOf', toCome],
    ]),
  ];
}
