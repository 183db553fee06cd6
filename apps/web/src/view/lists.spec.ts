import { cultureApi } from '@langmoi/contracts/culture';
import { fundingApi } from '@langmoi/contracts/funding';
import { figureImportApi } from '@langmoi/contracts/figure-imports';
import { officerApi } from '@langmoi/contracts/officers';
import { yearApi } from '@langmoi/contracts/year';
import type { RouteDefinition } from '@langmoi/contracts/api';
import { householdApi } from '@langmoi/contracts/households';
import { povertyApi } from '@langmoi/contracts/poverty';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const src = join(__dirname, '..');

/** Lists of facts that people enter: what writes each as a file, and what takes that file back without a change. */
const facts: Readonly<Record<string, readonly [RouteDefinition, RouteDefinition]>> = {
  'figures of indicators': [figureImportApi.exportFigures, figureImportApi.uploadFigures],
  'sheets of criteria': [figureImportApi.exportFigures, figureImportApi.uploadFigures],
  officers: [officerApi.exportOfficers, officerApi.importOfficers],
  'registrations of a year': [yearApi.exportYearList, yearApi.importYearList],
  'targets of a year': [yearApi.exportYearList, yearApi.importYearList],
  'lines of funding': [fundingApi.exportLines, fundingApi.importLines],
  'supports of policies': [povertyApi.exportSupports, povertyApi.importSupports],
  'households of a commune': [householdApi.exportRegister, householdApi.importRegister],
  'holders of titles': [cultureApi.exportHoldings, cultureApi.importHoldings],
};

/** Lists of facts that people enter and that no file brings back, each with what it waits for. */
const withoutImport: Readonly<Record<string, string>> = {
  'who leads which criterion': 'one decision at a time by the province’s administrator; saved as a table',
};

/** Tables that are saved as they are shown: computed, counted, or the history of something. None is imported. */
const computed: Readonly<Record<string, string>> = {
  'pages/administration/appointments.tsx': 'offices of one person; the file of all officers is imported',
  'pages/administration/leads.page.tsx': 'who leads which criterion, as decided',
  'pages/administration/machines.page.tsx': 'programs with access, and when they came last',
  'pages/administration/persons.page.tsx': 'persons as they are found; the file of all officers is imported',
  'pages/administration/readings.page.tsx': 'who read what, and when',
  'pages/administration/readiness.page.tsx': 'what a new province has still to do',
  'pages/administration/unit-changes.page.tsx': 'decisions about units and how far they are',
  'pages/criteria-sets/comparison.tsx': 'law: two versions side by side',
  'pages/criteria-sets/set.page.tsx': 'law: a set with its thresholds',
  'pages/criteria-sets/sets.page.tsx': 'law: which set is in force when',
  'pages/dossiers/dossiers.page.tsx': 'dossiers and how far they are',
  'pages/facts/fact-table.tsx': 'facts with their versions and sources',
  'pages/judgement/by-district.tsx': 'judged from figures',
  'pages/judgement/by-group.tsx': 'judged from figures',
  'pages/judgement/matrix.tsx': 'judged from figures',
  'pages/judgement/trend.tsx': 'judged from figures',
  'pages/missing/by-commune.tsx': 'computed: distance to the standard',
  'pages/missing/by-lead.tsx': 'computed: distance to the standard',
  'pages/province/aliases.tsx': 'names of units as papers write them',
  'pages/province/carried-units.tsx': 'what changes of units made of places',
  'pages/province/communes.tsx': 'how communes stand',
  'pages/province/districts.tsx': 'how districts stand',
  'pages/province/programmes/money.tsx': 'sums of what the lines say',
  'pages/province/programmes/supports.tsx': 'sums of what the lines say',
  'pages/province/programmes/titles.tsx': 'sums of what the lines say',
  'pages/regime/regime.page.tsx': 'law: the steps of a procedure',
  'pages/units/changes-table.tsx': 'units of two days side by side',
  'pages/units/findings.page.tsx': 'what the register of units could not take in',
  'pages/units/life-table.tsx': 'the life of one unit, by decisions',
  'pages/units/noted-facts.tsx': 'what sources state of one unit',
  'pages/year/target-rows.tsx': 'computed: who reached a target; the targets are imported',
  'ui/together-table.tsx': 'computed: provinces beside each other',
  'ui/beside.tsx': 'units of two days side by side',
  'ui/criteria-matrix.tsx': 'how communes stand',
};

/** Tables that are no list of the product: part of one record, of a form, of a file that was just sent, or of a picture. */
const noList: Readonly<Record<string, string>> = {
  'pages/administration/effects.tsx': 'how far one change of units is',
  'pages/administration/import.page.tsx': 'rows of a file that was just sent',
  'pages/administration/new-province.page.tsx': 'faults of files that were just sent',
  'pages/administration/touched.tsx': 'part of a form',
  'pages/dossier/facts.tsx': 'part of one dossier',
  'pages/figure-export/exports.page.tsx': 'files that are kept for seven days',
  'pages/figure-import/import.page.tsx': 'cells of a file, which is given back with its faults marked',
  'pages/figure-import/imports.page.tsx': 'files that were sent',
  'pages/households/household.page.tsx': 'one household; the file of its register is imported',
  'pages/households/register-table.tsx':
    'a page of the register, whose file its service writes with the reader’s masks; its keeper’s is imported',
  'pages/operations/parked.tsx': 'messages of the running product',
  'pages/operations/parts.tsx': 'the running product',
  'pages/operations/workers.tsx': 'the running product',
  'ui/bar-chart.tsx': 'the numbers behind a picture',
  'ui/carried-holdings.tsx': 'a note at a table',
  'ui/list-import.tsx': 'rows of a file that was just sent',
  'ui/record-table.tsx': 'the table itself',
  'ui/scroll-table.tsx': 'the table itself',
  'ui/tile-grid.tsx': 'the words behind a picture',
};

const shown = new Map(
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file): [string, string] => [file, readFileSync(join(src, file), 'utf8')])
    .filter(([, text]) => /<(?:RecordTable|ScrollTable|table)\b/.test(text)),
);

describe('Every list of the product', () => {
  it('is a fact that comes back from its file, or stands here with the reason why not', () => {
    const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.spec.ts'))
      .map((file) => readFileSync(join(src, file), 'utf8'))
      .join('\n');
    const nameOf = (route: RouteDefinition) =>
      [figureImportApi, officerApi, yearApi, fundingApi, povertyApi, householdApi, cultureApi].flatMap((api) =>
        Object.entries(api).flatMap(([name, one]) => (one === route ? [name] : [])),
      )[0];
    for (const [list, [writes, takes]] of Object.entries(facts)) {
      expect([list, writes.answer, takes.bodyKind]).toEqual([list, undefined, 'multipart']);
      for (const route of [writes, takes]) expect(sources).toContain(`.${nameOf(route)}`); // a screen does it
    }
    expect(Object.keys(withoutImport).filter((list) => list in facts)).toEqual([]);
  });

  it('that is a table is saved as CSV and XLSX as it is shown, or is no list, with its reason', () => {
    const saved = [...shown].filter(([, text]) => /<(?:Record|Scroll)Table\s+saved\b/.test(text)).map(([file]) => file);
    const others = [...shown.keys()].filter((file) => !saved.includes(file));
    expect(saved.sort()).toEqual(Object.keys(computed).sort());
    expect(others.sort()).toEqual(Object.keys(noList).sort());
  });
});
