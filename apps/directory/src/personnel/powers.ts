import type { Text } from '@langmoi/contracts/common';
import type { PowerView } from '@langmoi/contracts/officers';
import { capacityNames, roleNames } from '@langmoi/domain/access/names';
import { powersOf } from '@langmoi/domain/access/powers';
import { formatDate } from '@langmoi/domain/vietnamese';
import type { Person } from '../officer/officer.service';
import type { Places } from '../organisation/organisation.service';

type Appointment = Person['appointments'][number];

/** What appointments in force let their holder do, each line with the paper it comes from. Pure. */
export function powerViewsOf(appointments: readonly Appointment[], places: Places): PowerView[] {
  return appointments.flatMap((appointment) => {
    const { id: appointmentId, role, capacity } = appointment;
    return powersOf(role, capacity).map(({ service, action, relations }) => ({
      ...{ service, action, role, appointmentId },
      relations: [...relations],
      because: becauseOf(appointment, action, places),
    }));
  });
}

/** As in "may forward: chief of the district office, decision 12/QĐ-UBND, since 01/02/2019". */
function becauseOf(appointment: Appointment, action: string, places: Places): Text {
  const { role, organisationId, unitId, capacity, decision, fromOn } = appointment;
  const office = `${places.organisations.get(organisationId)?.name ?? ''} (${places.units.get(unitId) ?? ''})`;
  const onBehalf = capacity === 'own' ? undefined : capacityNames[capacity];
  const since = formatDate(fromOn);
  const sentence = (language: keyof Text, may: string, paper: string, from: string): string => {
    const how = onBehalf ? `, ${onBehalf[language]}` : '';
    return `${may} ${action}: ${roleNames[role][language]}, ${office}${how}, ${paper}, ${from} ${since}`;
  };
  return {
    vi: sentence('vi', 'được', decision ? `quyết định ${decision.number}` : 'chưa ghi quyết định', 'từ'),
    en: sentence('en', 'may', decision ? `decision ${decision.number}` : 'no decision recorded', 'since'),
  };
}
