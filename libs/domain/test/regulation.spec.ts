import { accessTables, linesOf, type Line, type TableName } from '@langmoi/domain/access/tables';
import { isGranted, mayEver, provincePlace, type Place } from '@langmoi/domain/access/table';
import { audit } from '@langmoi/domain/access/audit';
import { operations } from '@langmoi/domain/access/operations';
import { Role } from '@langmoi/contracts/caller';
import { nationId } from '@langmoi/platform/nation';
import { aGround, somebodyAt } from '@langmoi/testing/standings';
import fc from 'fast-check';
import { regulation } from './regulation';
import type { Ask, Owner, Regulation } from './regulation-words';

const ground = aGround();
const places: Readonly<Record<Owner, Place>> = {
  commune: { provinceId: ground.provinceId, path: [ground.district, ground.commune] },
  district: { provinceId: ground.provinceId, path: [ground.province, ground.district] },
  province: provincePlace(ground.provinceId),
  nation: provincePlace(nationId),
};

const named = (name: TableName) => (action: string) =>
  `${action in operations ? 'operations' : action in audit ? 'audit' : name}.${action}`;
const lines = new Map<string, Line>(
  (Object.keys(accessTables) as TableName[]).flatMap((name) =>
    linesOf(name).map((line): [string, Line] => [named(name)(line.action), line]),
  ),
);

it('says something of every line of every table, and of nothing else', () => {
  expect(Object.keys(regulation).sort()).toEqual([...lines.keys()].sort());
});

const ofNation: readonly Role[] = ['nationalViewer', 'nationalAdministrator'];
const inNation: readonly Role[] = [...ofNation, 'auditor'];
const notOfNation = Role.options.filter((role) => !ofNation.includes(role));

/**
 * Somebody of somewhere, a line, and a state that it knows or does not. National offices are held in the nation and no
 * others there: the directory's data refuse it (`ck_appointments_nation`).
 */
const aCase = fc
  .record({ name: fc.constantFrom(...lines.keys()), somebody: somebodyAt(ground), chance: fc.nat(10_000) })
  .map(({ name, somebody: { caller, standing, capacity, roles: drawn }, chance }) => {
    const law: Regulation = regulation[name] ?? { of: 'province', may: () => false };
    const states = [...(law.states ?? []), 'a state of nobody’s'];
    const owners = [law.of].flat();
    const roles = drawn.filter((role) => (standing.startsWith('nation') ? inNation : notOfNation).includes(role));
    const ask = { standing, capacity, state: states[chance % states.length]!, of: owners[chance % owners.length]! };
    return { name, law, ask, roles, caller: { ...caller, roles } };
  });
const expected = ({ law, ask, roles }: { law: Regulation; ask: Omit<Ask, 'role'>; roles: readonly Role[] }): boolean =>
  roles.some((role) => law.may({ ...ask, role }));

it('gives everybody exactly what the regulation gives one of their offices', () => {
  fc.assert(
    fc.property(aCase, (one) => {
      const { name, law, ask, caller } = one;
      const at = { place: places[ask.of], ...(law.states && { state: ask.state }) };
      const granted = isGranted(lines.get(name)!.rule, caller, at);
      expect({ name, granted }).toEqual({ name, granted: expected(one) });
    }),
    { numRuns: 20_000 },
  );
});

it('opens the door to whomever the regulation lets do it in some state', () => {
  fc.assert(
    fc.property(aCase, (one) => {
      const { rule, route } = lines.get(one.name)!;
      if (route && expected(one)) expect(mayEver(rule, one.caller, route.method)).toBe(true);
    }),
    { numRuns: 10_000 },
  );
});
