import { question, command } from '@langmoi/contracts/api';
import { z } from 'zod';
import { RouteTable } from './route-table';

const table = new RouteTable({
  things: {
    list: question({ path: '/things', summary: 'All', open: true }),
    view: question({ path: '/things/:id', summary: 'One' }),
    paint: command({ path: '/things/:id/colours', summary: 'Paints', body: z.object({}), problems: [] }),
  },
});

it('finds a route by method and address, whatever its query', () => {
  expect(table.find('GET', '/api/things/things?limit=3')).toMatchObject({ service: 'things', path: '/things' });
  expect(table.find('HEAD', '/api/things/things/7')?.route.summary).toBe('One');
  expect(table.find('POST', '/api/things/things/7/colours')?.route.command).toBe(true);
});

it.each([
  ['GET', '/api/things/health/ready'],
  ['GET', '/api/others/things'],
  ['DELETE', '/api/things/things'],
  ['GET', '/things'],
])('leads nowhere for %s %s', (method, url) => {
  expect(table.find(method, url)).toBeUndefined();
});
