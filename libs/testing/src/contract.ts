import { serviceApis } from '@langmoi/contracts/apis';
import { linesOf, type TableName } from '@langmoi/domain/access/tables';
import { routesOf, routesOfApi } from '@langmoi/platform/route';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The cases that every service's routes are held to: those of its contract, each closed to who does not say who asks. */
export function itServesItsContract(service: TableName & keyof typeof serviceApis, app: () => NestFastifyApplication) {
  it('serves the routes of its contract and no others', () => {
    expect(routesOf(app())).toEqual(routesOfApi(serviceApis[service]));
  });

  it('asks who is there before it answers anything', async () => {
    const closed = linesOf(service).flatMap(({ rule, route }) => (route && !rule.public ? [route] : []));
    expect(closed).not.toEqual([]);
    for (const { method, path } of closed) {
      const { statusCode } = await app().inject({ method, url: path.replaceAll(':', '') });
      expect(`${method} ${path}: ${statusCode}`).toBe(`${method} ${path}: 401`);
    }
  });
}
