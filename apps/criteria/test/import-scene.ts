import type { Caller } from '@langmoi/contracts/caller';
import { FiguresView } from '@langmoi/contracts/figures';
import { FigureImportView, ImportCell, type ImportAnswer } from '@langmoi/contracts/figure-imports';
import { aCaller, as } from '@langmoi/testing/callers';
import type { Place } from '@langmoi/testing/place';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ImportJobs } from '../src/figure-import/import-jobs';
import { aCommune, anIndicator, startService } from './service';

/** Files of figures as the province's office sends them, and the worker that works on them. */
export async function anImportScene(env?: NodeJS.ProcessEnv) {
  const criteria = await startService(env);
  /** Three communes of one district, and another called like the first in another district. */
  async function aProvince(): Promise<Province> {
    const place = await aCommune(criteria, { indicators });
    const { admin } = criteria.database;
    const [other, ...ids] = [1, 2, 3, 4].map(() => randomUUID());
    const { provinceId, province, district, communeId } = place;
    await admin.query(`UPDATE directory_units SET name = 'Hàm Tân', code = '00111' WHERE id = $1`, [communeId]);
    await admin.query(
      `INSERT INTO directory_units (id, province_id, parent_id, level, kind, code, name) VALUES
         ($2, $1, $3, 'district', 'district', '12', 'Cầu Kè'),
         ($4, $1, $5, 'commune', 'commune', '112', 'Đại An'), ($6, $1, $5, 'commune', 'township', '113', 'Định An'),
         ($7, $1, $2, 'commune', 'commune', '121', 'Hàm Tân')`,
      [provinceId, other, province, ids[0], district, ids[1], ids[2]],
    );
    return { ...place, daiAn: ids[0] ?? '', dinhAn: ids[1] ?? '', otherHamTan: ids[2] ?? '' };
  }

  const office = ({ provinceId, province, sender }: Province): Caller =>
    sender ?? aCaller({ provinceId, unitId: province, unitPath: [province], roles: ['coordinationOffice'] });

  async function send(place: Province, content: Buffer | string, sending: Sending = {}) {
    const { fields = {}, caller = office(place), fileName = 'so-lieu.csv' } = sending;
    const form = new FormData();
    const all = { tier: 'NTM', asOf: '2020-06-30', ...fields };
    for (const [name, value] of Object.entries(all)) form.append(name, value);
    form.append('file', new File([Buffer.from(content)], fileName));
    const request = new Request('http://service', { method: 'POST', body: form });
    const answer = await criteria.app.inject({
      ...{ method: 'POST', url: '/figure-imports', payload: Buffer.from(await request.arrayBuffer()) },
      headers: {
        ...as(caller),
        'idempotency-key': randomUUID(),
        'content-type': request.headers.get('content-type') ?? '',
      },
    });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  }

  /** Does all that files wait for, as the worker does. */
  async function work(): Promise<void> {
    while (await criteria.worker.get(ImportJobs).next());
  }

  async function view(place: Province, id: string, language = 'vi'): Promise<FigureImportView> {
    return FigureImportView.parse((await criteria.ask(`/figure-imports/${id}`, office(place), language)).body);
  }

  async function checked(place: Province, content: Buffer | string, sending: Sending = {}): Promise<FigureImportView> {
    const { status, body } = await send(place, content, sending);
    expect(status).toBe(201);
    await work();
    return view(place, String(body['id']));
  }

  async function cells(place: Province, { id }: FigureImportView, query = '', language = 'vi'): Promise<ImportCell[]> {
    const { body } = await criteria.ask(`/figure-imports/${id}/cells${query}`, office(place), language);
    return z.array(ImportCell).parse(body);
  }

  async function act(place: Province, { id }: FigureImportView, what: string, body: object = {}) {
    const answer = await criteria.command(`POST /figure-imports/${id}/${what}`, body, office(place));
    await work();
    return { status: answer.status, body: answer.body, now: await view(place, id) };
  }

  const say = (place: Province, file: FigureImportView, ...answers: ImportAnswer[]) =>
    act(place, file, 'answers', { answers });

  async function figures(place: Province, communeId = place.communeId) {
    const { body } = await criteria.ask(`/communes/${communeId}/tiers/NTM/figures`, office(place));
    return FiguresView.parse(body).figures.map(({ indicator, counts, versions }) => [
      ...[indicator, counts?.value ?? null, versions.length],
    ]);
  }

  async function file(place: Province, address: string, language = 'vi'): Promise<Buffer> {
    const answer = await criteria.app.inject({
      url: address,
      headers: { ...as(office(place)), 'accept-language': language },
    });
    expect([answer.statusCode, answer.body.slice(0, answer.statusCode === 200 ? 0 : 200)]).toEqual([200, '']);
    return answer.rawPayload;
  }

  return { criteria, aProvince, send, work, view, checked, cells, act, say, figures, file };
}

export type ImportScene = Awaited<ReturnType<typeof anImportScene>>;
/** A province with three communes of one district, and a fourth, called like the first, of another. */
export interface Province extends Place {
  readonly communeId: string;
  readonly daiAn: string;
  readonly dinhAn: string;
  readonly otherHamTan: string;
  /** Who deals with files; the coordination office unless said. */
  readonly sender?: Caller;
}

const indicators = [
  anIndicator('1.1', { measured: { kind: 'yesNo' }, ifAny: true }),
  anIndicator('1.2'),
  anIndicator('1.3', { measured: { kind: 'ofWhich' } }),
  anIndicator('1.4', { measured: { kind: 'count' } }),
  anIndicator('1.5', { measured: { kind: 'bothSexes' } }),
];

interface Sending {
  readonly fields?: Record<string, string>;
  readonly caller?: Caller;
  readonly fileName?: string;
}

/** The rows of a file. */
export const table = (...rows: string[]) => rows.join('\r\n');
/** Where cells are, and what is wrong with them. */
export const addresses = (list: readonly ImportCell[]) => list.map(({ at, fault }) => [at, fault?.detail]);
