import { execFileSync } from 'node:child_process';
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
let seen;
beforeAll(async () => {
  const answers = (request, account) => {
    const { url } = request;
    if (url === '/directory/accounts') return accounts;
    if (url === '/directory/provinces') return accounts.find((one) => one.account === account)?.sees ?? [];
    asked.push(url);
    if (url.endsWith('/folder-lines')) return {};
    const made = { code: '86', name: 'Vĩnh Long', kind: 'province', day: '2020-07-01', rehearsal: true };
    const decided = { decisionNumber: '1/NQ', decisionDate: '2020-01-01', decisionAuthority: 'Quốc hội' };
    const province = { ...made, ...decided };
    const nothing = { units: [], organisations: [], officers: [], leads: [] };
    const others = [
      'criteriaSets',
      'registrations',
      'assessments',
      'figures',
      'recognised',
      'funding',
      'policies',
      'supports',
    ];
    const lists = Object.fromEntries([...others, 'titles', 'holdings'].map((part) => [part, []]));
    return { now: { province, ...nothing }, taken: { province, ...nothing, ...lists } };
  };
  server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('');
    seen = request.headers;
    const account = request.headers.authorization?.replace('Bearer demo.', '');
    response.statusCode = request.url.endsWith('/folder') ? folderStatus : 200;
    const answer = body ? { token: `demo.${JSON.parse(body).account}` } : answers(request, account);
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

const removal = async (key, withoutExport = false) => {
  const folder = join(mkdtempSync(join(tmpdir(), 'removal-')), 'out');
  const stateFile = join(folder, 'removal.json');
  const failed = await beginRemoval(api, { key, folder, decision: '1/NQ', stateFile, withoutExport }).catch(
    (error) => error,
  );
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
    const exported = { files: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), at: expect.any(String) };
    expect(state).toEqual({ provinceId: since.id, code: '86', name: since.name, decision: '1/NQ', exported });
    const sum = execFileSync('sh', ['-c', 'sha256sum * | sha256sum'], {
      cwd: join(folder, 'folder'),
      encoding: 'utf8',
    });
    expect(sum).toContain(state.exported.sha256);
    expect(asked[0]).toBe(`/directory/provinces/${since.id}/folder`);
    expect(asked.slice(1).every((url) => url.endsWith('/folder-lines'))).toBe(true);
  });
});

describe('The folder of a province that is removed', () => {
  it('is exported first: whoever is not shown it removes nothing, unless they say that they do without', async () => {
    for (const status of [403, 404]) {
      folderStatus = status;
      expect(await removal(old.id)).toMatchObject({ failed: { name: 'Missing' }, state: false });
    }
    folderStatus = 503;
    expect(await removal(old.id)).toMatchObject({ failed: { status: 503 }, state: false });
    expect(await removal(old.id, true)).toMatchObject({ state: { provinceId: old.id, exported: null } });
  });
});

describe('Who asks', () => {
  afterEach(() => delete process.env.LANGMOI_TOKEN);

  it.each([
    ['a bearer token', 'a.b.c', { authorization: 'Bearer a.b.c' }],
    ['the cookie of a sign-in', 'kN3-x_9', { cookie: '__Host-lm_session=kN3-x_9; lm_session=kN3-x_9' }],
  ])('is said by %s in LANGMOI_TOKEN, whatever the role', async (_, token, headers) => {
    process.env.LANGMOI_TOKEN = token;
    seen = undefined;
    await api.province(old.id, 'nationalAdministrator').catch(() => undefined);
    expect(seen).toMatchObject(headers);
  });
});
