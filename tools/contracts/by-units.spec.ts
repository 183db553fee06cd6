import { ownApi, serviceApis } from '@langmoi/contracts/apis';
import type { RouteDefinition } from '@langmoi/contracts/api';
import { z } from 'zod';

/**
 * The whole list of questions that tell of units and not by the units of another day, each with its reason. `units`: it
 * tells units themselves, of the day asked about. `change`: it is about one change, and what is before and after. `folder`:
 * a file that goes back in by the codes of its own units. `desk`: who is signed in, of today and no other day.
 */
const exceptions: Readonly<Record<string, 'units' | 'change' | 'folder' | 'desk'>> = {
  'directory.listUnits': 'units',
  'directory.viewUnit': 'units',
  'directory.viewUnitLife': 'units',
  'directory.viewUnitFacts': 'units',
  'directory.searchUnits': 'units',
  'directory.listAliases': 'units',
  'directory.listUnitFindings': 'units',
  'directory.listUnitChanges': 'change',
  listUnitDependants: 'change',
  'directory.listUnitProposals': 'change',
  'directory.viewUnitProposal': 'change',
  'criteria.listFigureImports': 'folder',
  'criteria.viewFigureImport': 'folder',
  'criteria.listImportCells': 'folder',
  'directory.findCaller': 'desk',
  'gateway.viewSession': 'desk',
};

const unitKey = /^(unit|commune|district|hamlet|homeUnit|parent)Ids?$|^(communes|units|unitPath)$/;
interface Node {
  readonly [key: string]: unknown;
}

/** Whether an answer names units beside where they are carried to. */
function namesUnits(node: unknown, key = ''): boolean {
  if (Array.isArray(node)) return node.some((one) => namesUnits(one, key));
  if (typeof node !== 'object' || node === null) return false;
  const { properties, ...rest } = node as Node;
  if (rest['format'] === 'uuid') return unitKey.test(key);
  const named = Object.entries((properties ?? {}) as Node).filter(([name]) => name !== 'carried' && name !== 'place');
  return named.some(([name, value]) => namesUnits(value, name)) || namesUnits(Object.values(rest), key);
}

const routes: [string, RouteDefinition][] = Object.entries({ ...serviceApis, gateway: ownApi }).flatMap(([of, api]) =>
  Object.entries<RouteDefinition>(api).map(([name, route]): [string, RouteDefinition] => [
    name === 'listUnitDependants' ? name : `${of}.${name}`, // the same in every service
    route,
  ]),
);
const questions = routes.filter(([, { method }]) => method === 'GET');
const takesUnits = ({ query }: RouteDefinition): boolean => query !== undefined && 'units' in query.shape;
const answers = ({ answer }: RouteDefinition): unknown =>
  answer ? z.toJSONSchema(answer, { io: 'output', unrepresentable: 'any', reused: 'inline' }) : {};

it('tells by the units of any day whatever names a unit, but for what stands on the list with its reason', () => {
  const silent = questions.filter(([, route]) => namesUnits(answers(route)) && !takesUnits(route));
  expect([...new Set(silent.map(([name]) => name))].sort()).toEqual(Object.keys(exceptions).sort());
});

it('answers where the units lie to whoever asks for another day', () => {
  const text = (route: RouteDefinition) => JSON.stringify(answers(route));
  const deaf = questions.filter(
    ([, route]) => takesUnits(route) && route.answer && !/"(carried|place)":/.test(text(route)),
  );
  expect(deaf.map(([name]) => name)).toEqual([]);
  expect(questions.filter(([, route]) => takesUnits(route)).length).toBeGreaterThan(25);
});
