import type { Role } from '@langmoi/contracts/caller';
import type { FolderLine } from '@langmoi/contracts/folder';
import { covers, overlap } from '../officer/officer.service';
import { format } from './format';
import { each, isUnit, officeOf, pathOf, type Finding, type Ground } from './ground';
import type { Fault } from './read';
import {
  endsBefore,
  headNeeded,
  nationalRole,
  noAdministrator,
  noHead,
  overlaps,
  twoNames,
  unknownOffice,
  unknownUnit,
} from './sentences';

/** Each organisation has its unit. Pure. */
export const ofOffices = (ground: Ground): Fault[] =>
  each(ground, 'organisations', ({ unitCode }) => [[!isUnit(ground, unitCode), 'unitCode', unknownUnit(unitCode)]]);

type Officer = FolderLine<'officers'>;

const notOfAProvince: readonly Role[] = ['nationalViewer', 'nationalAdministrator', 'figuresMachine', 'healthMachine'];

/** Each officer has an office that is there, in a time that is one; and somebody administers the province. Pure. */
export function ofOfficers(ground: Ground): Fault[] {
  const { officers } = ground.folder;
  const faults = each(ground, 'officers', (officer) => [
    ...placeOf(ground, officer),
    ...timeOf(officers, officer),
    ...signingOf(officers, officer),
    [notOfAProvince.includes(officer.role), 'role', nationalRole],
  ]);
  const alone = officers.length > 0 && !officers.some((officer) => administers(officer, ground.province.day));
  const file = `${format.officers.names[0]}.csv`;
  return alone ? [...faults, { file, line: null, column: null, ...noAdministrator }] : faults;
}

const administers = ({ role, fromOn, toOn }: Officer, day: string): boolean =>
  role === 'provinceAdministrator' && fromOn <= day && (toOn === null || toOn >= day);

function placeOf(ground: Ground, { unitCode, organisation, homeUnitCode }: Officer): Finding<'officers'>[] {
  const path = pathOf(ground, unitCode);
  return [
    [path.length === 0, 'unitCode', unknownUnit(unitCode)],
    [path.length > 0 && !officeOf(ground.folder, path, organisation), 'organisation', unknownOffice],
    [homeUnitCode !== null && !isUnit(ground, homeUnitCode), 'homeUnitCode', unknownUnit(homeUnitCode ?? '')],
  ];
}

function timeOf(officers: readonly Officer[], officer: Officer): Finding<'officers'>[] {
  const namesake = officers.find(
    ({ account, displayName }) => account === officer.account && displayName !== officer.displayName,
  );
  const twin = officers.find(
    (one) => one !== officer && sameOffice(one, officer) && one.fromOn <= officer.fromOn && overlap(one, officer),
  );
  return [
    [officer.toOn !== null && officer.toOn < officer.fromOn, 'toOn', endsBefore],
    [namesake, 'displayName', twoNames(namesake?.displayName ?? '')],
    [twin, 'fromOn', overlaps],
  ];
}

function signingOf(officers: readonly Officer[], officer: Officer): Finding<'officers'>[] {
  const { capacity, onBehalfOf } = officer;
  const unpaired = (capacity === 'own') !== (onBehalfOf === null);
  const headless = onBehalfOf !== null && !officers.some((one) => isHead(one, officer));
  return [
    [unpaired, 'onBehalfOf', headNeeded],
    [!unpaired && headless, 'onBehalfOf', noHead],
  ];
}

const sameOffice = (a: Officer, b: Officer): boolean =>
  a.account === b.account && a.organisation === b.organisation && a.unitCode === b.unitCode && a.role === b.role;

/** Whether an officer may be signed for: of the same office, in their own right, at least as long. */
export const isHead = (head: Officer, deputy: Officer): boolean =>
  head.account === deputy.onBehalfOf &&
  head.account !== deputy.account &&
  head.organisation === deputy.organisation &&
  head.unitCode === deputy.unitCode &&
  head.capacity === 'own' &&
  covers(head, deputy);
