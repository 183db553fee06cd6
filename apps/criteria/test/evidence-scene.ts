import type { Caller } from '@langmoi/contracts/caller';
import { OrganisationDescribed } from '@langmoi/contracts/directory';
import { evidencePart, EvidenceOfCommune, EvidenceView } from '@langmoi/contracts/evidence';
import { openFiles } from '@langmoi/platform/files';
import { aCaller, as } from '@langmoi/testing/callers';
import { anEvent } from '@langmoi/testing/events';
import { randomUUID } from 'node:crypto';
import { aCommune, anIndicator, filesEnv, startService } from './service';

/** A service with its store of files, and ways to send files to it. */
export async function anEvidenceScene() {
  const env = filesEnv();
  const criteria = await startService(env);
  const store = openFiles({ ...env, S3_REGION: 'us-east-1' });

  /** A commune with its officer, and departments that lead the first and the second criterion. */
  async function aProvince() {
    const place = await aCommune(criteria, { indicators: [anIndicator('1.1'), anIndicator('1.2')] });
    const { provinceId, province, district, communeId } = place;
    const departments = [1, 2].map((criterion) => {
      const lead = {
        criteriaSet: 'three',
        criterion,
        basis: 'named',
        source: null,
        fromOn: '2020-01-01',
        toOn: null,
      } as const;
      const id = randomUUID();
      const about = { id, provinceId, unitId: province, kind: 'department' as const, name: 'Sở Thử', members: [] };
      return { id, described: anEvent(OrganisationDescribed, { ...about, leads: [lead] }, { provinceid: provinceId }) };
    });
    for (const { described } of departments) await criteria.deliver(OrganisationDescribed, described);
    const ofProvince = { provinceId, unitId: province, unitPath: [province] };
    const [department, other] = departments.map(({ id }) =>
      aCaller({ ...ofProvince, organisationId: id, roles: ['departmentOfficer'] }),
    ) as [Caller, Caller];
    const unitPath = [province, district, communeId];
    return {
      ...{ ...place, department, other },
      officer: aCaller({ provinceId, unitId: communeId, unitPath, roles: ['communeOfficer'] }),
      office: aCaller({ ...ofProvince, roles: ['coordinationOffice'] }),
      citizen: aCaller({ ...ofProvince, roles: ['citizen'] }),
      council: aCaller({ ...ofProvince, roles: ['councilMember'] }),
    };
  }

  async function sendPart(
    caller: Caller,
    uploadId: string,
    { no, content, key = randomUUID() }: { no: number; content: Buffer; key?: string },
  ) {
    const form = new FormData();
    form.append('no', String(no));
    form.append('file', new File([new Uint8Array(content)], 'part'));
    const request = new Request('http://service', { method: 'POST', body: form });
    const answer = await criteria.app.inject({
      ...{
        method: 'POST',
        url: `/evidence-uploads/${uploadId}/parts`,
        payload: Buffer.from(await request.arrayBuffer()),
      },
      headers: { ...as(caller), 'idempotency-key': key, 'content-type': request.headers.get('content-type') ?? '' },
    });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  }

  /** Sends a file in its parts, and answers how it is bound then. */
  async function upload(caller: Caller, content: Buffer) {
    const uploadId = randomUUID();
    const parts = Math.ceil(content.length / evidencePart);
    for (let no = 0; no < parts; no++) {
      const { status } = await sendPart(caller, uploadId, {
        no,
        content: content.subarray(no * evidencePart, (no + 1) * evidencePart),
      });
      if (status !== 201) throw new Error(`Part ${no} was answered by ${status}`);
    }
    return { uploadId, parts };
  }

  const bind = (caller: Caller, communeId: string, body: object, key?: string) =>
    criteria.command(
      `POST /communes/${communeId}/tiers/NTM/evidence`,
      { criteriaSet: 'three', of: '1.1', asOf: '2020-06-30', fileName: 'ảnh đường làng.jpg', ...body },
      caller,
      key,
    );

  /** Sends and binds; throws where it is refused. */
  async function add(caller: Caller, communeId: string, content: Buffer, body: object = {}): Promise<EvidenceView> {
    const answer = await bind(caller, communeId, { ...(await upload(caller, content)), ...body });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return EvidenceView.parse(answer.body);
  }

  const list = async (caller: Caller, communeId: string) =>
    EvidenceOfCommune.parse((await criteria.ask(`/communes/${communeId}/tiers/NTM/evidence`, caller)).body);

  async function fetchFile(caller: Caller, path: string) {
    const {
      statusCode: status,
      rawPayload: content,
      headers,
    } = await criteria.app.inject({ url: path, headers: as(caller) });
    return { status, content, headers };
  }

  /** The keys of a province in the store. */
  async function kept(provinceId: string): Promise<string[]> {
    const keys: string[] = [];
    for await (const { key } of store.list(`${provinceId}/`)) keys.push(key);
    return keys.sort();
  }

  return { criteria, store, aProvince, sendPart, upload, bind, add, list, fetchFile, kept };
}
export type EvidenceScene = Awaited<ReturnType<typeof anEvidenceScene>>;
