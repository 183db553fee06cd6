import type { Caller } from '@langmoi/contracts/caller';
import { ListImport, type ListAnswer } from '@langmoi/contracts/list-imports';
import { YearView, type YearList } from '@langmoi/contracts/year';
import { aCaller, as } from '@langmoi/testing/callers';
import { aListForm } from '@langmoi/testing/list-files';
import { randomUUID } from 'node:crypto';
import { aCommune, startService } from './service';

interface Sending {
  readonly plan?: string;
  readonly onlyValid?: boolean;
  readonly answers?: readonly ListAnswer[];
  readonly by?: Caller;
  readonly year?: number;
}

export const paper = { document: 'Quyết định', number: '12/QĐ-UBND', date: '2020-02-01' };

/** The lists of a year as the province's office sends them. */
export async function aListScene() {
  const criteria = await startService();

  /** A province on 1/7/2020 with two communes of one district and one of another, a list and three targets of the year. */
  async function aProvince() {
    const place = await aCommune(criteria);
    const { provinceId, province, district, communeId } = place;
    const [other, daiAn, haiAn] = [randomUUID(), randomUUID(), randomUUID()];
    const { admin } = criteria.database;
    await admin.query(`UPDATE directory_units SET name = 'Hàm Tân', code = '00111' WHERE id = $1`, [communeId]);
    await admin.query(
      `INSERT INTO directory_units (id, province_id, parent_id, level, kind, code, name) VALUES
         ($2, $1, $3, 'district', 'district', '12', 'Cầu Kè'),
         ($4, $1, $5, 'commune', 'commune', '112', 'Đại An'), ($6, $1, $2, 'commune', 'commune', '121', 'Hải An')`,
      [provinceId, other, province, daiAn, district, haiAn],
    );
    const office = aCaller({ provinceId, unitId: province, unitPath: [province], roles: ['coordinationOffice'] });
    const said = { seenVersion: 0, asOf: '2020-02-01', paper, reason: null };
    await criteria.command(
      `POST /years/2020/tiers/NTM/registrations`,
      { ...said, add: [communeId, daiAn], strike: [] },
      office,
    );
    const content = {
      dueOn: '2020-12-31',
      wording: { vi: '=SUM(1;2) chữ của văn bản', en: 'the paper’s words' },
    };
    const targets = {
      mean: { kind: 'mean', tier: 'NTM' },
      districts: { kind: 'districts', unitIds: [other, district] },
      'hamlets-model': {
        kind: 'hamlets',
        hamlets: [{ hamletId: randomUUID(), communeId: daiAn, kind: 'ap', name: 'Trà On' }],
      },
      dropped: { kind: 'least', tier: 'NTM' },
    };
    for (const [key, measure] of Object.entries(targets)) {
      const number = measure.kind === 'mean' ? 17.4 : 2;
      await criteria.command(
        `PUT /years/2020/targets/${key}`,
        { ...said, content: { ...content, number, measure } },
        office,
      );
    }
    await criteria.command(
      `PUT /years/2020/targets/dropped`,
      { ...said, seenVersion: 1, reason: 'x', content: null },
      office,
    );
    return { ...place, other, daiAn, haiAn, office };
  }

  async function send({ office }: { office: Caller }, list: YearList, file: Buffer, sending: Sending = {}) {
    const { plan, onlyValid = false, answers = [], by = office, year = 2020 } = sending;
    const { payload, type } = await aListForm(file, { ...(plan !== undefined && { plan }), onlyValid, answers });
    const answer = await criteria.app.inject({
      ...{ method: 'POST', url: `/years/${year}/${list}/imports`, payload },
      headers: { ...as(by), 'idempotency-key': randomUUID(), 'content-type': type },
    });
    return { status: answer.statusCode, body: answer.json<unknown>() };
  }

  const tried = async (...sent: Parameters<typeof send>) => ListImport.parse((await send(...sent)).body);

  async function exported({ office }: { office: Caller }, list: YearList, format = 'xlsx'): Promise<Buffer> {
    const answer = await criteria.app.inject({ url: `/years/2020/${list}/file?format=${format}`, headers: as(office) });
    expect(answer.statusCode).toBe(200);
    return answer.rawPayload;
  }

  const view = async ({ office }: { office: Caller }) =>
    YearView.parse((await criteria.ask('/years/2020', office)).body);

  return { criteria, aProvince, send, tried, exported, view, close: () => criteria.close() };
}
