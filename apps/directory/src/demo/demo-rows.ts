import type { Source } from '@langmoi/contracts/common';
import { uuidOf } from '@langmoi/platform/uuid-of';
import type { Named } from '../account/account.service';
import type { AppointmentRow, OfficerRow } from '../officer/officer.entity';
import type { LeadRow, OrganisationRow } from '../organisation/organisation.entity';
import { nationId, type ProvinceState } from '../province/province.service';
import type { AliasRow } from '../unit/unit.entity';
import type { Unannounced } from '../unit/unit.service';
import type { Said } from '../unit-fact/unit-fact.service';
import type { DemoFiles, NationFile } from './demo-files';

/** The demo begins here, so that every role has work on 01/7/2020; only the load sets it, then the date moves on. */
const firstDay = '2020-04-01';
/** When rehearsal appointments begin, unless their organisation is younger. */
const appointedOn = '2020-01-01';

/** What the files of one province become. */
export interface DemoRows {
  readonly province: ProvinceState;
  readonly units: Unannounced[];
  readonly unitsSource: Source;
  readonly aliases: AliasRow[];
  readonly facts: Said[];
  readonly organisations: OrganisationRow[];
  readonly leads: LeadRow[];
  readonly officers: OfficerRow[];
  readonly appointments: AppointmentRow[];
  readonly accounts: Named[];
}

/** What the file of the nation becomes. */
export interface NationRows extends Omit<
  DemoRows,
  'province' | 'units' | 'unitsSource' | 'aliases' | 'facts' | 'leads'
> {
  readonly nation: ProvinceState;
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
    tenant: 'province' as const,
    announcedOn: null,
  };
  return {
    province,
    units: unitsOf(files, province.id),
    unitsSource: sourceOf(files),
    aliases: aliasesOf(files, province.id),
    facts: factsOf(files),
    ...organisationsOf(files, province.id),
    ...officersOf(files, province.id),
  };
}

/** The rows of the nation's file. Its offices are in one place, and it lives by the world's calendar. */
export function nationRowsOf({ nation: { code, name }, organisations, officers }: NationFile): NationRows {
  return {
    nation: { id: nationId, code, name, isDemo: true, today: null, tenant: 'nation', announcedOn: null },
    organisations: organisations.map(({ key, ...organisation }) => ({
      ...organisation,
      id: uuidOf('organisation', key),
      provinceId: nationId,
      unitId: nationId,
    })),
    ...officersOf({ officers, organisations: [] }, nationId),
  };
}

function sourceOf({ source: { origin, package: name, version, state } }: DemoFiles): Source {
  return { document: `${origin} (${name} ${version})`, date: null, line: null, note: state };
}

function unitsOf({ units }: DemoFiles, provinceId: string): Unannounced[] {
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

/** Nobody says since when or by which decision. */
function factsOf({ aliases, unitFacts }: DemoFiles): Said[] {
  const said = (key: string, unitCode: string, fact: Pick<Said, 'content' | 'sources'>): Said => ({
    ...{ id: uuidOf('unit-fact', key), unitId: uuidOf('unit', unitCode), fromOn: null, toOn: null, decision: null },
    ...fact,
  });
  const { hamlets, zones } = unitFacts ?? {};
  return [
    ...aliases.flatMap(({ written, resolvedCode, sources }) =>
      resolvedCode === null
        ? []
        : [said(`alias/${resolvedCode}/${written}`, resolvedCode, { content: { kind: 'alias', written }, sources })],
    ),
    ...(hamlets?.items ?? []).map(({ communeCode, kind, name, line }) => {
      const [key, source] = [`${communeCode}/${name}`, { ...hamlets?.source, line } as Source];
      const content = { kind: 'hamlet' as const, hamletId: uuidOf('hamlet', key), hamletKind: kind, name };
      return said(`hamlet/${key}`, communeCode, { content, sources: [source] });
    }),
    ...(zones?.items ?? []).map(({ communeCode, zone, line }) => {
      const source = { ...zones?.source, line } as Source;
      return said(`zone/${communeCode}/${zone}`, communeCode, { content: { kind: 'zone', zone }, sources: [source] });
    }),
  ];
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
          fromOn: null,
          toOn: null,
          decision: null,
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

function officersOf(files: Pick<DemoFiles, 'officers' | 'organisations'>, provinceId: string) {
  const { officers, organisations } = files;
  const establishedOn = new Map(organisations.map(({ key, establishedBy }) => [key, establishedBy?.date]));
  return {
    officers: officers.map(({ account, displayName, homeUnitCode, rehearsal }) => ({
      id: uuidOf('officer', account),
      provinceId,
      displayName,
      rehearsal,
      phone: null,
      identityNumber: null,
      homeUnitId: homeUnitCode === null ? null : uuidOf('unit', homeUnitCode),
      version: 1,
    })),
    appointments: officers.map((officer) => ({
      ...appointmentOf(officer, officers),
      provinceId,
      unitId: provinceId === nationId ? nationId : uuidOf('unit', officer.unitCode),
      fromOn: establishedOn.get(officer.organisation) ?? appointedOn,
    })),
    accounts: officers.map(({ account }) => ({
      id: uuidOf('account', account),
      provinceId,
      account,
      officerId: uuidOf('officer', account),
    })),
  };
}

type Officer = DemoFiles['officers'][number];

const appointmentId = ({ account, organisation, role }: Officer): string =>
  uuidOf('appointment', `${account}/${organisation}/${role}`);

/** Throws for a deputy of somebody whom the file does not name. */
function appointmentOf(
  officer: Officer,
  officers: readonly Officer[],
): Omit<AppointmentRow, 'provinceId' | 'unitId' | 'fromOn'> {
  const { account, role, organisation, signs, decision, rehearsal } = officer;
  const head = signs && officers.find((one) => one.account === signs.for);
  if (signs && !head) throw new Error(`${account} signs for ${signs.for}, whom nobody names`);
  return {
    ...{ id: appointmentId(officer), officerId: uuidOf('officer', account), role, decision, rehearsal },
    organisationId: uuidOf('organisation', organisation),
    capacity: signs?.capacity ?? 'own',
    onBehalfOf: head ? appointmentId(head) : null,
    ...{ toOn: null, endedBy: null, successorId: null, stoppedOn: null, cancelledOn: null, version: 1 },
  };
}
