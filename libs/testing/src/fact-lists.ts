import type { Caller } from '@langmoi/contracts/caller';
import { ListImport } from '@langmoi/contracts/list-imports';
import { randomUUID } from 'node:crypto';
import { as } from './callers';
import { aListForm } from './list-files';
import type { ServiceUnderTest } from './service';

/** A list of facts of a service under its path, as officers download and send it. */
export function factList(service: () => ServiceUnderTest, path: string) {
  const send = async (by: Caller, file: Buffer, fields: Parameters<typeof aListForm>[1] = {}) => {
    const { payload, type } = await aListForm(file, fields);
    const headers = { ...as(by), 'idempotency-key': randomUUID(), 'content-type': type };
    const answer = await service().app.inject({ method: 'POST', url: `${path}/imports`, payload, headers });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  };
  const exported = async (by: Caller, format = 'xlsx') =>
    (await service().app.inject({ url: `${path}/file?format=${format}`, headers: as(by) })).rawPayload;
  const tried = async (...sent: Parameters<typeof send>) => ListImport.parse((await send(...sent)).body);
  return { send, tried, exported };
}

/** What is wrong, cell by cell. */
export const faultsOf = ({ rows }: ListImport): string[] =>
  rows.flatMap(({ faults }) => faults.map(({ at, detail }) => `${at} ${detail}`));
