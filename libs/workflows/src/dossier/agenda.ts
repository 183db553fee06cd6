import type { Stage } from '@langmoi/contracts/regime';
import { addDays } from '@langmoi/domain/deadlines';
import type { Entered } from './activities';

/** What a run does by itself on a day. */
export interface Appointment {
  /** The Vietnamese date that must have begun. */
  readonly on: string;
  readonly what: 'reminder' | 'limit';
}

/** What a stage does by itself, in order: its reminders, then the day after the last day of its limit. */
export function agendaOf({ onLimit }: Stage, { remindOn, dueOn }: Pick<Entered, 'remindOn' | 'dueOn'>): Appointment[] {
  const reminders = remindOn.map((on): Appointment => ({ on, what: 'reminder' }));
  const acts = onLimit.escalateTo !== null || onLimit.outcome !== null;
  return dueOn === null || !acts ? reminders : [...reminders, { on: addDays(dueOn, 1), what: 'limit' }];
}
