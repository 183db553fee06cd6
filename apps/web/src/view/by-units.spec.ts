import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const src = join(__dirname, '..');

/** Pages that tell nothing by unit, or tell units themselves: what stands here has its reason, and no switch. */
const withoutSwitch: Readonly<Record<string, string>> = {
  EntrancePage: 'the roles to sign in with',
  OperationsPage: 'parts, messages and runs of the product',
  SignInsPage: "one's own sign-ins",
  RegimePage: 'law',
  SetsPage: 'law',
  SetPage: 'law',
  MachinesPage: 'programs with access',
  ImportPage: 'a file, as it was sent',
  ImportsPage: 'files, as they were sent',
  ExportsPage: 'files, as they were asked for',
  YearListPage: 'a file, as it was sent',
  FundingListPage: 'a file, as it was sent',
  SupportListPage: 'a file, as it was sent',
  HoldingListPage: 'a file, as it was sent',
  RegisterListPage: 'a file, as it was sent',
  ReadinessPage: 'what a new province has still to do',
  ReadingsPage: 'who read what, and when',
  NewProvincePage: 'files of a province that is not there yet',
  UnitChangesPage: 'decisions about units, each on its own day',
  UnitChangePage: 'one decision about units: before and after it',
  UnitChangeFormPage: 'one decision about units: before and after it',
  UnitChangeAmendPage: 'one decision about units: before and after it',
  JoiningsPage: 'decisions about provinces, each on its own day',
  JoiningFormPage: 'one decision about provinces: before and after it',
  JoiningAmendPage: 'one decision about provinces: before and after it',
  ChangesPage: 'units of two days side by side',
  FindingsPage: 'what the register of units could not take in',
  UnitPage: 'the life of one unit, with a day of its own',
  AdministrationPage: 'the frame of its pages',
  PovertyPages: 'the frame of its pages',
  NotFoundPage: 'nothing',
};

const read = (file: string): string => readFileSync(file, 'utf8');

/** Where the names that a file imports from beside it are defined. */
function importsOf(file: string): Map<string, string> {
  const found = [...read(file).matchAll(/import (?:type )?\{([^}]*)\} from '(\.[^']+)'/g)];
  return new Map(
    found.flatMap(([, names = '', from = '']): [string, string][] => {
      const at = ['.tsx', '.ts'].map((end) => join(dirname(file), from) + end).find((path) => existsSync(path));
      return at ? names.split(',').map((name) => [name.replace(/^\s*type /, '').trim(), at]) : [];
    }),
  );
}

/** Whether a file shows the switch, by itself or by a part that it shows. */
function shows(file: string, seen = new Set<string>()): boolean {
  if (seen.has(file)) return false;
  seen.add(file);
  const text = read(file);
  if (text.includes('<UnitsSwitch')) return true;
  const used = new Set([...text.matchAll(/<([A-Z]\w*)/g)].map(([, name]) => name));
  return [...importsOf(file)].some(([name, at]) => used.has(name) && shows(at, seen));
}

const router = join(src, 'router.tsx');
const lazy = [...read(router).matchAll(/import\('\.\/([^']+)'\), '(\w+)'/g)];
const pages = new Map<string, string[]>();
for (const [, path = '', name = ''] of lazy) pages.set(name, [...(pages.get(name) ?? []), join(src, `${path}.tsx`)]);

describe('Every page that tells anything by unit', () => {
  it('has the switch to the units of any other day, or stands on the list with its reason', () => {
    const without = [...pages].filter(([, files]) => files.every((file) => !shows(file))).map(([name]) => name);
    expect(without.filter((name) => !(name in withoutSwitch))).toEqual([]);
    const needless = Object.keys(withoutSwitch).filter((name) => pages.get(name)?.some((file) => shows(file)));
    expect(needless).toEqual([]);
    expect(pages.size).toBeGreaterThan(30);
  });
});
