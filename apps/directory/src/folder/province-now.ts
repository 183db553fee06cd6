import type { ProvinceFolder, ProvinceNow } from '@langmoi/contracts/folder';
import { addDays } from '@langmoi/domain/deadlines';
import { statedBy, UnitCodes } from '@langmoi/platform/folder-lines';
import type { AppointmentRow } from '../officer/officer.entity';
import type { Person } from '../officer/officer.service';
import type { LeadRow, OrganisationRow } from '../organisation/organisation.entity';
import type { UnitRow } from '../unit/unit.entity';

/** What directory knows of a province on its day. */
interface Known {
  readonly today: string;
  /** Those that there are. */
  readonly units: readonly UnitRow[];
  readonly organisations: readonly OrganisationRow[];
  readonly persons: readonly Person[];
  /** Sign-in names by officer. */
  readonly accounts: ReadonlyMap<string, string>;
  /** In force. */
  readonly leads: readonly LeadRow[];
}

/**
 * A province as a folder tells it: units and offices that there are, every office that was held in them, in no order. The
 * decision that made it is the folder's that was taken in. Pure.
 */
export function provinceNow(known: Known, { province }: ProvinceFolder): ProvinceNow['now'] {
  const codes = new UnitCodes(known.units);
  const top = known.units.find(({ level }) => level === 'province');
  const offices = new Map(known.organisations.filter(({ unitId }) => codes.has(unitId)).map((one) => [one.id, one]));
  return {
    province: {
      ...{ ...province, day: known.today },
      ...(top && { code: top.code, name: top.name, kind: top.kind === 'city' ? 'city' : 'province' }),
    },
    units: known.units.flatMap(({ code, level, kind, name, parentId }) =>
      level === 'province' || parentId === null ? [] : { code, level, kind, name, parentCode: codes.of(parentId) },
    ),
    organisations: [...offices.values()].map(({ unitId, kind, name }) => ({ unitCode: codes.of(unitId), kind, name })),
    officers: officersOf(known, codes, offices),
    leads: leadsOf(known.leads, offices),
  };
}

function officersOf(
  { persons, accounts }: Known,
  codes: UnitCodes,
  offices: ReadonlyMap<string, OrganisationRow>,
): ProvinceFolder['officers'] {
  const holders = new Map(
    persons.flatMap(({ appointments }) => appointments.map(({ id, officerId }) => [id, officerId] as const)),
  );
  return persons.flatMap(({ officer, appointments }) =>
    appointments.flatMap((held) => {
      const { organisationId, unitId, role, fromOn, decision, capacity } = held;
      const [account, office, toOn] = [accounts.get(officer.id), offices.get(organisationId), lastDayOf(held)];
      if (!everGavePower(held) || !account || !office || !decision || !codes.has(unitId)) return [];
      return {
        ...{ account, displayName: officer.displayName, homeUnitCode: codes.here(officer.homeUnitId) },
        ...{ organisation: office.name, unitCode: codes.of(unitId), role, fromOn, toOn, capacity },
        ...{ decisionNumber: decision.number, decisionDate: decision.date, decisionAuthority: decision.authority },
        onBehalfOf: accounts.get(holders.get(held.onBehalfOf ?? '') ?? '') ?? null,
      };
    }),
  );
}

const everGavePower = (held: AppointmentRow): boolean =>
  held.cancelledOn === null && (lastDayOf(held) ?? held.fromOn) >= held.fromOn;

/** Until when an office gives power; null: until further notice. */
function lastDayOf({ toOn, stoppedOn }: AppointmentRow): string | null {
  const last = stoppedOn === null ? null : addDays(stoppedOn, -1);
  return last !== null && (toOn === null || last < toOn) ? last : toOn;
}

/** What each office leads of a set by one paper, in one line. */
function leadsOf(leads: readonly LeadRow[], offices: ReadonlyMap<string, OrganisationRow>): ProvinceFolder['leads'] {
  const lines = new Map<string, ProvinceFolder['leads'][number]>();
  for (const { organisationId, criteriaSet, criterion, source } of leads) {
    const office = offices.get(organisationId);
    if (!office) continue;
    const said = { criteriaSet, organisation: office.name, ...statedBy(source) };
    const name = JSON.stringify([organisationId, said]);
    const line = lines.get(name) ?? { ...said, criteria: [] };
    lines.set(name, { ...line, criteria: [...line.criteria, criterion].sort((a, b) => a - b) });
  }
  return [...lines.values()];
}
