import type { FolderLine } from '@langmoi/contracts/folder';
import type { Words } from './cell';
import { setOf } from './compare-law';
import { each, isUnit, leadsBack, type Finding, type Ground } from './ground';
import type { Fault } from './read';
import {
  cycle,
  dayNeeded,
  noCriterion,
  notACommune,
  nothingSaid,
  otherTier,
  partExceeds,
  planNeeded,
  planUnasked,
  setNeeded,
  toCome,
  unknownId,
  unknownUnit,
  unnamedSet,
} from './sentences';

/** Each commune on a list of a year is one, and lacks criteria of a set that is its tier's. Pure. */
export const ofTargets = (ground: Ground): Fault[] =>
  each(ground, 'registrations', (line) => [
    ...communeOf<'registrations'>(ground, line.communeCode),
    ...(line.criteriaSet === null ? withoutSet(line) : withSet(ground, line)),
  ]);

type Target = FolderLine<'registrations'>;

const withoutSet = ({ missing, asOf }: Target): Finding<'registrations'>[] => [
  [missing.length > 0 || asOf !== null, 'criteriaSet', setNeeded],
];

function withSet(ground: Ground, { tier, criteriaSet, missing, asOf }: Target): Finding<'registrations'>[] {
  const set = setOf(ground, criteriaSet);
  const strange = set && missing.find((no) => !set.criteria.includes(no));
  return [
    [!set, 'criteriaSet', unnamedSet],
    [set && set.tier !== tier, 'criteriaSet', otherTier],
    [strange, 'missing', noCriterion(strange ?? 0)],
    [asOf === null, 'asOf', dayNeeded],
    [isToCome(ground, asOf), 'asOf', toCome],
  ];
}

const isToCome = ({ province }: Ground, day: string | null): boolean => day !== null && day > province.day;

function communeOf<P extends 'registrations' | 'recognised'>({ folder }: Ground, code: string): Finding<P>[] {
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
