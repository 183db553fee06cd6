import { events } from '@langmoi/contracts/events';
import type { FigureImportView } from '@langmoi/contracts/figure-imports';
import { EventBus } from '@langmoi/platform/messaging/kafka';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { testBrokers } from '@langmoi/testing/broker';
import { aCaller, startKeys, type TestKeys } from '@langmoi/testing/callers';
import type { TestDatabase } from '@langmoi/testing/database';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asOf } from './import-data';
import { startEntry } from './product';

/** The api of criteria and its worker, each a process of its own, and the province's office in front of them. */
export async function openHouse(database: TestDatabase, { provinceId, home }: { provinceId: string; home: string }) {
  const bus = new EventBus({ clientId: 'bench', brokers: testBrokers() });
  await bus.createTopics([...events]);
  await bus.close();
  const keys = await startKeys();
  const brokers = { KAFKA_BROKERS: testBrokers().join(',') };
  const files = { FILES_DIR: join(home, 'files') };
  const api = await startEntry('criteria/main', { DATABASE_URL: database.app.url, JWKS_URL: keys.jwksUrl, ...files });
  // as docker-compose.yml has them
  const limits = ['--max-old-space-size=192', '--initial-old-space-size=128', '--max-semi-space-size=16'];
  const workerEnv = { DATABASE_URL: database.worker.url, MALLOC_ARENA_MAX: '2', ...brokers, ...files };
  const worker = await startEntry('criteria/worker', workerEnv, limits);
  const ask = asking(api.url, keys, provinceId);
  return {
    /** Sends a file, and waits until it is checked; throws where anything of it is not as it should be. */
    async check(content: Buffer, fileName: string): Promise<FigureImportView> {
      const form = new FormData();
      form.append('tier', 'NTM');
      form.append('asOf', asOf);
      form.append('file', new Blob([new Uint8Array(content)]), fileName);
      const { id } = await ask('POST /figure-imports', form);
      return until(ask, id, 'checked');
    },
    /** Has a checked file recorded, and waits until it is. */
    async apply({ id }: FigureImportView): Promise<FigureImportView> {
      await ask(`POST /figure-imports/${id}/application`, JSON.stringify({ onlyValid: false }));
      return until(ask, id, 'applied');
    },
    peaks: () => ({ 'importer MB': peakOf(worker.pid), 'api MB': peakOf(api.pid) }),
    async close() {
      await Promise.all([api.stop(), worker.stop()]);
      await keys.close();
    },
  };
}

type Ask = (route: string, body?: FormData | string) => Promise<FigureImportView>;

const asking = (url: string, keys: TestKeys, provinceId: string): Ask => {
  const unitId = uuidOf('unit', 'bench/84');
  const office = aCaller({ provinceId, unitId, unitPath: [unitId], roles: ['coordinationOffice'] });
  return async (route, body) => {
    const [method = '', path = ''] = route.split(' ');
    const answer = await fetch(url + path, {
      method,
      ...(body !== undefined && { body }),
      headers: {
        authorization: `Bearer ${await keys.tokenFor(office, 'criteria')}`,
        'idempotency-key': randomUUID(),
        ...(typeof body === 'string' && { 'content-type': 'application/json' }),
      },
    });
    const text = await answer.text();
    if (answer.status >= 400) throw new Error(`${answer.status} ${text}`);
    return JSON.parse(text) as FigureImportView;
  };
};

/** Asks the sooner again the shorter it has waited: what is late by it is at most a fiftieth, and so is what asking takes. */
async function until(ask: Ask, id: string, state: FigureImportView['state']): Promise<FigureImportView> {
  for (const began = performance.now(); ;) {
    const file = await ask(`GET /figure-imports/${id}`);
    if (file.refusal || file.counts.error > 0 || ['asking', 'unreadable'].includes(file.state)) {
      throw new Error(`The file is not taken: ${JSON.stringify(file)}`);
    }
    if (file.state === state) return file;
    await sleep(Math.max(10, (performance.now() - began) / 50));
  }
}

/** The most memory that a process had so far, in MB. */
function peakOf(pid: number): number {
  const [, kilobytes = 'NaN'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
