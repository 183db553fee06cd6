import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api, beginRemoval } from './province.mjs';

const [old, since] = [
  { id: '11111111-1111-4111-8111-111111111111', code: '86', name: 'Vĩnh Long' },
  { id: '22222222-2222-4222-8222-222222222222', code: '86', name: 'Vĩnh Long (2025)' },
];
const accounts = [
  { account: 'nation', role: 'nationalAdministrator', sees: [old, since] },
  { account: 'old', role: 'provinceAdministrator', sees: [old] },
  { account: 'since', role: 'provinceAdministrator', sees: [since] },
];

let server;
let api;
let folderStatus;
let asked;
beforeAll(async () => {
  const answers = (request, account) => {
    const { url } = request;
    if (url === '/directory/accounts') return accounts;
    if (url === '/directory/provinces') return accounts.find((one) => one.account === account).sees;
    asked.push(url);
    return { files: [{ name: 'tinh.csv', content: url }] };
  };
  server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('');
    const account = request.headers.authorization?.replace('Bearer ', '');
    response.statusCode = request.url.endsWith('/folder') ? folderStatus : 200;
    const answer = body ? { token: JSON.parse(body).account } : answers(request, account);
    response.end(JSON.stringify(answer));
  });
  await new Promise((listens) => server.listen(0, '127.0.0.1', listens));
  api = new Api(`http://127.0.0.1:${server.address().port}`);
});
beforeEach(() => {
  folderStatus = 200;
  asked = [];
});
afterAll(() => new Promise((closed) => server.close(closed)));

const removal = async (key) => {
  const folder = join(mkdtempSync(join(tmpdir(), 'removal-')), 'out');
  const stateFile = join(folder, 'removal.json');
  const failed = await beginRemoval(api, { key, folder, decision: '1/NQ', stateFile }).catch((error) => error);
  return { failed, folder, state: existsSync(stateFile) && JSON.parse(readFileSync(stateFile, 'utf8')) };
};

describe('A code that two provinces have', () => {
  it.each(['nationalAdministrator', 'provinceAdministrator'])('is not enough for a %s', async (role) => {
    await expect(api.province('86', role)).rejects.toThrow(new RegExp(`${old.id}[^]*${since.id}`));
    expect(await api.province(since.id, role)).toMatchObject(since);
  });

  it('removes neither; the id takes the folder of that province', async () => {
    expect(await removal('86')).toMatchObject({ failed: { name: 'Missing' }, state: false });
    const { folder, state } = await removal(since.id);
    expect(state).toEqual({ provinceId: since.id, code: '86', name: since.name, decision: '1/NQ' });
    expect(readFileSync(join(folder, 'folder', 'tinh.csv'), 'utf8')).toBe(asked[0]);
    expect(asked).toEqual([`/directory/provinces/${since.id}/folder`]);
  });
});

describe('The folder of a province that is removed', () => {
  it('may be hidden from who removes, and is not left out because nobody answered', async () => {
    folderStatus = 403;
    expect((await removal(old.id)).state).toMatchObject({ provinceId: old.id });
    folderStatus = 503;
    expect(await removal(old.id)).toMatchObject({ failed: { status: 503 }, state: false });
  });
});
