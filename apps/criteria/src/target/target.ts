import { inputTexts } from '@langmoi/contracts/input-texts';
import { invalidRequest, type InputError } from '@langmoi/contracts/problem';
import type { UnitState } from '@langmoi/contracts/units';
import type { RecordTarget, TargetContent, TargetStatement } from '@langmoi/contracts/year';
import { isSameHamlet } from '@langmoi/domain/units/hamlets';
import { wasThere, type Moment } from '../figure/figure.service';
import type { TargetRow, TargetStatementRow } from './target.entity';
import type { UnitOfYear } from './target.repository';

/** A target at a moment: the version that counts, and the newest that there is. */
export interface CountingTarget {
  readonly row: TargetRow & { readonly content: TargetContent };
  readonly newestVersion: number;
}

/**
 * The targets of a year at a moment, in the order in which they were first set: of each the version that holds from the
 * latest day by then, as known by then; one that is taken back is none. Pure.
 */
export function targetsAt(rows: readonly TargetRow[], { on, knownOn }: Moment): CountingTarget[] {
  return [...Map.groupBy(rows, ({ key }) => key).values()].flatMap((versions): CountingTarget[] => {
    const known = versions.filter(
      ({ asOf, knownOn: since }) => (on === null || asOf <= on) && (knownOn === null || since <= knownOn),
    );
    const [row] = known.sort((a, b) => (a.asOf === b.asOf ? b.version - a.version : a.asOf < b.asOf ? 1 : -1));
    if (!row?.content) return [];
    return [{ row: { ...row, content: row.content }, newestVersion: newestOf(versions) }];
  });
}

/** 0: there is none. */
export const newestOf = (versions: readonly Pick<TargetRow, 'version'>[]): number =>
  versions.reduce((newest, { version }) => Math.max(newest, version), 0);

/** Whether there was a target that a paper took back: who sets it again saw none. */
export const isTakenBack = (versions: readonly Pick<TargetRow, 'version' | 'content'>[]): boolean =>
  versions.some(({ version, content }) => content === null && version === newestOf(versions));

/** What reports say of a target by a moment, the oldest first. Pure. */
export const statementsAt = (
  rows: readonly TargetStatementRow[],
  key: string,
  { on, knownOn }: Moment,
): TargetStatement[] =>
  rows
    .filter((one) => one.key === key && (on === null || one.asOf <= on) && (knownOn === null || one.knownOn <= knownOn))
    .map(({ said, asOf, knownOn: since, source }) => ({ ...said, asOf, knownOn: since, source }));

/** What a target is held against. */
interface TargetGround {
  readonly today: string;
  /** Of the province. */
  readonly units: readonly UnitOfYear[];
  readonly newest: number;
}

/** Throws `/problems/invalid-request` with every fault of a target at its place. */
export function refuseTarget(ground: TargetGround, { paper, content, asOf }: RecordTarget): void {
  const errors: InputError[] = [
    ...(paper.date > ground.today ? [{ pointer: '/paper/date', detail: inputTexts.dateInFuture }] : []),
    ...(content === null && ground.newest === 0 ? [{ pointer: '/content', detail: inputTexts.noSuchTarget }] : []),
    ...(content === null ? [] : [...contentFaults(content, asOf), ...unitFaults(ground, content, asOf)]),
  ];
  if (errors.length > 0) throw invalidRequest(errors, 422);
}

/** What is counted one by one has no fraction; a mean, and what papers state, may. */
const isBroken = ({ measure, number }: TargetContent): boolean =>
  !Number.isInteger(number) && measure.kind !== 'mean' && measure.kind !== 'stated';

const contentFaults = (content: TargetContent, asOf: string): InputError[] => [
  ...(isBroken(content) ? [{ pointer: '/content/number', detail: inputTexts.targetCounts }] : []),
  ...(content.dueOn < asOf ? [{ pointer: '/content/dueOn', detail: inputTexts.dueBeforeStart }] : []),
];

/** Units that a target names: districts, communes of hamlets, the district that is to be raised; those of a list stand on the list. */
export function namedUnits({ measure }: TargetContent): string[] {
  if (measure.kind === 'districts') return measure.unitIds;
  if (measure.kind === 'hamlets') return [...new Set(measure.hamlets.map(({ communeId }) => communeId))];
  return measure.kind === 'raised' && measure.districtId !== null ? [measure.districtId] : [];
}

/** Whoever is named must be of the province, be there on the day from which the target holds, and be named once. */
function unitFaults({ units }: TargetGround, { measure }: TargetContent, asOf: string): InputError[] {
  const lives = (level: string): Lives =>
    new Map(units.flatMap((unit) => (unit.level === level ? [[unit.id, unit.states]] : [])));
  const districts = { lives: lives('district'), unknown: inputTexts.districtUnknown, asOf };
  if (measure.kind === 'districts')
    return measure.unitIds.flatMap((id, at) => {
      if (measure.unitIds.indexOf(id) !== at) return fault(`unitIds/${at}`, inputTexts.districtAbove);
      return faultOfUnit(id, `unitIds/${at}`, districts);
    });
  if (measure.kind === 'raised' && measure.districtId) return faultOfUnit(measure.districtId, 'districtId', districts);
  if (measure.kind !== 'hamlets') return [];
  const communes = { lives: lives('commune'), unknown: inputTexts.communeUnknown, asOf };
  return measure.hamlets.flatMap((hamlet, at) => {
    const first = measure.hamlets.findIndex((other) => isSameHamlet(other, hamlet));
    if (first !== at) return fault(`hamlets/${at}/name`, inputTexts.hamletAbove);
    return faultOfUnit(hamlet.communeId, `hamlets/${at}/communeId`, communes);
  });
}

type Lives = ReadonlyMap<string, readonly UnitState[] | null>;

const fault = (place: string, detail: InputError['detail']): InputError[] => [
  { pointer: `/content/measure/${place}`, detail },
];

function faultOfUnit(
  id: string,
  place: string,
  { lives, unknown, asOf }: { lives: Lives; unknown: InputError['detail']; asOf: string },
): InputError[] {
  const life = lives.get(id);
  if (life === undefined) return fault(place, unknown);
  return wasThere(life, asOf) ? [] : fault(place, inputTexts.unitNotThereThen);
}
