import type { Caller } from '@langmoi/contracts/caller';
import type { AppointmentView, PersonView } from '@langmoi/contracts/officers';
import { type Mask } from '@langmoi/domain/access/fields';
import { provincePlace } from '@langmoi/domain/access/table';
import { placeIn, type Asked } from '@langmoi/domain/units/lineage';
import { successionsOf } from '@langmoi/domain/units/succession';
import { searchKey } from '@langmoi/domain/vietnamese';
import { isDeepStrictEqual } from 'node:util';
import type { Person } from '../officer/officer.service';
import type { Places } from '../organisation/organisation.service';
import { actionsOf, appointAction, correctAction } from './personnel.policy';

/** What a view of persons needs besides them: who asks, what they see, and what things are called. */
export interface Reading {
  readonly caller: Caller;
  readonly mask: Mask;
  readonly places: Places;
  /** The province's day: what has begun cannot be cancelled. */
  readonly today: string;
  /** Where the units lie on the day asked for; null: nobody asked. */
  readonly asked: Asked | null;
  /** Sign-in names by officer. */
  readonly accounts: ReadonlyMap<string, string>;
}

/** A person as the reader may see them, with what the reader may do. Pure. */
export function personViewOf({ officer, appointments }: Person, reading: Reading): PersonView {
  const { caller, mask, places, accounts } = reading;
  const { id, provinceId, displayName, rehearsal, phone, identityNumber, homeUnitId, version } = officer;
  const homeUnitName = homeUnitId === null ? null : (places.units.get(homeUnitId) ?? '');
  const place = provincePlace(provinceId);
  const roles = appointments.map(({ role }) => role);
  return {
    ...{ id, provinceId, displayName, version, rehearsal },
    account: accounts.get(id) ?? null,
    phone: mask.of('person.phone', phone),
    identityNumber: mask.of('person.identityNumber', identityNumber),
    homeUnitId: mask.shows('person.home') ? homeUnitId : null,
    homeUnitName: mask.of('person.home', homeUnitName),
    appointments: appointments.map((appointment) => appointmentViewOf(appointment, reading)),
    actions: [appointAction(caller, place, id), correctAction(caller, { place, officerId: id, roles })].filter(
      (action) => action !== undefined,
    ),
  };
}

function appointmentViewOf(
  appointment: Person['appointments'][number],
  { caller, places, today, asked }: Reading,
): AppointmentView {
  const { id, provinceId, officerId, organisationId, unitId, role } = appointment;
  const { fromOn, toOn, capacity, onBehalfOf, decision, endedBy, cancelledOn, version, rehearsal } = appointment;
  const place = { provinceId, path: places.paths.get(unitId) ?? [] };
  const successions = successionsOf(places.changes, 'appointment', unitId).filter((one) =>
    isDeepStrictEqual(endedBy?.decision, one.decision),
  );
  const changes = ['endAppointment', 'transferAppointment', ...(fromOn > today ? ['cancelAppointment'] : [])];
  return {
    ...{ id, officerId, organisationId, unitId, role, fromOn, toOn, capacity, onBehalfOf, decision, endedBy },
    ...{ cancelledOn, version, rehearsal, ...(successions.length > 0 && { successions }) },
    ...placeIn(asked, { unitId, on: fromOn }),
    organisationName: places.organisations.get(organisationId)?.name ?? '',
    unitName: places.units.get(unitId) ?? '',
    actions: actionsOf(caller, { place, role, officerId }).filter(({ name }) => changes.includes(name)),
  };
}

/**
 * Whether a person is found: by name with or without diacritics, by sign-in name, and by phone or identity number only
 * where the reader sees them. Pure.
 */
export function isFound({ officer }: Person, search: string, { mask, accounts }: Reading): boolean {
  const key = searchKey(search);
  const seen = [
    mask.shows('person.phone') ? officer.phone : null,
    mask.shows('person.identityNumber') ? officer.identityNumber : null,
  ];
  const digits = search.replace(/\D/g, '');
  return (
    searchKey(officer.displayName).includes(key) ||
    (accounts.get(officer.id) ?? '').includes(search.trim().toLowerCase()) ||
    (digits.length >= 4 && seen.some((value) => (value ?? '').replace(/\D/g, '').includes(digits)))
  );
}
