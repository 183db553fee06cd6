import type { AppointmentView, PersonView } from '@langmoi/contracts/officers';
import { masked } from '@langmoi/domain/access/fields';
import type { CellOf } from '@langmoi/contracts/workbook';
import { cellOf } from '@langmoi/facts/lists/columns';
import { columnNames, columns, type Cells } from './columns';

/**
 * Officers as a file that the import takes back without a change: a row for each office that is or was held, those in
 * their own right first, for a deputy signs for one of them. Who has no account is nobody whom a file could name, and
 * what is masked for the reader is left empty. `codes`: of units, by id. Pure.
 */
export function officerRows(persons: readonly PersonView[], codes: ReadonlyMap<string, string>): CellOf[][] {
  const holders = new Map(persons.flatMap(({ account, appointments }) => appointments.map(({ id }) => [id, account])));
  const held = persons.flatMap((person) =>
    person.appointments
      .filter(({ cancelledOn }) => cancelledOn === null && person.account !== null)
      .map((appointment) => ({ person, appointment })),
  );
  held.sort((a, b) => rank(a.appointment) - rank(b.appointment) || (key(a) < key(b) ? -1 : 1));
  return [
    columnNames.map((column) => columns[column].heading),
    ...held.map(({ person, appointment }) => {
      const cells: Cells = {
        ...{ account: person.account ?? '', displayName: person.displayName },
        ...{ phone: shown(person.phone), identityNumber: shown(person.identityNumber) },
        homeUnitCode: codes.get(person.homeUnitId ?? '') ?? '',
        ...{ organisation: appointment.organisationName, unitCode: codes.get(appointment.unitId) ?? '' },
        ...{ role: appointment.role, fromOn: appointment.fromOn, toOn: appointment.toOn ?? '' },
        ...decided(appointment),
        ...{ capacity: appointment.capacity, onBehalfOf: holders.get(appointment.onBehalfOf ?? '') ?? '' },
      };
      return columnNames.map((column) => cellOf(columns[column], cells[column] ?? ''));
    }),
  ];
}

const rank = ({ onBehalfOf }: AppointmentView): number => (onBehalfOf === null ? 0 : 1);
const key = ({ person, appointment }: { person: PersonView; appointment: AppointmentView }): string =>
  `${person.account} ${appointment.fromOn} ${appointment.id}`;
const shown = (value: string | null): string => (value === null || value === masked ? '' : value);
const decided = ({ decision }: AppointmentView): Cells =>
  decision === null
    ? {}
    : { decisionNumber: decision.number, decisionDate: decision.date, decisionAuthority: decision.authority };
