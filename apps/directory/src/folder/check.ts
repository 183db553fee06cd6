import { ProvinceFolder } from '@langmoi/contracts/folder';
import { searchKey } from '@langmoi/domain/vietnamese';
import { ofAssessments, ofClosings, ofFigures, ofIndicators, ofTargets } from './compare-figures';
import { ofLeads, ofSets } from './compare-law';
import { ofOfficers, ofOffices } from './compare-officers';
import { ofUnits } from './compare-units';
import { format, parts } from './format';
import type { Folder } from './ground';
import { missingLaw, type Law, type MissingLaw } from './law';
import { readFiles, type Fault, type Lines, type Reading, type SentFile } from './read';
import { known, oneProvince } from './sentences';
import { ofYearTargets } from './year-targets';

export interface Checked {
  /** Null where anything is wrong. */
  readonly folder: ProvinceFolder | null;
  readonly faults: Fault[];
  readonly counts: Reading['counts'];
  /** Tiers of which the law has given no criteria or no procedure for the folder's day. */
  readonly missingLaw: MissingLaw[];
}

/**
 * Checks a folder as a whole, before anything of it is kept: every fault is told, with file, line, column and what mends
 * it. Pure but for reading; `law` is what is known of criteria sets and procedures.
 */
export async function checkFolder(files: readonly SentFile[], law: Law): Promise<Checked> {
  const { lines, faults, counts } = await readFiles(files);
  const folder = Object.fromEntries(
    parts.map((part) => [part, lines[part].map(({ value }) => value)]),
  ) as unknown as Folder;
  const [province] = folder.province;
  const all = [...faults, ...duplicates(lines)];
  // Only what was read whole is compared: else one bad cell would make faults of every line that names its own.
  if (province && faults.length === 0) {
    const ground = { lines, folder, province, law };
    const ofPeople = [ofUnits, ofOffices, ofOfficers];
    const ofFacts = [ofSets, ofLeads, ofTargets, ofAssessments, ofIndicators, ofYearTargets, ofFigures, ofClosings];
    all.push(...[...ofPeople, ...ofFacts].flatMap((of) => of(ground)));
  }
  const sound = all.length === 0 && province !== undefined;
  return {
    folder: sound ? ProvinceFolder.parse({ ...folder, province }) : null,
    faults: all.sort(byPlace),
    counts,
    missingLaw: province ? missingLaw(law, province.day, province.code) : [],
  };
}

const byPlace = (a: Fault, b: Fault): number => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0);

function duplicates(lines: Lines): Fault[] {
  return parts.flatMap((part) => {
    const isProvince = part === 'province'; // one of them, whatever its code
    const { key } = format[part];
    const seen = new Set<string>();
    return lines[part].flatMap(({ value, at }) => {
      const name = isProvince ? part : key.map((column) => searchKey(String(value[column]))).join('/');
      const again = seen.has(name);
      seen.add(name);
      return again ? [at(key[0] ?? '', isProvince ? oneProvince : known)] : [];
    });
  });
}
