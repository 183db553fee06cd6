import { inputTexts } from '@langmoi/contracts/input-texts';
import { invalidRequest, type InputError } from '@langmoi/contracts/problem';
import type { RecordTarget, TargetContent, TargetStatement } from '@langmoi/contracts/year';
import type { Moment } from '../figure/figure.service';
import type { TargetRow, TargetStatementRow } from './target.entity';

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

/** What reports say of a target by a moment, the oldest first. Pure. */
export const statementsAt = (
  rows: readonly TargetStatementRow[],
  key: string,
  { on, knownOn }: Moment,
): TargetStatement[] =>
  rows
    .filter((one) => one.key === key && (on === null || one.asOf <= on) && (knownOn === null || one.knownOn <= knownOn))
    .map(({ said, asOf, knownOn: since, source }) => ({ ...said, asOf, knownOn: since, source }));

/** What a target is held against: units of the province by level. */
interface TargetGround {
  readonly today: string;
  readonly districts: ReadonlySet<string>;
  readonly communes: ReadonlySet<string>;
  readonly newest: number;
}

/** Throws `/problems/invalid-request` with every fault of a target at its place. */
export function refuseTarget(ground: TargetGround, { paper, content }: RecordTarget): void {
  const errors: InputError[] = [
    ...(paper.date > ground.today ? [{ pointer: '/paper/date', detail: inputTexts.dateInFuture }] : []),
    ...(content === null && ground.newest === 0 ? [{ pointer: '/content', detail: inputTexts.noSuchTarget }] : []),
    ...unitFaults(ground, content),
  ];
  if (errors.length > 0) throw invalidRequest(errors, 422);
}

function unitFaults({ districts, communes }: TargetGround, content: TargetContent | null): InputError[] {
  const measure = content?.measure;
  const at = (place: string) => `/content/measure/${place}`;
  const district = (id: string, place: string) =>
    districts.has(id) ? [] : [{ pointer: at(place), detail: inputTexts.districtUnknown }];
  if (measure?.kind === 'districts') return measure.unitIds.flatMap((id, index) => district(id, `unitIds/${index}`));
  if (measure?.kind === 'raised' && measure.districtId) return district(measure.districtId, 'districtId');
  if (measure?.kind !== 'hamlets') return [];
  return measure.hamlets.flatMap(({ communeId }, index) =>
    communes.has(communeId) ? [] : [{ pointer: at(`hamlets/${index}/communeId`), detail: inputTexts.communeUnknown }],
  );
}
