import { Tier } from '@langmoi/contracts/common';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { invalidRequest, type InputError } from '@langmoi/contracts/problem';
import type { UnitState } from '@langmoi/contracts/units';
import type { ChangeRegistrations, ListVersion, RegisteredCommune, RegistrationList } from '@langmoi/contracts/year';
import { wasThere, type Moment } from '../figure/figure.service';
import type { RegistrationRow } from './registration.entity';

/** As much of a row as tells which of several counts. */
type Word = Pick<RegistrationRow, 'communeId' | 'tier' | 'year' | 'version' | 'asOf' | 'knownOn' | 'registered'>;

/**
 * What counts of each commune on each list at a moment: of the papers that hold by then and were known by then the one
 * that holds from the latest day, of one day the newest version. Pure.
 */
export function countingWords<W extends Word>(words: readonly W[], { on, knownOn }: Moment): W[] {
  const counting = new Map<string, W>();
  for (const one of words) {
    if ((on !== null && one.asOf > on) || (knownOn !== null && one.knownOn > knownOn)) continue;
    const key = `${one.year} ${one.tier} ${one.communeId}`;
    const other = counting.get(key);
    const isLater = !other || one.asOf > other.asOf || (one.asOf === other.asOf && one.version > other.version);
    if (isLater) counting.set(key, one);
  }
  return [...counting.values()];
}

/** The lists of a year, one for each tier, at a moment. Pure. */
export function listsOf(words: readonly RegistrationRow[], moment: Moment): RegistrationList[] {
  return Tier.options.map((tier) => {
    const own = words.filter((one) => one.tier === tier);
    const counting = countingWords(own, moment).map(wordView);
    return {
      tier,
      version: newestVersion(own),
      communes: counting.filter(({ registered }) => registered),
      struck: counting.filter(({ registered }) => !registered),
      versions: versionsOf(own.filter(({ knownOn }) => moment.knownOn === null || knownOn <= moment.knownOn)),
    };
  });
}

/** The newest version of one list; 0: there is none. Pure. */
export const newestVersion = (words: readonly Pick<Word, 'version'>[]): number =>
  words.reduce((newest, { version }) => Math.max(newest, version), 0);

/** What the papers of a list say, paper by paper. */
function versionsOf(words: readonly RegistrationRow[]): ListVersion[] {
  const papers = [...Map.groupBy(words, ({ version }) => version)].sort(([a], [b]) => b - a);
  return papers.flatMap(([, own]) => {
    const [first] = own;
    if (!first) return [];
    const idsOf = (wanted: boolean) =>
      own.flatMap(({ registered, communeId }) => (registered === wanted ? [communeId] : []));
    const { recordedAt, capacity } = first;
    return {
      ...paperOf(wordView(first)),
      added: idsOf(true),
      struck: idsOf(false),
      recordedAt: recordedAt.toISOString(),
      capacity,
    };
  });
}

const paperOf = ({ communeId: _, registered: __, ...said }: RegisteredCommune) => said;

const wordView = (row: RegistrationRow): RegisteredCommune => {
  const { communeId, registered, version, basis, asOf, knownOn, source, reason, rehearsal } = row;
  return { communeId, registered, version, basis, asOf, knownOn, source, reason, rehearsal };
};

/** What a change of a list is held against. */
export interface ListGround {
  readonly year: number;
  readonly today: string;
  /** Of this list. */
  readonly words: readonly Word[];
  /** The communes that the change names and the province has, with their lives. */
  readonly communes: ReadonlyMap<string, readonly UnitState[] | null>;
}

/** Throws `/problems/invalid-request` with every fault of a change of a list at its place. */
export function refuseChange(ground: ListGround, { asOf, paper, add, strike }: ChangeRegistrations): void {
  const on = new Set(
    countingWords(ground.words, { on: asOf, knownOn: null }).flatMap(({ registered, communeId }) =>
      registered ? [communeId] : [],
    ),
  );
  const named = [...add, ...strike];
  const faultsOf = (communeId: string, at: number, pointer: string, wrong: InputError['detail'] | null) => {
    const life = ground.communes.get(communeId);
    if (life === undefined) return [{ pointer, detail: inputTexts.communeUnknown }];
    if (named.indexOf(communeId) !== at) return [{ pointer, detail: inputTexts.communeAbove }];
    if (!wasThere(life, asOf)) return [{ pointer, detail: inputTexts.unitNotThereThen }];
    return wrong ? [{ pointer, detail: wrong }] : [];
  };
  const errors: InputError[] = [
    ...(paper.date > ground.today ? [{ pointer: '/paper/date', detail: inputTexts.dateInFuture }] : []),
    ...(asOf > `${ground.year}-12-31` ? [{ pointer: '/asOf', detail: inputTexts.afterYear }] : []),
    ...add.flatMap((id, at) => faultsOf(id, at, `/add/${at}`, on.has(id) ? inputTexts.onListAlready : null)),
    ...strike.flatMap((id, at) =>
      faultsOf(id, add.length + at, `/strike/${at}`, on.has(id) ? null : inputTexts.notOnList),
    ),
  ];
  if (errors.length > 0) throw invalidRequest(errors, 422);
}
