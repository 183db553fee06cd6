import { Role } from '@langmoi/contracts/caller';
import { nationId } from '@langmoi/platform/nation';
import { inspectors, officers } from '@langmoi/domain/access/people';
import { linesOf } from '@langmoi/domain/access/tables';
import { callersOfARoute } from '@langmoi/testing/matrix';
import { minimal } from '@langmoi/testing/minimal';
import { aGround, officeAt, standings, type Standing } from '@langmoi/testing/standings';
import { randomUUID } from 'node:crypto';
import { House, office, officer } from './house';

const ground = aGround();
let house: House;
const aPredecessor = { provinceId: ground.provinceId, name: 'Trà Vinh', fromOn: '2025-07-01', decision: null };

interface Person {
  readonly role: Role | null;
  readonly standing: Standing;
  readonly account: string;
}
const people: Person[] = standings.flatMap((standing) =>
  [...Role.options, null].map((role) => ({ role, standing, account: `${role ?? 'nobody'}.${standing}` })),
);

beforeAll(async () => {
  house = await new House().open({ limits: { perSecond: 1e5, burst: 1e5, signInsPerMinute: 1e6 } });
  for (const { role, standing, account } of people) {
    const { provinceId, unitId, unitPath } = officeAt(standing, ground);
    const held = { ...office, appointmentId: randomUUID(), unitId, unitPath, roles: role ? [role] : [] };
    const national = provinceId === nationId;
    const offices = role ? [held] : [];
    const predecessors = standing === 'successor' ? [aPredecessor] : [];
    const person = { ...officer, account, officerId: randomUUID(), provinceId, national, predecessors, offices };
    house.people.set(account, person);
  }
});
afterAll(() => house?.close());

/** The national offices, those of a province that took another one over, and the auditor who says what for: the rest of a sign-in is everybody's own. */
const byRole: Readonly<Record<string, (person: Person) => boolean>> = {
  chooseProvince: ({ role, standing }) =>
    (standing.startsWith('nation') || standing === 'successor') &&
    ([...officers, ...inspectors, 'nationalAdministrator'] as (Role | null)[]).includes(role),
  statePurpose: ({ role }) => role === 'auditor',
};

const bodies = (account: string, appointmentId: string): Readonly<Record<string, object>> => ({
  signIn: { account },
  issueToken: { account },
  chooseOffice: { appointmentId },
  chooseProvince: { provinceId: null },
});

/** Every own route, the way out last: as somebody with a sign-in, or without one. */
const lines = linesOf('gateway').toSorted((a, b) => Number(a.action === 'signOut') - Number(b.action === 'signOut'));

async function ask(line: (typeof lines)[number], headers: Record<string, string>, body: object | undefined) {
  const { method, path, body: schema } = line.route!;
  const sent = schema && { ...(minimal(schema) as object), ...body };
  const answer = await house.send(method, `/api${path.replace(':signInId', randomUUID())}`, sent, headers);
  await answer.arrayBuffer();
  return answer.status;
}

async function faultsOf(person: Person): Promise<string[]> {
  const { account } = person;
  const [cookie = ''] = ((await house.signIn(account)).headers.get('set-cookie') ?? '').split(';');
  const { offices } = house.people.get(account) as { offices: { appointmentId: string }[] };
  const given = bodies(account, offices[0]?.appointmentId ?? randomUUID());
  const faults: string[] = [];
  for (const line of lines) {
    // The click would end the sign-in in hand: whoever clicks comes anew.
    const status = await ask(line, line.action === 'signIn' ? {} : { cookie }, given[line.action]);
    if (!isRight(status, byRole[line.action]?.(person) ?? true)) faults.push(`${line.action} as ${account}: ${status}`);
  }
  return faults;
}

const isRight = (status: number, expected: boolean): boolean =>
  status < 500 && ![401, 403].includes(status) === expected;

it('answers everybody at its own routes as the table says', async () => {
  const faults: string[] = [];
  for (let first = 0; first < people.length; first += 16) {
    faults.push(...(await Promise.all(people.slice(first, first + 16).map(faultsOf))).flat());
  }
  expect(faults).toEqual([]);
  expect(people.length).toBe(callersOfARoute);
}, 180_000);

it('answers nobody who is not signed in, but where the table says public', async () => {
  for (const line of lines) {
    const status = await ask(line, {}, bodies(officer.account, randomUUID())[line.action]);
    expect([line.action, status === 401]).toEqual([line.action, line.rule.public === undefined]);
  }
});
