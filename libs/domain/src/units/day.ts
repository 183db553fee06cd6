import type { UnitAlteration, UnitChange, UnitForm } from '@langmoi/contracts/units';
import { kindsOf } from './change';

/** Why a change cannot have happened to the units that there were. */
export type DayFault =
  | 'notThere'
  | 'alreadyThere'
  | 'touchedTwice'
  | 'goesNowhere'
  | 'wrongParent'
  | 'wrongKind'
  | 'childrenLeft'
  | 'codeTaken';

/** A change that is known to be well formed, with the event that it is of. */
export interface Happening {
  readonly eventId: string;
  readonly change: UnitChange;
}

/** A change that cannot have happened on that day. */
export interface Refused<F extends string = DayFault> {
  readonly eventId: string;
  readonly fault: F;
  /** The units that it is about. */
  readonly unitIds: readonly string[];
}

/** The units that there are at one time. */
export class Present {
  readonly units = new Map<string, UnitForm>();
  private readonly children = new Map<string, Set<string>>();
  private readonly codes = new Map<string, string>();

  childrenOf(unitId: string): ReadonlySet<string> {
    return this.children.get(unitId) ?? nobody;
  }

  /** Who has the code among the units of its level. */
  holderOf(form: UnitForm): string | undefined {
    return this.codes.get(codeKey(form));
  }

  put(form: UnitForm): void {
    this.remove(form.unitId);
    this.units.set(form.unitId, form);
    this.codes.set(codeKey(form), form.unitId);
    if (form.parentId === null) return;
    const siblings = this.children.get(form.parentId) ?? new Set();
    this.children.set(form.parentId, siblings.add(form.unitId));
  }

  remove(unitId: string): void {
    const form = this.units.get(unitId);
    if (!form) return;
    this.units.delete(unitId);
    if (this.holderOf(form) === unitId) this.codes.delete(codeKey(form));
    if (form.parentId !== null) this.children.get(form.parentId)?.delete(unitId);
  }
}

const nobody: ReadonlySet<string> = new Set();
const codeKey = ({ level, code }: UnitForm): string => `${level} ${code}`;

/** What a day leaves: the new forms, undefined of those that are no more, by unit; and the event that did it. */
export type Outcome = ReadonlyMap<string, { readonly form: UnitForm | undefined; readonly eventId: string }>;

/**
 * What happens on one day happens at once: a commune may move under a province that begins that day. Where two changes
 * exclude each other, the one that was learned later is refused; where the day would leave units without a parent, or a
 * code twice, the change that does it. `happenings` in the order they were learned.
 */
export function settle(
  present: Present,
  happenings: readonly Happening[],
): { kept: readonly Happening[]; outcome: Outcome; refused: Refused[] } {
  const refused: Refused[] = [];
  let kept = happenings;
  for (;;) {
    const day = new Day(present);
    let faults = kept.flatMap((happening) => day.claim(happening) ?? []);
    if (faults.length === 0) faults = kept.flatMap((happening) => day.misfit(happening) ?? []);
    if (faults.length === 0) return { kept, outcome: day.outcome, refused };
    refused.push(...faults);
    const out = new Set(faults.map(({ eventId }) => eventId));
    kept = kept.filter(({ eventId }) => !out.has(eventId));
  }
}

class Day {
  readonly outcome = new Map<string, { form: UnitForm | undefined; eventId: string }>();
  /** Units that end or are divided, and fields that change. */
  private readonly taken = new Set<string>();
  private readonly altered = new Set<string>();
  /** Who was the first to ask for a code. */
  private readonly codes = new Map<string, string>();

  constructor(private readonly present: Present) {}

  /** Why the change cannot be beside the units of before and what others do to them on this day; else it is taken in. */
  claim({ eventId, change }: Happening): Refused | undefined {
    const { ends, begins, changes, parts } = change;
    const origins = new Set(parts.map(({ fromId }) => fromId));
    const before = [...ends, ...changes.map(({ unitId }) => unitId), ...origins];
    const refusal = (fault: DayFault, unitIds: string[]) =>
      unitIds.length > 0 ? { eventId, fault, unitIds } : undefined;
    const found =
      refusal('notThere', [...new Set(before.filter((id) => !this.present.units.has(id)))]) ??
      refusal(
        'alreadyThere',
        begins.map(({ unitId }) => unitId).filter((id) => this.present.units.has(id) || this.outcome.has(id)),
      ) ??
      refusal('touchedTwice', this.twice(change, origins));
    if (!found) this.take(eventId, change, origins);
    return found;
  }

  private twice({ ends, changes }: UnitChange, origins: ReadonlySet<string>): string[] {
    const isTaken = (id: string): boolean => this.taken.has(id);
    return [
      ...ends.filter((id) => isTaken(id) || this.altered.has(id)),
      ...[...origins].filter((id) => !ends.includes(id) && isTaken(id)),
      ...changes
        .filter(
          (alteration) => this.hasEnded(alteration.unitId) || fieldsOf(alteration).some((f) => this.altered.has(f)),
        )
        .map(({ unitId }) => unitId),
    ];
  }

  private hasEnded(unitId: string): boolean {
    const change = this.outcome.get(unitId);
    return change !== undefined && change.form === undefined;
  }

  private take(eventId: string, { ends, begins, changes }: UnitChange, origins: ReadonlySet<string>): void {
    for (const id of [...ends, ...origins]) this.taken.add(id);
    for (const id of ends) this.outcome.set(id, { form: undefined, eventId });
    for (const form of begins) this.outcome.set(form.unitId, { form, eventId });
    for (const alteration of changes) {
      const { unitId } = alteration;
      const form = this.formOf(unitId);
      if (!form) throw new Error(`${unitId} was looked for already`);
      this.outcome.set(unitId, { form: { ...form, ...alteration }, eventId });
      for (const key of [unitId, ...fieldsOf(alteration)]) this.altered.add(key);
    }
  }

  /** The unit as the day leaves it, so far as it was taken in. */
  private formOf(unitId: string): UnitForm | undefined {
    const outcome = this.outcome.get(unitId);
    return outcome ? outcome.form : this.present.units.get(unitId);
  }

  /** Why the change does not fit into what the day as a whole leaves. */
  misfit({ eventId, change }: Happening): Refused | undefined {
    const { ends, begins, changes, parts } = change;
    /** Units to which this change gives the field: for what another gives them it does not answer. */
    const failing = (field: 'parentId' | 'kind' | 'code', test: (form: UnitForm) => boolean) =>
      [...begins, ...changes.filter((alteration) => alteration[field] !== undefined)]
        .flatMap(({ unitId }) => this.formOf(unitId) ?? [])
        .filter(test)
        .map(({ unitId }) => unitId);
    const found: readonly [DayFault, string[]][] = [
      ['goesNowhere', parts.map(({ toId }) => toId).filter((id) => !this.formOf(id))],
      ['wrongParent', failing('parentId', (form) => !this.isUnderItsParent(form))],
      ['wrongKind', failing('kind', ({ level, kind }) => !kindsOf[level].includes(kind))],
      ['childrenLeft', ends.filter((id) => this.leavesChildren(id))],
      ['codeTaken', failing('code', (form) => this.isCodeTaken(form))],
    ];
    const [first] = found.filter(([, unitIds]) => unitIds.length > 0);
    return first && { eventId, fault: first[0], unitIds: first[1] };
  }

  /** Levels only fall, so nothing is above itself. */
  private isUnderItsParent({ level, parentId }: UnitForm): boolean {
    if (parentId === null) return level === 'province';
    const parent = this.formOf(parentId);
    return parent !== undefined && ranks.indexOf(parent.level) < ranks.indexOf(level);
  }

  private leavesChildren(unitId: string): boolean {
    return [...this.present.childrenOf(unitId)].some((child) => this.formOf(child)?.parentId === unitId);
  }

  private isCodeTaken(form: UnitForm): boolean {
    const holder = this.present.holderOf(form);
    const keeps = holder !== undefined && holder !== form.unitId && this.formOf(holder)?.code === form.code;
    const claimant = this.codes.get(codeKey(form)) ?? form.unitId;
    this.codes.set(codeKey(form), claimant);
    return keeps || claimant !== form.unitId;
  }
}

const ranks = ['province', 'district', 'commune'];

const fieldsOf = ({ unitId, ...fields }: UnitAlteration): string[] =>
  Object.keys(fields).map((field) => `${unitId} ${field}`);
