import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { Culture, Funding, Households, Poverty, Standards } from './programme-shapes';
import {
  Aliases,
  Calendar,
  Contradictions,
  CriteriaSet,
  Districts,
  Nation,
  Officers,
  Organisations,
  Recognised,
  RegimeFile,
  Registrations,
  StatedFigures,
  Successions,
  Units,
  type Figure,
} from './shapes';
import { Targets, UnitFacts } from './target-shapes';

/** One file of this folder, checked; a file that does not fit its shape throws with the path of the value. */
function read<T>(path: string, shape: z.ZodType<T>): T {
  return shape.parse(JSON.parse(readFileSync(join(__dirname, path), 'utf8')));
}

/** Names of the JSON files of a folder. */
const filesOf = (folder: string): string[] =>
  readdirSync(join(__dirname, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${folder}/${name}`);

export type { Figure };

const demo = 'demo/tra-vinh';
export const units = read(`${demo}/units.json`, Units);
export const aliases = read(`${demo}/aliases.json`, Aliases).aliases;
export const recognised = read(`${demo}/recognised.json`, Recognised);
export const registrations = read(`${demo}/registrations-2020.json`, Registrations);
export const unitFacts = read(`${demo}/unit-facts.json`, UnitFacts);
export const targets = [2020, 2023].map((year) => read(`${demo}/targets-${year}.json`, Targets));
export const districtStatements = read(`${demo}/districts.json`, Districts);
export const stated = read(`${demo}/stated-figures.json`, StatedFigures);
export const contradictions = read(`${demo}/contradictions.json`, Contradictions).contradictions;
export const funding = read(`${demo}/funding-2020.json`, Funding).records;
export const poverty = read(`${demo}/poverty-2020.json`, Poverty);
export const households = read(`${demo}/households.json`, Households).households;
export const standards = read('poverty/standards.json', Standards).standards;
export const culture = read(`${demo}/culture-2020.json`, Culture);
export const organisations = read(`${demo}/organisations.json`, Organisations).organisations;
export const officers = read(`${demo}/officers.json`, Officers).officers;
export const nation = read('nation/offices.json', Nation);
export const sets = filesOf('criteria-sets').map((path) => read(path, CriteriaSet));
export const regimes = filesOf('regimes').map((path) => read(path, RegimeFile));
export const successions = read('succession/rules.json', Successions).rules;
export const calendars = filesOf('calendars').map((path) => read(path, Calendar));

export const communes = units.units.filter(({ level }) => level === 'commune');
export const districts = units.units.filter(({ level }) => level === 'district');

/**
 * The commune a name means, by its official name or else by the table of aliases; null if nobody can tell.
 * @param occurrence the how-manieth time the name stands in its row
 */
export function resolve(written: string, district?: string, occurrence = 1): string | null {
  const within = (code: string | null) => district === undefined || code === district;
  const meant = aliases.filter(
    (alias) => alias.written === written && within(alias.district) && (alias.occurrence ?? occurrence) === occurrence,
  );
  const official = communes.filter(({ name, parentCode }) => name === written && within(parentCode));
  const found = meant.length > 0 ? meant.map(({ resolvedCode }) => resolvedCode) : official.map(({ code }) => code);
  return found.length === 1 ? (found[0] ?? null) : null;
}

export const ntm = registrations.registrations.filter(({ tier }) => tier === 'NTM');
export const advanced = registrations.registrations.filter(({ tier }) => tier === 'NANG_CAO');
export const figures: Figure[] = [
  ...stated.figures,
  ...stated.districts.flatMap((row) => [row.total, row.recognised, row.rate, row.mean, row.under12]),
  ...[stated.districtTotals.total, stated.districtTotals.recognised, stated.districtTotals.under12],
  ...stated.groups.flatMap(({ count, rate }) => [count, rate]),
  ...stated.criteria.map(({ count }) => count),
];

export const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);
export const unique = (values: (string | null)[]): number => new Set(values).size;
export const rounded = (value: number): number => Math.round(value * 100) / 100;
