import { uuidOf } from '@langmoi/platform/uuid-of';
import type { AccountRow } from '../account/account.entity';
import type { AppointmentRow, OfficerRow } from '../officer/officer.entity';
import type { LeadRow, OrganisationRow } from '../organisation/organisation.entity';
import type { ProvinceState } from '../province/province';
import type { AliasRow, UnitRow } from '../unit/unit.entity';
import type { DemoFiles } from './demo-files';

/** The demo begins here, so that every role has work on 01/7/2020; only the load sets it, then the date moves on. */
const firstDay = '2020-04-01';
/** When rehearsal appointments begin, unless their organisation is younger. */
const appointedOn = '2020-01-01';

/** What the files of one province become. */
export interface DemoRows {
  readonly province: ProvinceState;
  readonly units: UnitRow[];
  readonly aliases: AliasRow[];
  readonly organisations: OrganisationRow[];
  readonly leads: LeadRow[];
  readonly officers: OfficerRow[];
  readonly appointments: AppointmentRow[];
  readonly accounts: AccountRow[];
}

/** The rows of a province's files; the same files give the same rows and ids. Throws if they name no province. */
export function rowsOf(files: DemoFiles): DemoRows {
  const unit = files.units.find(({ level }) => level === 'province');
  if (!unit) throw new Error('The units of a demo begin with their province');
  const province = {
    id: uuidOf('province', unit.code),
    code: unit.code,
    name: unit.name,
    isDemo: true,
    today: firstDay,
  };
  return {
    province,
    units: unitsOf(files, province.id),
    aliases: aliasesOf(files, province.id),
    ...organisationsOf(files, province.id),
    ...officersOf(files, province.id),
  };
}

function unitsOf({ units }: DemoFiles, provinceId: string): UnitRow[] {
  return units.map(({ parentCode, ...unit }) => ({
    ...unit,
    id: uuidOf('unit', unit.code),
    provinceId,
    parentId: parentCode === null ? null : uuidOf('unit', parentCode),
  }));
}

function aliasesOf({ aliases }: DemoFiles, provinceId: string): AliasRow[] {
  return aliases.map(({ district, occurrence, resolvedCode, ...alias }) => ({
    ...alias,
    id: uuidOf('alias', `${district}/${alias.written}/${occurrence}`),
    provinceId,
    districtId: uuidOf('unit', district),
    unitId: resolvedCode === null ? null : uuidOf('unit', resolvedCode),
  }));
}

function organisationsOf({ units, communeRule, organisations, sets }: DemoFiles, provinceId: string) {
  const ofCommunes = units
    .filter(({ level }) => level === 'commune')
    .map(({ code, name }) => ({
      key: `${code}/peoples-committee`,
      unitCode: code,
      kind: communeRule.kind,
      name: communeRule.name.replace('<name>', name),
    }));
  const all = [...organisations, ...ofCommunes];
  const known = new Set(all.map(({ key }) => key));
  const leads = sets.flatMap(({ id: criteriaSet, criteria }) =>
    criteria.flatMap(({ no: criterion, leadDepartments }) =>
      leadDepartments
        .filter(({ organisation }) => known.has(organisation)) // a national set may name another province's too
        .map(({ organisation, basis, source }) => ({
          id: uuidOf('lead', `${organisation}/${criteriaSet}/${criterion}`),
          provinceId,
          organisationId: uuidOf('organisation', organisation),
          criteriaSet,
          criterion,
          basis,
          source,
        })),
    ),
  );
  return {
    organisations: all.map(({ key, unitCode, kind, name }) => ({
      id: uuidOf('organisation', key),
      provinceId,
      unitId: uuidOf('unit', unitCode),
      kind,
      name,
    })),
    leads,
  };
}

function officersOf({ officers, organisations }: DemoFiles, provinceId: string) {
  const establishedOn = new Map(organisations.map(({ key, establishedBy }) => [key, establishedBy?.date]));
  return {
    officers: officers.map(({ account, displayName, rehearsal }) => ({
      id: uuidOf('officer', account),
      provinceId,
      displayName,
      rehearsal,
    })),
    appointments: officers.map(({ account, role, unitCode, organisation, rehearsal }) => ({
      id: uuidOf('appointment', `${account}/${organisation}/${role}`),
      provinceId,
      officerId: uuidOf('officer', account),
      organisationId: uuidOf('organisation', organisation),
      unitId: uuidOf('unit', unitCode),
      role,
      fromOn: establishedOn.get(organisation) ?? appointedOn,
      toOn: null,
      rehearsal,
    })),
    accounts: officers.map(({ account }) => ({
      id: uuidOf('account', account),
      provinceId,
      account,
      officerId: uuidOf('officer', account),
    })),
  };
}
