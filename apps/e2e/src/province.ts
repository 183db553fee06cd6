import type { Tier } from '@langmoi/contracts/common';
import type { ProvinceView, UnitView } from '@langmoi/contracts/directory';
import { office } from './api';
import { readJson } from './product';
import { directory } from './routes';

interface Officer {
  readonly account: string;
  readonly role: string;
  readonly unitCode: string;
}
interface Registration {
  readonly communeCode: string;
  readonly tier: Tier;
  readonly total: number;
  readonly missing: number[];
}

const { officers } = readJson('data/demo/tra-vinh/officers.json') as { officers: Officer[] };
const { officers: national } = readJson('data/nation/offices.json') as { officers: Officer[] };
const { registrations } = readJson('data/demo/tra-vinh/registrations-2020.json') as { registrations: Registration[] };

/** Every department that leads a criterion. */
export const departments = officers.filter(({ role }) => role === 'departmentOfficer').map(({ account }) => account);
export const accounts: readonly Officer[] = [...officers, ...national];

/** A registered commune with the offices around it. */
export interface Commune {
  readonly name: string;
  readonly id: string;
  readonly districtId: string;
  readonly tier: Tier;
  readonly total: number;
  readonly missing: number[];
  readonly accounts: Readonly<Record<'commune' | 'district' | 'front', string> & Record<string, string>>;
}

export async function theProvince(): Promise<ProvinceView> {
  const [province] = await (await office('vpdp')).do(directory.listProvinces, {});
  if (!province) throw new Error('The coordination office sees no province');
  return province;
}

export async function units(): Promise<UnitView[]> {
  const { id: provinceId } = await theProvince();
  return (await office('vpdp')).do(directory.listUnits, { params: { provinceId }, query: {} });
}

/** Moves the demo's date; every legal wait follows. */
export async function moveTo(to: string): Promise<ProvinceView> {
  const { id: provinceId } = await theProvince();
  return (await office('vpdp')).do(directory.moveClock, { params: { provinceId }, body: { to } });
}

export async function communeNamed(name: string): Promise<Commune> {
  const all = await units();
  const unit = all.find(
    (one) => one.name === name && registrations.some(({ communeCode }) => communeCode === one.code),
  );
  const registration = registrations.find(({ communeCode }) => communeCode === unit?.code);
  const district = all.find(({ id }) => id === unit?.parentId);
  if (!unit || !registration || !district) throw new Error(`${name} is not a registered commune`);
  const { tier, total, missing } = registration;
  const account = (role: string, code: string) =>
    officers.find((one) => one.role === role && one.unitCode === code)?.account ?? `no ${role} of ${code}`;
  return {
    name,
    id: unit.id,
    districtId: district.id,
    tier,
    total,
    missing,
    accounts: {
      commune: account('communeOfficer', unit.code),
      district: account('districtReviewer', district.code),
      front: account('frontOfficer', district.code),
    },
  };
}

/** `days` later, as a date. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** As a Vietnamese reader writes it: `1/7/2020`. */
export const viDate = (date: string): string => date.split('-').reverse().map(Number).join('/');
