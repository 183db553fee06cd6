import type { Capacity, Role } from '@langmoi/contracts/caller';
import type { AppointmentView, PersonView } from '@langmoi/contracts/officers';
import { plain, plusDays } from './format';

export const standings = ['inForce', 'coming', 'ended', 'cancelled'] as const;
export type Standing = (typeof standings)[number];

type Dated = Pick<AppointmentView, 'fromOn' | 'toOn'> & Partial<Pick<AppointmentView, 'cancelledOn'>>;

/** Whether an office is held on a day; first and last day count. One that was taken back never was. */
export function standingOn({ fromOn, toOn, cancelledOn }: Dated, day: string): Standing {
  if (cancelledOn) return 'cancelled';
  if (fromOn > day) return 'coming';
  return toOn !== null && toOn < day ? 'ended' : 'inForce';
}

/** A person by what they hold: an office today, else one to come, else none any more. */
export function personStandingOn({ appointments }: Pick<PersonView, 'appointments'>, day: string): Standing {
  const all = appointments.map((one) => standingOn(one, day));
  return standings.find((standing) => all.includes(standing)) ?? 'ended';
}

/** What is held today first, then what is to come, then the past; the newest of each first. */
export function inOrder<A extends Dated>(appointments: readonly A[], day: string): A[] {
  const place = (one: A) => standings.indexOf(standingOn(one, day));
  return [...appointments].sort((one, other) => place(one) - place(other) || other.fromOn.localeCompare(one.fromOn));
}

const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

interface Bar<A> {
  readonly appointment: A;
  /** Shares of the picture's width, 0 to 1. */
  readonly start: number;
  readonly width: number;
  /** Goes on beyond the picture's right edge. */
  readonly open: boolean;
}

export interface Picture<A> {
  readonly bars: readonly Bar<A>[];
  readonly ticks: readonly { readonly label: string; readonly at: number }[];
  readonly today: number;
}

/** Ticks at the first of January; every n-th where there are many, so that their labels do not meet. */
function ticksOf(first: string, last: string): string[] {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4)) + 1];
  const step = Math.max(1, Math.ceil((to - from) / 6));
  const years = Array.from({ length: to - from + 1 }, (_, at) => from + at).filter(
    (year) => (year - from) % step === 0,
  );
  return years.map((year) => `${year}-01-01`).filter((day) => day >= first && day <= last);
}

/**
 * Appointments over time: from the first day of the first one to a while after today, or after the last one to come. What
 * was taken back is not in it.
 */
export function pictureOf<A extends Dated>(all: readonly A[], today: string): Picture<A> {
  const appointments = all.filter(({ cancelledOn }) => !cancelledOn);
  const days = appointments.flatMap(({ fromOn, toOn }) => [fromOn, ...(toOn ? [toOn] : [])]);
  const sorted = [...days, today].sort();
  const [first = today, last = today] = [sorted[0], sorted.at(-1)];
  const spare = Math.max(60, Math.round((dayNumber(last) - dayNumber(first)) * 0.08));
  const [left, right] = [plusDays(first, -Math.round(spare / 3)), plusDays(last, spare)];
  const length = dayNumber(right) - dayNumber(left);
  const place = (day: string) => (dayNumber(day) - dayNumber(left)) / length;
  return {
    today: place(today),
    ticks: ticksOf(left, right).map((day) => ({ label: day.slice(0, 4), at: place(day) })),
    bars: inOrder(appointments, today).map((appointment) => {
      const start = place(appointment.fromOn);
      const end = appointment.toOn === null ? 1 : place(plusDays(appointment.toOn, 1));
      return { appointment, start, width: Math.max(0.006, end - start), open: appointment.toOn === null };
    }),
  };
}

interface Held {
  readonly person: PersonView;
  readonly appointment: AppointmentView;
}

/** Who holds an office of an organisation on a day; whose successor or whose head may be among them. */
export function holdersOf(persons: readonly PersonView[], organisationId: string, day: string): Held[] {
  return persons.flatMap((person) =>
    person.appointments
      .filter((one) => one.organisationId === organisationId && standingOn(one, day) === 'inForce')
      .map((appointment) => ({ person, appointment })),
  );
}

/** An office as it is typed, before the contract's schema reads it. */
export interface AppointmentTyped {
  readonly unitId: string;
  readonly organisationId: string;
  readonly role: Role | '';
  readonly fromOn: string;
  readonly toOn: string;
  readonly capacity: Capacity;
  readonly onBehalfOf: string;
  readonly number: string;
  readonly date: string;
  readonly authority: string;
}

export const noAppointment = (today: string): AppointmentTyped => ({
  ...{ unitId: '', organisationId: '', role: '', fromOn: today, toOn: '', capacity: 'own', onBehalfOf: '' },
  ...{ number: '', date: '', authority: '' },
});

const inDecision: readonly string[] = ['number', 'date', 'authority'];

/** Where an error of a field stands: the decision's own are one step deeper. */
export const pointerOf = (name: string, prefix: string): string =>
  inDecision.includes(name) ? `${prefix}/decision/${name}` : `${prefix}/${name}`;

export const decisionOf = ({ number, date, authority }: Pick<AppointmentTyped, 'number' | 'date' | 'authority'>) => ({
  number,
  date,
  authority,
});

/** No decision where nothing of it was typed; else all of it is asked for. */
export const maybeDecisionOf = (typed: Pick<AppointmentTyped, 'number' | 'date' | 'authority'>) =>
  typed.number || typed.date || typed.authority ? decisionOf(typed) : null;

/** What is sent of an office. */
export function appointingOf(typed: AppointmentTyped) {
  const { organisationId, unitId, role, fromOn, toOn, capacity, onBehalfOf } = typed;
  return {
    ...{ organisationId, unitId, role, fromOn, toOn: toOn || null, capacity },
    onBehalfOf: capacity === 'own' ? null : onBehalfOf || null,
    decision: decisionOf(typed),
  };
}

/** A sign-in name from a person's: `Nguyễn Văn Đức` → `nguyen.van.duc`. */
export const accountFrom = (name: string): string =>
  plain(name)
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '');
