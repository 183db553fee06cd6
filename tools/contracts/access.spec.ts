import { linesOf, accessTables, type TableName } from '@langmoi/domain/access/tables';
import { callersOfAPublicRoute, callersOfARoute } from '@langmoi/testing/matrix';
import { openApi } from './openapi';

const names = Object.keys(accessTables) as TableName[];
const routes = names.flatMap((name) =>
  linesOf(name).flatMap(({ rule, route }) => (route ? [{ name, rule, route }] : [])),
);

it('has a line of a table for every operation of the merged OpenAPI, and for nothing else', () => {
  const { paths } = openApi() as { paths: Record<string, object> };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const lines = routes.map(({ name, route: { method, path } }) => {
    const below = name === 'gateway' ? '/api' : `/api/${name}`;
    return `${method} ${below}${path.replace(/:(\w+)/g, '{$1}')}`;
  });
  expect(lines.sort()).toEqual(operations.sort());
});

it('leaves nothing out of the matrix but a public route’s relations: some twenty thousand calls', () => {
  const calls = routes.map(({ name, rule }) =>
    rule.public && name !== 'gateway' ? callersOfAPublicRoute : callersOfARoute,
  );
  expect(calls.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(20_000);
});
