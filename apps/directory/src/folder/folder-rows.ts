import type { DataOf } from '@langmoi/platform/outbox';
import type { Source } from '@langmoi/contracts/common';
import type { ProvinceFolder, ProvinceOpened } from '@langmoi/contracts/folder';
import { fullName } from '@langmoi/domain/unit-name';
import { uuidOf } from '@langmoi/platform/uuid-of';
import type { Named } from '../account/account.service';
import type { AppointmentRow, OfficerRow } from '../officer/officer.entity';
import type { LeadRow, OrganisationRow } from '../organisation/organisation.entity';
import type { ProvinceState } from '../province/province.service';
import { newId, oldId, twoLevelsFrom, type Unannounced } from '../unit/unit.service';
import { isHead } from './compare-officers';
import { officeOf } from './ground';
import { measureOf } from './year-targets';

/** What a folder becomes in this service. */
export interface FolderRows {
  readonly province: ProvinceState;
  readonly units: Unannounced[];
  /** Since when the units are as the folder says; null: nobody knows since when. */
  readonly unitsSince: string | null;
  readonly source: Source;
  readonly organisations: OrganisationRow[];
  readonly leads: LeadRow[];
  readonly officers: OfficerRow[];
  readonly appointments: AppointmentRow[];
  readonly accounts: Named[];
  /** What the other services are told. */
  readonly openings: DataOf<typeof ProvinceOpened>[];
}

type Stated = { readonly document: string; readonly documentDate: string | null };

/** Ids of the units that the register has on the folder's day, by `<level>/<code>`. */
export type KnownUnits = ReadonlyMap<string, string>;

/** Every id of a folder comes from what the folder calls the thing, so that the same folder makes the same rows. */
class Ids {
  readonly provinceId: string;
  private readonly levels: ReadonlyMap<string, string>;
  constructor(
    private readonly folder: ProvinceFolder,
    private readonly known: KnownUnits,
  ) {
    const { province, units } = folder;
    this.levels = new Map([[province.code, 'province'], ...units.map(({ code, level }) => [code, level] as const)]);
    // A province that went on as it was in 2025 is the tenant that it was.
    const isAsBefore = this.unit(province.code) === oldId(province.code);
    this.provinceId = uuidOf('province', isAsBefore ? province.code : `2025/${province.code}`);
  }
  /** As the register knows it; else by its code and the folder's day. */
  unit(code: string): string {
    const known = this.known.get(`${this.levels.get(code)}/${code}`);
    return known ?? (this.folder.province.day >= twoLevelsFrom ? newId(code) : oldId(code));
  }
  of(kind: string, ...key: readonly string[]): string {
    return uuidOf(kind, [this.provinceId, ...key].join('/'));
  }
  organisation(unitCode: string, name: string): string {
    return this.of('organisation', unitCode, name);
  }
  /** Where a line was read; what a made-up province says is marked as such, whatever its document is called. */
  source({ document, documentDate: date }: Stated): Source {
    return { document, date, line: null, ...(this.folder.province.rehearsal && { note: 'Số liệu diễn tập' }) };
  }
}

/** The rows of a folder that was checked; the same folder gives the same rows and ids. Pure. */
export function rowsOf(folder: ProvinceFolder, known: KnownUnits): FolderRows {
  const ids = new Ids(folder, known);
  const { code, name, kind, day, rehearsal, decisionNumber, decisionDate } = folder.province;
  const { provinceId } = ids;
  const top = { id: ids.unit(code), provinceId, parentId: null, level: 'province' as const, kind, code, name };
  const below = folder.units.map(({ parentCode, ...unit }) => ({
    ...{ ...unit, id: ids.unit(unit.code), provinceId, parentId: ids.unit(parentCode) },
  }));
  return {
    province: {
      ...{ id: provinceId, code, name, isDemo: rehearsal, today: rehearsal ? day : null },
      ...{ tenant: 'province', announcedOn: null },
    },
    units: [top, ...below].map((unit) => ({ ...unit, fullName: fullName(unit) })),
    unitsSince: day >= twoLevelsFrom ? twoLevelsFrom : null,
    source: { document: decisionNumber, date: decisionDate, line: null },
    organisations: folder.organisations.map(({ unitCode, ...organisation }) => ({
      ...{ ...organisation, id: ids.organisation(unitCode, organisation.name), provinceId, unitId: ids.unit(unitCode) },
    })),
    leads: leadsOf(folder, ids),
    ...officersOf(folder, ids),
    openings: openingsOf(folder, ids),
  };
}

function leadsOf(folder: ProvinceFolder, ids: Ids): LeadRow[] {
  const { provinceId } = ids;
  return folder.leads.flatMap(({ criteriaSet, criteria, organisation, ...at }) => {
    const organisationId = provincialOffice(folder, ids, organisation);
    return criteria.map((criterion) => ({
      ...{ id: ids.of('lead', organisationId, criteriaSet, String(criterion)), provinceId, organisationId },
      ...{ criteriaSet, criterion, basis: 'named' as const, source: ids.source(at) },
      ...{ fromOn: null, toOn: null, decision: null },
    }));
  });
}

function provincialOffice(folder: ProvinceFolder, ids: Ids, name: string): string {
  const office = officeOf(folder, [folder.province.code], name);
  if (!office) throw new Error('A folder that was checked names its offices');
  return ids.organisation(office.unitCode, office.name);
}

function officersOf(folder: ProvinceFolder, ids: Ids): Pick<FolderRows, 'officers' | 'appointments' | 'accounts'> {
  const { provinceId } = ids;
  const { rehearsal } = folder.province;
  const persons = [...new Map(folder.officers.map((officer) => [officer.account, officer])).values()];
  return {
    officers: persons.map(({ account, displayName, homeUnitCode }) => ({
      ...{ id: ids.of('officer', account), provinceId, displayName, rehearsal, phone: null, identityNumber: null },
      ...{ homeUnitId: homeUnitCode === null ? null : ids.unit(homeUnitCode), version: 1 },
    })),
    appointments: folder.officers.map((officer) => {
      const { account, unitCode, role, fromOn, toOn, capacity } = officer;
      const head = folder.officers.find((one) => isHead(one, officer));
      return {
        ...{ id: appointmentId(ids, officer), provinceId, officerId: ids.of('officer', account), rehearsal },
        ...{
          organisationId: officeIdOf(folder, ids, officer),
          unitId: ids.unit(unitCode),
          role,
          fromOn,
          toOn,
          capacity,
        },
        onBehalfOf: head ? appointmentId(ids, head) : null,
        decision: {
          number: officer.decisionNumber,
          date: officer.decisionDate,
          authority: officer.decisionAuthority,
        },
        ...{ endedBy: null, successorId: null, stoppedOn: null, cancelledOn: null, version: 1 },
      };
    }),
    accounts: persons.map(({ account }) => ({
      ...{ id: ids.of('account', account), provinceId, account, officerId: ids.of('officer', account) },
    })),
  };
}

type OfficerLine = ProvinceFolder['officers'][number];

const appointmentId = (ids: Ids, { account, organisation, unitCode, role, fromOn }: OfficerLine): string =>
  ids.of('appointment', account, organisation, unitCode, role, fromOn);

function officeIdOf(folder: ProvinceFolder, ids: Ids, { unitCode, organisation }: OfficerLine): string {
  const parent = folder.units.find(({ code }) => code === unitCode)?.parentCode;
  const path = [unitCode, ...(parent ? [parent] : []), folder.province.code];
  const office = officeOf(folder, path, organisation);
  if (!office) throw new Error('A folder that was checked names its offices');
  return ids.organisation(office.unitCode, office.name);
}

type Opening = DataOf<typeof ProvinceOpened>;

const linesOfOneEvent = 200; // about 60 kB

/**
 * What the other services are told of a folder, in the order in which they need it: law and definitions first, then the
 * figures by them. Nothing to tell, no event. Pure.
 */
function openingsOf(folder: ProvinceFolder, ids: Ids): Opening[] {
  const { assessments, closings, figures: measured, holdings, recognised, funding, supports } = folder;
  const definitions = { criteriaSets: setsOf(folder, ids), policies: policiesOf(folder), titles: titlesOf(folder) };
  const figures: Partial<Opening>[] = [
    ...slices(registrationsOf(folder, ids)).map((some) => ({ registrations: some })),
    ...slices(assessments).map((some) => ({
      assessments: some.map(({ communeCode, ...line }) => ({
        ...sourced(ids, line),
        communeId: ids.unit(communeCode),
      })),
    })),
    ...slices(measured).map((some) => ({
      figures: some.map(({ communeCode, confirmedBy, ...line }) => ({
        ...{ ...sourced(ids, line), communeId: ids.unit(communeCode) },
        rehearsal: folder.province.rehearsal,
        confirmedBy: confirmedBy === null ? null : provincialOffice(folder, ids, confirmedBy),
      })),
    })),
    ...slices(targetsOf(folder, ids)).map((some) => ({ targets: some })),
    ...slices(recognised).map((some) => ({
      recognised: some.map(({ communeCode, tier, decisionNumber, asOf, ...at }) => ({
        ...{ communeId: ids.unit(communeCode), districtId: districtOf(folder, ids, communeCode) },
        ...{ tier, decisionNumber, asOf, source: ids.source(at) },
      })),
    })),
    ...slices(funding).map((some) => ({ funding: some.map((line) => sourced(ids, line)) })),
    ...slices(supports).map((some) => ({ supports: some.map((line) => sourced(ids, line)) })),
    ...slices(holdings).map((some) => ({
      holdings: some.map(({ unitCode, ...line }) => ({ ...sourced(ids, line), unitId: ids.unit(unitCode) })),
    })),
    ...slices(closings).map((some) => ({
      closings: some.map((line) => ({ ...sourced(ids, line), rehearsal: folder.province.rehearsal })),
    })),
  ];
  const some = Object.values(definitions).some((list) => list.length > 0);
  return [...(some ? [definitions] : []), ...figures].map((told) => ({ ...nothing, ...told }));
}

const nothing: Opening = {
  ...{ criteriaSets: [], policies: [], titles: [] },
  ...{ registrations: [], recognised: [], funding: [], supports: [], holdings: [] },
};

function sourced<L extends Stated>(ids: Ids, line: L) {
  const { document, documentDate, ...said } = line;
  return { ...said, source: ids.source({ document, documentDate }) };
}

function slices<L>(lines: readonly L[]): L[][] {
  const starts = lines.map((_, index) => index).filter((index) => index % linesOfOneEvent === 0);
  return starts.map((start) => lines.slice(start, start + linesOfOneEvent));
}

const setsOf = ({ criteriaSets, leads }: ProvinceFolder, ids: Ids): Opening['criteriaSets'] =>
  criteriaSets.map(({ criteriaSet: id }) => ({
    id,
    leads: leads
      .filter(({ criteriaSet }) => criteriaSet === id)
      .flatMap(({ criteria, organisation: organisationName, ...at }) =>
        criteria.map((criterion) => ({ criterion, organisationName, source: ids.source(at) })),
      ),
  }));

const registrationsOf = ({ registrations }: ProvinceFolder, ids: Ids): Opening['registrations'] =>
  registrations.map(({ communeCode, tier, year, criteriaSet, missing, asOf, ...at }) => ({
    ...{ communeId: ids.unit(communeCode), tier, year, source: ids.source(at) },
    assessment: criteriaSet === null || asOf === null ? null : { criteriaSet, missing, asOf },
  }));

const targetsOf = ({ targets }: ProvinceFolder, ids: Ids): NonNullable<Opening['targets']> =>
  targets.map((line) => {
    const { year, key, number, dueOn, wordingVi, wordingEn, asOf } = line;
    const wording = wordingVi === null ? null : { vi: wordingVi, en: wordingEn ?? wordingVi };
    const content = { measure: measureOf(line, (code) => ids.unit(code)), number, dueOn, wording };
    return { year, key, content, asOf, source: ids.source(line) };
  });

const policiesOf = ({ policies }: ProvinceFolder): Opening['policies'] =>
  policies.map(({ titleVi, titleEn, ...policy }) => ({
    ...{ ...policy, title: { vi: titleVi, en: titleEn }, confidence: confidenceOf(policy) },
  }));

const titlesOf = ({ titles }: ProvinceFolder): Opening['titles'] =>
  titles.map(({ titleVi, titleEn, universeVi, universeEn, ...title }) => ({
    ...{ ...title, title: { vi: titleVi, en: titleEn }, universe: { vi: universeVi, en: universeEn } },
    confidence: confidenceOf(title),
  }));

/** A province names the text; that we read it nobody can say. */
const confidenceOf = ({ legalBasis }: { legalBasis: string | null }) =>
  legalBasis === null ? ('notFound' as const) : ('provisional' as const);

/** Of a province without districts, the province. */
function districtOf({ units, province }: ProvinceFolder, ids: Ids, communeCode: string): string {
  return ids.unit(units.find(({ code }) => code === communeCode)?.parentCode ?? province.code);
}
