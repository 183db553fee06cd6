import { Capacity, Role } from '@langmoi/contracts/caller';
import { events } from '@langmoi/contracts/events';
import { Regime } from '@langmoi/contracts/regime';
import { hearings } from './hearings';
import { funding } from './funding';
import type { AccessTable } from './table';
import type { fundingApi } from '@langmoi/contracts/funding';
import { inspectors, machines, persons } from './people';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { doorsOpenTo, powersOf } from './powers';
import { actorKey, recognition, stageLines, stepRoles } from './recognition';
import { accessTables, linesOf, routesOf, type Line, type TableName } from './tables';

const names = Object.keys(accessTables) as TableName[];
const lines: [string, Line][] = names.flatMap((name) =>
  linesOf(name).map((line): [string, Line] => [`${name}.${line.action}`, line]),
);
const commands = lines.filter(([, { route }]) => route && route.method !== 'GET');
const rolesOf = ({ rule }: Line) => rule.grants.flatMap(({ roles }) => roles);

it.each(names)('has a rule for every route of %s', (name) => {
  expect(Object.keys(routesOf(name)).filter((route) => !(route in accessTables[name]))).toEqual([]);
});

it('does not compile without a rule for a route, nor with one for a route that is none', () => {
  const { recordFunds, ...others } = funding;
  // @ts-expect-error recordFunds has no rule
  const lacking: AccessTable<typeof fundingApi> = others;
  // @ts-expect-error there is no such route
  const besides: AccessTable<typeof fundingApi> = { ...funding, spendFunds: recordFunds };
  expect([lacking, besides]).toHaveLength(2);
});

it.each(lines)('lets somebody through at %s, and says in both languages why', (_, { rule }) => {
  const ways = [rule.grants.length > 0, rule.public, rule.ownAccount, rule.house].filter(Boolean);
  expect(ways).toHaveLength(1);
  for (const text of [rule.why, rule.public, rule.ownAccount, rule.besides]) {
    if (text) expect(text).toEqual({ vi: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) });
  }
});

it('calls open exactly the routes that the tables call public', () => {
  const open = lines.filter(([, { route }]) => route?.open === true).map(([name]) => name);
  expect(open).toEqual(lines.filter(([, { rule }]) => rule.public).map(([name]) => name));
});

it('grants nothing to another province, but the country’s register, and where a route belongs to none', () => {
  const ofNone = /^gateway\.|^directory\.(viewUnitLife|viewUnitFacts|listUnitFindings|searchUnits)$/; // law of the whole country (ADR 27)
  const grants = lines.filter(([name]) => !ofNone.test(name)).flatMap(([, { rule }]) => rule.grants);
  expect(grants.filter(({ relations }) => relations.includes('otherProvince'))).toEqual([]);
});

it('lets a national office read and never write, but decide who administers a province', () => {
  const writing = commands
    .filter(([name]) => !/^gateway\./.test(name))
    .filter(([, { rule }]) => rule.grants.some(({ relations }) => relations.includes('nation')));
  expect(writing.map(([name]) => name)).toEqual([
    'directory.invitePerson',
    'directory.appoint',
    'directory.endAppointment',
    'directory.cancelAppointment',
    'directory.transferAppointment',
    'directory.correctPerson',
    'identity.inviteAccount',
  ]);
});

it('lets inspectors and machines change nothing', () => {
  const ofTheirOwn = ['gateway.chooseProvince', 'gateway.statePurpose'];
  const readings = ['criteria.beginFigureExport', 'criteria.cancelFigureExport']; // a file of what they may read
  const allowed = [...ofTheirOwn, ...readings, 'directory.moveClock'];
  const writing = commands.filter(([, line]) =>
    rolesOf(line).some((role) => ([...inspectors, ...machines] as Role[]).includes(role)),
  );
  expect(writing.map(([name]) => name).filter((name) => !allowed.includes(name))).toEqual([]);
});

it('keeps from the operator whatever speaks of persons or dossiers', () => {
  const seen = powersOf('operator').map(({ service, action }) => `${service}.${action}`);
  expect(seen.filter((name) => !/Parked$|viewOperations$/.test(name)).sort()).toEqual([
    'criteria.compareSets',
    'criteria.listSetVersions',
    'criteria.listSets',
    'criteria.viewSetVersion',
    'directory.listOrganisations',
    'directory.listProvinces',
    'directory.listSuccessionRules',
    'directory.listUnitChanges',
    'directory.listUnitFindings',
    'directory.listUnits',
    'directory.moveClock',
    'directory.searchUnits',
    'directory.viewProvince',
    'directory.viewUnit',
    'directory.viewUnitFacts',
    'directory.viewUnitLife',
    'recognition.listTitles',
    'recognition.listWork',
    'recognition.viewRegime',
  ]);
});

it('gives every role of the product something to do', () => {
  expect(Role.options.filter((role) => powersOf(role).length === 0)).toEqual([]);
  expect([...persons, ...machines].sort()).toEqual([...Role.options].sort());
});

it('offers a power only in a capacity in which the office may be held', () => {
  const ballot = ({ action }: { action: string }) => action === 'castBallot';
  expect(powersOf('councilMember').filter(ballot)).toHaveLength(1);
  expect(powersOf('councilMember', 'forHead').filter(ballot)).toEqual([]);
});

it('tells a page what an office is let in at, and a national office only what it may read just now', () => {
  const at = { provinceId: 'tenant', readsProvinceId: null };
  expect(doorsOpenTo({ ...at, roles: [] })).toEqual([]);
  expect(doorsOpenTo({ ...at, roles: ['financeOfficer'] })).toEqual(
    expect.arrayContaining(['funding.recordFunds', 'recognition.listDossiers']),
  );
  expect(doorsOpenTo({ ...at, roles: ['citizen'] })).not.toContain('funding.recordFunds');
  const reader = { provinceId: 'nation', readsProvinceId: 'tenant', roles: ['auditor' as const] };
  expect(doorsOpenTo(reader)).toContain('poverty.listHouseholds');
  expect(doorsOpenTo(reader)).not.toContain('directory.listProvinceReads');
});

it('hears of a fact from its owner alone', () => {
  const sources = new Map<string, string>(events.map(({ type, source }) => [type, source]));
  for (const table of Object.values(hearings)) {
    for (const [type, { from }] of Object.entries(table)) {
      if (sources.has(type)) expect(`/${from}`).toBe(sources.get(type));
      expect(type.startsWith(`${from}.`)).toBe(true);
    }
  }
});

const folder = join(__dirname, '../../../../data/regimes');
const regimes = readdirSync(folder).map((name) => Regime.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
const council = 'province/appraisalCouncil';

/** `recordPoll by district/fatherlandFront`: what the procedures in data/regimes have each office do. */
const stepsOfLaw = new Set(
  regimes.flatMap(({ stages }) =>
    stages.flatMap(({ kind, actor }) => [
      ...[...stageLines[kind], 'attachDocument'].map((line) => `${line} by ${actorKey(actor)}`),
      ...(kind === 'council' ? [`castBallot by ${council}`, `recuse by ${council}`] : []),
    ]),
  ),
);
const stepLines = [
  ...new Set([...Object.values(stageLines).flat(), 'castBallot', 'recuse', 'attachDocument'] as const),
];

it('gives an office the steps that a procedure in force gives it, and no step besides', () => {
  const granted = stepLines.flatMap((line) =>
    recognition[line].grants.flatMap(({ states = [] }) => states.map((state) => `${line} by ${state}`)),
  );
  expect(granted.sort()).toEqual([...stepsOfLaw].sort());
});

it.each(Object.entries(stepRoles))('tells of whoever acts as %s the steps of that office alone', (office, { role }) => {
  const told = Capacity.options.flatMap((capacity) => powersOf(role, capacity).map(({ action }) => action));
  const expected = stepLines.filter((line) => stepsOfLaw.has(`${line} by ${office}`));
  expect(stepLines.filter((line) => told.includes(line))).toEqual(expected);
});
