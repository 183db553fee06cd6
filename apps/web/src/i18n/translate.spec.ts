import type { Rule } from '@langmoi/domain/access/table';
import { accessTables } from '@langmoi/domain/access/tables';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en as firstEn } from './en';
import { administration as enAdministration } from './en/administration';
import { dossier as enDossier } from './en/dossier';
import { facts as enFacts } from './en/facts';
import { operations as enOperations } from './en/operations';
import { powers as enPowers } from './en/powers';
import { unitChanges as enUnitChanges } from './en/unit-changes';
import { provinces as enProvinces } from './en/provinces';
import { units as enUnits } from './en/units';
import { fill, translate } from './translate';
import { vi as firstVi } from './vi';
import { administration as viAdministration } from './vi/administration';
import { dossier as viDossier } from './vi/dossier';
import { facts as viFacts } from './vi/facts';
import { operations as viOperations } from './vi/operations';
import { powers as viPowers } from './vi/powers';
import { unitChanges as viUnitChanges } from './vi/unit-changes';
import { provinces as viProvinces } from './vi/provinces';
import { units as viUnits } from './vi/units';

const en = {
  ...firstEn,
  ...enDossier,
  ...enFacts,
  ...enOperations,
  ...enAdministration,
  ...enPowers,
  ...enUnits,
  ...enUnitChanges,
  ...enProvinces,
};
const vi = {
  ...firstVi,
  ...viDossier,
  ...viFacts,
  ...viOperations,
  ...viAdministration,
  ...viPowers,
  ...viUnits,
  ...viUnitChanges,
  ...viProvinces,
};

/** What stands on the screen before any page was opened. */
const firstScreen = ['ui/shell', 'pages/roles', 'ui/answer.tsx', 'ui/problem-alert.tsx', 'ui/dialog.tsx'];

function saidIn(path: string): string[] {
  const at = join(__dirname, '..', path);
  const files = path.endsWith('.tsx') ? [at] : readdirSync(at).map((name) => join(at, name));
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bt\('([^']+)'/g)].map(([, key]) => key ?? ''),
  );
}

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('the two languages', () => {
  it('say the same keys', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
  });

  it('fill in the same values and leave nothing empty', () => {
    for (const key of Object.keys(vi) as (keyof typeof vi)[]) {
      expect([key, ...placeholders(en[key])]).toEqual([key, ...placeholders(vi[key])]);
      expect([key, vi[key].trim(), en[key].trim()]).not.toContain('');
    }
  });

  it('carry with the first screen every word that it says', () => {
    const said = firstScreen.flatMap(saidIn);
    expect(said.length).toBeGreaterThan(60);
    expect(said.filter((key) => !(key in firstVi))).toEqual([]);
  });

  it('count one and many in English, and need no plural in Vietnamese', () => {
    expect(translate('en', 'work.count', { n: 1 })).toBe('1 task');
    expect(translate('en', 'work.count', { n: 3 })).toBe('3 tasks');
    expect(translate('vi', 'work.count', { n: 1 })).toBe('1 việc');
  });

  it('have words for everything that an office may do, as the tables name it', () => {
    const people = Object.entries(accessTables).flatMap(([, table]) =>
      Object.entries<Rule>(table).filter(([, { grants }]) => grants.length > 0),
    );
    expect(people.map(([action]) => `may.${action}`).filter((key) => !(key in vi))).toEqual([]);
  });

  it('leave an unknown placeholder visible', () => {
    expect(fill('hạn {date}', {})).toBe('hạn {date}');
  });

  it('write a count as numbers are written, and nothing else', () => {
    const values = { n: 4165, year: 2020 };
    expect(fill('Ghi {n} số liệu năm {year}', values)).toBe('Ghi 4.165 số liệu năm 2020');
    expect(fill('Record {n} figure|Record {n} figures', values, 'en')).toBe('Record 4,165 figures');
  });
});
