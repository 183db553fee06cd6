import { EvidenceView } from '@langmoi/contracts/evidence';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { aCaller } from '@langmoi/testing/callers';
import { rowsOf } from '@langmoi/testing/place';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { EvidenceSweep } from '../src/evidence/evidence-sweep';
import { anEvidenceScene, type EvidenceScene } from './evidence-scene';
import { aDocx, aPdf, aPhoto } from './files';

let scene: EvidenceScene;
beforeAll(async () => void (scene = await anEvidenceScene()));
afterAll(() => scene?.criteria.close());

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const readsOf = (evidenceId: string): Promise<{ by_user: string }[]> =>
  scene.criteria.database.admin.query(`SELECT by_user FROM personal_reads WHERE evidence ? $1`, [evidenceId]);

it('binds a photo to an indicator and a day, and serves it without where it was taken', async () => {
  const { officer, department, communeId } = await scene.aProvince();
  const sent = await aPhoto({ seed: 2 });
  const added = await scene.add(officer, communeId, sent, { note: 'đoạn đã trải nhựa' });
  expect(added).toMatchObject({
    ...{ of: '1.1', asOf: '2020-06-30', knownOn: '2020-07-01', by: 'commune', kind: 'photo', takenOn: '2020-06-28' },
    ...{ positionKept: null, rehearsal: true, withdrawn: null, fileName: 'ảnh đường làng.jpg', width: 64, height: 48 },
  });
  const { status, content, headers } = await scene.fetchFile(department, `/evidence/${added.id}/file`);
  expect([status, sha256(content), content.length]).toEqual([200, added.sha256, added.bytes]);
  expect([(await sharp(content).metadata()).exif, content.includes('GPS')]).toEqual([undefined, false]);
  expect(headers).toMatchObject({
    ...{ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' },
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('ảnh đường làng.jpg')}`,
  });
  const [event] = await scene.criteria.events('criteria.evidence.added');
  expect(event).toMatchObject({ evidenceId: added.id, communeId, of: '1.1', sha256: added.sha256, kind: 'photo' });
  expect(JSON.stringify(event)).not.toMatch(/lat|106/);
});

it('keeps the same bytes once, however often they are bound', async () => {
  const { officer, communeId, provinceId } = await scene.aProvince();
  const photo = await aPhoto({ seed: 3 });
  const first = await scene.add(officer, communeId, photo);
  const second = await scene.add(officer, communeId, photo, { of: '1.2', fileName: 'khác.jpg' });
  const third = await scene.add(officer, communeId, await aPhoto({ seed: 3, gps: false }), {
    of: 2,
    fileName: 'x.jpg',
  });
  expect(new Set([first.sha256, second.sha256, third.sha256]).size).toBe(1);
  expect((await scene.kept(provinceId)).length).toBe(2); // the photo, and its preview
  expect((await scene.list(officer, communeId)).evidence.map(({ of }) => of)).toEqual([2, '1.2', '1.1']);
  expect(await rowsOf(scene.criteria.database.admin, provinceId)).toMatchObject({ evidence: 3, evidence_files: 1 });
});

it('goes on where a line broke, takes a part once, and the file once', async () => {
  const { officer, communeId, provinceId } = await scene.aProvince();
  const content = Buffer.concat([aPdf({ data: randomBytes(600_000) })]);
  const uploadId = randomUUID();
  const size = 256 * 1024;
  const part = (no: number, key?: string) =>
    scene.sendPart(officer, uploadId, {
      no,
      content: content.subarray(no * size, (no + 1) * size),
      ...(key && { key }),
    });
  await part(0);
  const [key, again] = [randomUUID(), randomUUID()];
  await part(2, key);
  const body = { uploadId, parts: 3, fileName: 'biên bản.pdf' };
  const early = await scene.bind(officer, communeId, body, again);
  expect(early).toMatchObject({ status: 409, body: { type: '/problems/evidence-incomplete' } });
  expect((await scene.criteria.ask(`/evidence-uploads/${uploadId}`, officer)).body).toEqual({
    uploadId,
    parts: [0, 2],
  });
  expect((await part(2, key)).body).toEqual({ uploadId, parts: [0, 2] });
  expect((await part(2)).body).toEqual({ uploadId, parts: [0, 2] });
  await part(1);
  const bound = await scene.bind(officer, communeId, body, again);
  expect((await scene.bind(officer, communeId, body, again)).body).toEqual(bound.body);
  expect(bound).toMatchObject({ status: 201, body: { kind: 'pdf', sha256: sha256(content), bytes: content.length } });
  const rows = await rowsOf(scene.criteria.database.admin, provinceId);
  expect(rows).toMatchObject({ evidence: 1, evidence_parts: 0 });
});

it('shows a sender their own parts alone, and takes no more than forty photos on their way', async () => {
  const { officer, department, provinceId, communeId } = await scene.aProvince();
  const { uploadId } = await scene.upload(officer, Buffer.from('một phần'));
  expect((await scene.criteria.ask(`/evidence-uploads/${uploadId}`, department)).body).toEqual({ uploadId, parts: [] });
  expect((await scene.bind(department, communeId, { uploadId, parts: 1, of: 1 })).status).toBe(409);
  await scene.criteria.database.admin.query(
    `INSERT INTO evidence_parts (province_id, user_id, upload_id, no, content)
     SELECT $1, $2, gen_random_uuid(), 0, decode(repeat('00', 262144), 'hex') FROM generate_series(1, 640)`,
    [provinceId, officer.userId],
  );
  expect(await scene.sendPart(officer, randomUUID(), { no: 0, content: Buffer.from('x') })).toMatchObject({
    ...{ status: 409, body: { type: '/problems/evidence-too-much' } },
  });
  const large = await scene.sendPart(department, randomUUID(), { no: 0, content: Buffer.alloc(256 * 1024 + 1) });
  expect(large).toMatchObject({ status: 413, body: { type: '/problems/body-too-large' } });
});

/** A photo whose parts are all there, and whose picture is noise. */
async function undecodable(): Promise<Buffer> {
  const photo = await aPhoto({ format: 'png' });
  const data = photo.indexOf('IDAT') + 4;
  return photo.fill(0xff, data, data + 30);
}

it.each([
  ['of a kind that its name denies', () => aPdf(), { fileName: 'ảnh.jpg' }, '/file', inputTexts.fileKindLies],
  [
    'that is a page',
    () => Buffer.from('<html><script>1</script>'),
    { fileName: 'a.pdf' },
    '/file',
    inputTexts.fileKindUnknown,
  ],
  [
    'with macros',
    () => aDocx({ 'word/vbaProject.bin': 'x' }),
    { fileName: 'a.docx' },
    '/file',
    inputTexts.fileHasMacros,
  ],
  ['that cannot be decoded', undecodable, { fileName: 'a.png' }, '/file', inputTexts.fileBroken],
  ['of no indicator of the set', () => aPhoto(), { of: '9.9' }, '/of', inputTexts.indicatorUnknown],
  ['of no criterion of the set', () => aPhoto(), { of: 9 }, '/of', inputTexts.criterionUnknown],
  ['of another set', () => aPhoto(), { criteriaSet: 'four' }, '/criteriaSet', inputTexts.otherSetThen],
  [
    'to keep a position that it has not',
    () => aPhoto({ gps: false }),
    { keepPosition: { reason: 'x' } },
    '/keepPosition',
    inputTexts.fileHasNoPosition,
  ],
] as const)('refuses a file %s in plain words, and keeps no row of it', async (...[, make, body, pointer, detail]) => {
  const { officer, communeId, provinceId } = await scene.aProvince();
  const file = await scene.upload(officer, await make());
  const answer = await scene.bind(officer, communeId, { ...file, ...body });
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer, detail: detail.vi }] } });
  expect(await rowsOf(scene.criteria.database.admin, provinceId)).toMatchObject({ evidence: 0, evidence_files: 0 });
});

it('takes no file of a day to come', async () => {
  const { officer, communeId } = await scene.aProvince();
  const file = await scene.upload(officer, await aPhoto());
  const answer = await scene.bind(officer, communeId, { ...file, asOf: '2020-07-02' });
  expect(answer).toMatchObject({ status: 422, body: { type: '/problems/as-of-after-today' } });
});

it('keeps a position for a reason, tells it to few, and records each look', async () => {
  const { officer, department, office, council, communeId } = await scene.aProvince();
  const reason = 'đối chiếu vị trí công trình với quy hoạch';
  const added = await scene.add(officer, communeId, await aPhoto({ seed: 4 }), { keepPosition: { reason } });
  expect(added.positionKept).toEqual({ reason });
  const path = `/evidence/${added.id}/position`;
  for (const caller of [officer, department, office])
    expect((await scene.criteria.ask(path, caller)).body).toEqual({ latitude: 9.7085, longitude: 106.2 });
  const refused = await scene.criteria.ask<{ type: string }>(path, council);
  expect([refused.status, refused.body.type]).toEqual([403, '/problems/not-permitted']);
  const [shown] = (await scene.list(council, communeId)).evidence;
  expect(shown?.actions.find(({ name }) => name === 'viewEvidencePosition')?.allowed).toBe(false);
  const { content } = await scene.fetchFile(council, `/evidence/${added.id}/file`);
  expect(content.includes('GPS')).toBe(false);
  const readers = (await readsOf(added.id)).map(({ by_user }) => by_user);
  expect(readers.sort()).toEqual([officer, department, office, council].map(({ userId }) => userId).sort());
  const plain = await scene.add(officer, communeId, await aPhoto({ seed: 5 }));
  expect((await scene.criteria.ask(`/evidence/${plain.id}/position`, officer)).status).toBe(404);
});

it('opens a PDF file and a photo in the browser, where they can do nothing, and never an office file', async () => {
  const { officer, communeId } = await scene.aProvince();
  const pdf = await scene.add(officer, communeId, aPdf(), { fileName: 'a.pdf' });
  const docx = await scene.add(officer, communeId, aDocx(), { fileName: 'a.docx' });
  const opened = await scene.fetchFile(officer, `/evidence/${pdf.id}/file?open=true`);
  expect(opened.headers['content-disposition']).toMatch(/^inline; /);
  expect(opened.headers['content-security-policy']).toContain("default-src 'none'");
  const saved = await scene.fetchFile(officer, `/evidence/${docx.id}/file?open=true`);
  expect(saved.headers['content-disposition']).toMatch(/^attachment; /);
  expect((await scene.fetchFile(officer, `/evidence/${pdf.id}/preview`)).status).toBe(404);
});

it('shows a photo small, and makes what was lost of it again', async () => {
  const { officer, communeId, provinceId } = await scene.aProvince();
  const photo = await scene.add(officer, communeId, await aPhoto({ width: 1200, height: 900, seed: 6 }));
  for (const name of ['as it was kept', 'made again']) {
    const { content, headers } = await scene.fetchFile(officer, `/evidence/${photo.id}/preview`);
    const { format, width, exif } = await sharp(content).metadata();
    expect([name, format, width, exif, headers['content-type']]).toEqual([name, 'webp', 480, undefined, 'image/webp']);
    await scene.store.remove((await scene.kept(provinceId)).find((key) => key.endsWith('.webp')) ?? '');
  }
});

it('says that the store is away where bytes are gone, never that there is no such file', async () => {
  const { officer, communeId, provinceId } = await scene.aProvince();
  const { id } = await scene.add(officer, communeId, aPdf(), { fileName: 'a.pdf' });
  for (const key of await scene.kept(provinceId)) await scene.store.remove(key);
  expect((await scene.fetchFile(officer, `/evidence/${id}/file`)).status).toBe(503);
});

it('is added by the commune, and by the department that leads the criterion; by no other', async () => {
  const { officer, department, other, office, communeId, provinceId } = await scene.aProvince();
  const byDepartment = await scene.add(department, communeId, await aPhoto({ seed: 7 }));
  expect(byDepartment).toMatchObject({ by: 'department', organisationId: department.organisationId });
  const others = [other, aCaller({ ...officer, unitId: randomUUID(), unitPath: [], userId: randomUUID() })];
  for (const caller of others) {
    const file = await scene.upload(caller, await aPhoto());
    expect((await scene.bind(caller, communeId, file)).status).toBe(403);
  }
  expect((await scene.sendPart(office, randomUUID(), { no: 0, content: Buffer.from('x') })).status).toBe(403);
  expect((await rowsOf(scene.criteria.database.admin, provinceId))['evidence']).toBe(1);
});

it('is withdrawn for a reason by the office that brought it, once; row, bytes and reason stay', async () => {
  const { officer, department, communeId } = await scene.aProvince();
  const { id } = await scene.add(officer, communeId, await aPhoto({ seed: 8 }));
  const withdraw = (caller: typeof officer, reason = 'chụp nhầm đường') =>
    scene.criteria.command(`POST /evidence/${id}/withdrawal`, { reason }, caller);
  expect((await withdraw(department)).status).toBe(403);
  const [one, two] = await Promise.all([withdraw(officer), withdraw(officer)]);
  expect([one.status, two.status].sort()).toEqual([200, 409]);
  const [shown] = (await scene.list(officer, communeId)).evidence;
  expect(shown).toMatchObject({ id, withdrawn: { reason: 'chụp nhầm đường', on: '2020-07-01' } });
  expect((await scene.fetchFile(department, `/evidence/${id}/file`)).status).toBe(200);
  expect((await scene.criteria.events('criteria.evidence.withdrawn')).length).toBe(1);
});

it('lists a criterion across communes, with what belongs to its indicators alone', async () => {
  const { officer, department, communeId } = await scene.aProvince();
  await scene.add(officer, communeId, await aPhoto(), { of: '1.2' });
  await scene.add(officer, communeId, await aPhoto(), { of: 2 });
  const { body } = await scene.criteria.ask('/evidence?tier=NTM&criterion=1', department);
  expect(
    EvidenceView.array()
      .parse(body)
      .map(({ of }) => of),
  ).toEqual(['1.2']);
});

it('is nothing to another province, nor to a citizen', async () => {
  const { officer, citizen, communeId } = await scene.aProvince();
  const stranger = (await scene.aProvince()).officer;
  const { id } = await scene.add(officer, communeId, await aPhoto());
  for (const path of ['file', 'preview', 'position'])
    expect((await scene.fetchFile(stranger, `/evidence/${id}/${path}`)).status).toBe(404);
  expect((await scene.criteria.ask(`/communes/${communeId}/tiers/NTM/evidence`, stranger)).status).toBe(404);
  expect((await scene.criteria.command(`POST /evidence/${id}/withdrawal`, { reason: 'x' }, stranger)).status).toBe(404);
  expect((await scene.fetchFile(citizen, `/evidence/${id}/file`)).status).toBe(403);
  expect((await readsOf(id)).length).toBe(0);
});

it('sweeps away what no row names once a day has passed, and nothing that one does', async () => {
  const { officer, communeId, provinceId } = await scene.aProvince();
  await scene.add(officer, communeId, await aPhoto());
  await scene.upload(officer, Buffer.from('dở dang'));
  const orphan = `${provinceId}/${randomUUID()}`;
  await scene.store.keep(orphan, Buffer.from('x'));
  const before = await scene.kept(provinceId);
  const sweep = scene.criteria.worker.get(EvidenceSweep);
  await sweep.sweep(new Date());
  expect(await scene.kept(provinceId)).toEqual(before);
  const { admin } = scene.criteria.database;
  await admin.query(`UPDATE evidence_parts SET sent_at = now() - interval '25 hours'`);
  await sweep.sweep(new Date(Date.now() + 25 * 3_600_000));
  expect(await scene.kept(provinceId)).toEqual(before.filter((key) => key !== orphan));
  expect(await rowsOf(admin, provinceId)).toMatchObject({ evidence: 1, evidence_files: 1, evidence_parts: 0 });
});
