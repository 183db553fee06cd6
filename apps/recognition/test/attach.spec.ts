import { randomUUID } from 'node:crypto';
import { aPdf, Scene } from './scene';

let scene: Scene;
beforeAll(async () => void (scene = await Scene.open()));
afterAll(() => scene?.close());

const pdf = { code: 'SUBMISSION', content: aPdf, type: 'application/pdf' };
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

it('keeps a paper with its digest and gives back the same bytes', async () => {
  const id = await scene.dossierAt('submission');
  const { status, body } = await scene.upload(scene.commune(), id, pdf);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    fileName: 'tờ trình.pdf',
    mediaType: 'application/pdf',
    bytes: aPdf.length,
    rehearsal: true,
  });
  const file = await scene.service.inject({
    url: `/dossiers/${id}/documents/${body.id}`,
    headers: scene.headersOf(scene.officer('districtReviewer')),
  });
  expect(file.rawPayload.equals(aPdf)).toBe(true);
  expect(file.headers).toMatchObject({
    ...{ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' },
    'content-disposition': `attachment; filename*=UTF-8''t%E1%BB%9D%20tr%C3%ACnh.pdf`,
  });
});

it('takes a picture, also from a sender who does not know its kind', async () => {
  const id = await scene.dossierAt('submission');
  const picture = { code: 'PHOTOS', content: png, type: 'application/octet-stream', name: 'ao.png' };
  expect(await scene.upload(scene.commune(), id, picture)).toMatchObject({
    status: 201,
    body: { mediaType: 'image/png' },
  });
});

it('takes the same paper once when the request is repeated', async () => {
  const id = await scene.dossierAt('submission');
  const key = randomUUID();
  const first = await scene.upload(scene.commune(), id, pdf, key);
  expect((await scene.upload(scene.commune(), id, pdf, key)).body).toEqual(first.body);
  expect(await scene.rows('dossier_documents', `dossier_id = '${id}'`)).toHaveLength(1);
  const other = await scene.upload(scene.commune(), id, { ...pdf, code: 'SELF_REPORT' }, key);
  expect(other).toMatchObject({ status: 422, body: { type: '/problems/idempotency-key-reused' } });
});

it('refuses a file above 10 MB and keeps nothing of it', async () => {
  const id = await scene.dossierAt('submission');
  const large = Buffer.concat([aPdf, Buffer.alloc(10 * 1024 * 1024)]);
  const { status, body } = await scene.upload(scene.commune(), id, { ...pdf, content: large });
  expect({ status, type: body.type }).toEqual({ status: 413, type: '/problems/attachment-too-large' });
  expect(await scene.rows('dossier_documents', `dossier_id = '${id}'`)).toHaveLength(0);
});

it.each([
  ['a text', Buffer.from('một tờ trình'), 'application/pdf'],
  ['a picture that claims to be a PDF', png, 'application/pdf'],
  ['a PDF that claims to be a page', aPdf, 'text/html'],
  ['a zip that is no Word document', Buffer.from('504b0506' + '00'.repeat(18), 'hex'), 'application/octet-stream'],
])('refuses %s', async (_, content, type) => {
  const id = await scene.dossierAt('submission');
  const answer = await scene.upload(scene.commune(), id, { code: 'SUBMISSION', content, type });
  expect({ status: answer.status, type: answer.body.type }).toEqual({ status: 415, type: '/problems/attachment-kind' });
});

it('refuses a form without a file, with a code that no paper has, or that is no form', async () => {
  const id = await scene.dossierAt('submission');
  const empty = await scene.upload(scene.commune(), id, { ...pdf, content: Buffer.alloc(0) });
  expect(empty).toMatchObject({ status: 400, body: { errors: [{ pointer: '/file' }] } });
  const unknown = await scene.upload(scene.commune(), id, { ...pdf, code: 'LETTER' });
  expect(unknown).toMatchObject({ status: 400, body: { errors: [{ pointer: '/code' }] } });
  const json = await scene.send(scene.commune(), `/dossiers/${id}/documents`, { code: 'SUBMISSION' });
  expect(json).toMatchObject({ status: 415, body: { type: '/problems/unsupported-media-type' } });
});

it('refuses a form that breaks off in the middle, and one with two files', async () => {
  const id = await scene.dossierAt('submission');
  const part = (name: string) =>
    `--b\r\ncontent-disposition: form-data; name="${name}"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.4\r\n`;
  const send = (payload: string) =>
    scene.service.inject({
      method: 'POST',
      url: `/dossiers/${id}/documents`,
      headers: {
        ...scene.headersOf(scene.commune()),
        'idempotency-key': randomUUID(),
        'content-type': 'multipart/form-data; boundary=b',
      },
      payload,
    });
  expect((await send(part('file'))).json()).toMatchObject({ status: 400, type: '/problems/unreadable-body' });
  const two = await send(`${part('file')}${part('other')}--b--\r\n`);
  expect(two.json()).toMatchObject({ status: 413, type: '/problems/body-too-large' });
});

it('lets a commune prepare the papers of its submission before that step, and not after it', async () => {
  const early = await scene.dossierAt('publication');
  const { body } = await scene.upload(scene.commune(), early, pdf);
  expect(body.stage).toBe('submission');
  const late = await scene.dossierAt('decision');
  expect(await scene.upload(scene.commune(), late, pdf)).toMatchObject({
    ...{ status: 409, body: { type: '/problems/wrong-stage', stage: 'decision' } },
  });
});

it('takes no paper from an office that never acts on the dossier, nor gives one to another commune', async () => {
  const id = await scene.dossierAt('submission');
  const { body } = await scene.upload(scene.commune(), id, pdf);
  const finance = await scene.upload(scene.officer('departmentOfficer', 'finance'), id, pdf);
  expect(finance).toMatchObject({ status: 403, body: { type: '/problems/not-permitted' } });
  const stolen = await scene.ask<{ type: string }>(scene.commune('longHiep'), `/dossiers/${id}/documents/${body.id}`);
  expect(stolen).toMatchObject({ status: 404, body: { type: '/problems/dossier-not-found' } });
  const unknown = await scene.ask<{ type: string }>(scene.commune(), `/dossiers/${id}/documents/${randomUUID()}`);
  expect(unknown).toMatchObject({ status: 404, body: { type: '/problems/document-not-found' } });
});
