import type { DatedPart, UnitChange, UnitEvent, UnitForm, UnitState } from '@langmoi/contracts/units';
import { addDays } from '../deadlines';
import { faultOf, type ChangeFault } from './change';
import { Present, settle, type DayFault, type Outcome, type Refused } from './day';
import { standingOf, type Standing } from './standing';

/** Why an event of the register is no part of the history. */
export type UnitFault = ChangeFault | DayFault | 'correctsNothing';

/** What happened, as the corrections that were known leave it. */
export type Happened = Standing & { readonly change: UnitChange };

/** The life of units as it was known at an instant. On every day of it each unit has its parent, and a code of its own. */
export interface History {
  /** From the oldest state to the newest. A unit that ended and came again has a gap. */
  readonly lives: ReadonlyMap<string, readonly UnitState[]>;
  /** From the oldest to the newest, by the unit they leave and by the one they enter. */
  readonly partsFrom: ReadonlyMap<string, readonly DatedPart[]>;
  readonly partsInto: ReadonlyMap<string, readonly DatedPart[]>;
  /** By day, then in the order they were learned. */
  readonly events: readonly Happened[];
  /** Events that were withdrawn. */
  readonly withdrawn: readonly Standing[];
  /** Events that cannot have happened so: nothing of them is in the history. */
  readonly refused: readonly Refused<UnitFault>[];
}

/**
 * The history that these events tell, in whatever order they are given; of what was known at the instant `knownAt`, or of
 * all. Pure. What cannot be is not smoothed over: the event stays out as a whole, and is named.
 */
export function historyOf(events: readonly UnitEvent[], { knownAt }: { knownAt?: string } = {}): History {
  const known = knownAt === undefined ? events : events.filter(({ learnedAt }) => learnedAt <= knownAt);
  const { standing, stray } = standingOf(known);
  const refused: Refused<UnitFault>[] = stray.map(({ id }) => ({ eventId: id, fault: 'correctsNothing', unitIds: [] }));
  const wellFormed: Happened[] = [];
  for (const event of standing.filter(happened)) {
    const fault = faultOf(event.change);
    if (fault) refused.push({ eventId: event.id, fault, unitIds: [] });
    else wellFormed.push(event);
  }
  const telling = new Telling();
  for (const [day, ofDay] of byDay(wellFormed)) refused.push(...telling.tell(day, ofDay));
  const { lives, partsFrom, partsInto, events: told } = telling;
  return { lives, partsFrom, partsInto, events: told, withdrawn: standing.filter((one) => !happened(one)), refused };
}

const happened = (event: Standing): event is Happened => event.change !== null;

/** What was before the records begin comes first. */
function byDay(events: readonly Happened[]): [string | null, Happened[]][] {
  const days = new Map<string | null, Happened[]>();
  for (const event of events) {
    const day = event.change.effectiveOn;
    const ofDay = days.get(day);
    if (ofDay) ofDay.push(event);
    else days.set(day, [event]);
  }
  return [...days].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1)); // ISO dates order as text
}

class Telling {
  readonly lives = new Map<string, UnitState[]>();
  readonly partsFrom = new Map<string, DatedPart[]>();
  readonly partsInto = new Map<string, DatedPart[]>();
  readonly events: Happened[] = [];
  private readonly present = new Present();

  tell(day: string | null, ofDay: readonly Happened[]): Refused[] {
    const byId = new Map(ofDay.map((event) => [event.id, event]));
    const happenings = ofDay.map(({ id: eventId, change }) => ({ eventId, change }));
    const { kept, outcome, refused } = settle(this.present, happenings);
    this.apply(day, outcome);
    for (const { eventId, change } of kept) {
      const event = byId.get(eventId);
      if (event) this.events.push(event);
      if (day !== null) for (const part of change.parts) this.divide({ ...part, on: day, eventId });
    }
    return refused;
  }

  private apply(day: string | null, outcome: Outcome): void {
    for (const [unitId, { eventId }] of outcome) this.close(unitId, day, eventId);
    for (const { form, eventId } of outcome.values()) if (form) this.open(form, day, eventId);
  }

  private close(unitId: string, day: string | null, eventId: string): void {
    this.present.remove(unitId);
    const life = this.lives.get(unitId);
    const last = life?.at(-1);
    if (!life || !last || last.toOn !== null || day === null) return;
    life[life.length - 1] = { ...last, toOn: addDays(day, -1), endedBy: eventId };
  }

  private open(form: UnitForm, day: string | null, eventId: string): void {
    this.present.put(form);
    const { unitId, parentId, level, kind, code, name } = form;
    const state = { ...{ unitId, parentId, level, kind, code, name }, fromOn: day, toOn: null };
    const life = this.lives.get(unitId);
    if (life) life.push({ ...state, begunBy: eventId, endedBy: null });
    else this.lives.set(unitId, [{ ...state, begunBy: eventId, endedBy: null }]);
  }

  private divide(part: DatedPart): void {
    for (const [index, unitId] of [[this.partsFrom, part.fromId] as const, [this.partsInto, part.toId] as const]) {
      const parts = index.get(unitId);
      if (parts) parts.push(part);
      else index.set(unitId, [part]);
    }
  }
}
