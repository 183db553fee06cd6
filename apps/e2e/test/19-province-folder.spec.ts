import type { ProvinceView, UnitView } from '@langmoi/contracts/directory';
import type { UnitProposalView } from '@langmoi/contracts/unit-changes';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { eventually, office } from '../src/api';
import { product } from '../src/config';
import { langmoi } from '../src/product';
import { plusDays, theProvince, type Commune } from '../src/province';
import { criteria, culture, directory, funding, poverty, recognition, reporting } from '../src/routes';
import { Walk } from '../src/walk';

const root = join(__dirname, '../../..');
const example = join(root, 'data/folders/an-binh-2020');
const MINUTE = 60_000; // while the tree of the country is on its way
const province = (...words: string[]) => langmoi(product().data, ['province', ...words]);

/** Files of a folder and what they say. */
const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

const people = {
  ...{ commune: 'ab.xa.binh-hoa', district: 'ab.huyen.binh-lac', front: 'ab.mt.binh-lac', vpdp: 'ab.vpdp' },
  'chu-tich': 'ab.chu-tich',
  ...Object.fromEntries([1, 2, 3, 4, 5].map((no) => [`hoi-dong.${no}`, `ab.hoi-dong.${no}`])),
};

/** The next step of a proposal, by whoever saw this version of it. */
const said = ({ id, version }: UnitProposalView) => ({ params: { proposalId: id }, body: { seenVersion: version } });

/** A province that was not there a minute ago. */
describe('A province from a folder', () => {
  let made: ProvinceView;
  let place: string;
  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'langmoi-folder-'));
  });
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  const desk = () => office('ab.vpdp');
  const units = async () => (await desk()).do(directory.listUnits, { params: { provinceId: made.id }, query: {} });

  /** How many communes reporting counts as recognised. */
  const recognised = async () => {
    const view = await (await desk()).do(reporting.viewProvince, { params: { provinceId: made.id }, query: {} });
    return view.districts.reduce((sum, district) => sum + (district.recognised.value ?? 0), 0);
  };

  it('is made by one command, and works in every service within a minute', async () => {
    const began = Date.now();
    expect(await province('import', example)).toContain('Đã nhập');
    made = (await (await desk()).do(directory.listProvinces, {}))[0]!;
    expect(made).toMatchObject({ code: '97', isDemo: true, today: '2020-07-01' });
    const communeId = (await units()).find(({ code }) => code === '97011')!.id;
    const params = { communeId, tier: 'NTM' as const };
    const missing = async () => {
      const view = await (await desk()).do(criteria.viewCommune, { params, query: {} }).catch(() => undefined);
      return view?.current?.results.filter(({ state }) => state === 'missing').length;
    };
    await eventually('criteria', async () => (await missing()) === 2, MINUTE);
    await eventually('what is closed', async () => {
      const { closedUntil } = await (await desk()).do(criteria.viewFigureClosings, {});
      return closedUntil === '2018-12-31';
    });
    await eventually('funding', async () => (await (await desk()).do(funding.listLines, {})).lines.length === 3);
    await eventually('poverty', async () => (await (await desk()).do(poverty.listSupports, {})).supports.length === 1);
    await eventually('culture', async () => {
      const view = await (await desk()).do(culture.listHoldings, {}).catch(() => undefined);
      return view?.holdings.length === 2;
    });
    await eventually('reporting', async () => (await recognised()) === 1);
    expect(Date.now() - began).toBeLessThan(MINUTE);
  });

  it('is not changed by the same folder, and gives it back to the byte', async () => {
    expect(await province('import', example)).toContain('đã được nhập trước đó');
    await province('export', '97', join(place, 'back'));
    expect(filesOf(join(place, 'back'))).toEqual(filesOf(example));
  });

  it('is closed to Trà Vinh, and Trà Vinh to it', async () => {
    const other = await theProvince();
    const [theirs, ours] = [await office('quan-tri'), await office('ab.quan-tri')];
    const folder = (provinceId: string) => ({ params: { provinceId } });
    expect((await theirs.refused(directory.exportProvince, folder(made.id))).problem.status).toBe(404);
    expect((await ours.refused(directory.exportProvince, folder(other.id))).problem.status).toBe(404);
    expect((await ours.refused(directory.listUnits, folder(other.id))).problem.status).toBe(404);
    expect(
      (await ours.do(directory.viewReadiness, folder(made.id))).find(({ name }) => name === 'leads'),
    ).toMatchObject({
      done: 19,
    });
  });

  it('carries a dossier to its decision under the procedure of 2016', async () => {
    const all = await units();
    const unit = all.find(({ code }) => code === '97021')!;
    const commune: Commune = {
      ...{ name: unit.name, id: unit.id, districtId: unit.parentId!, tier: 'NTM', total: 19, missing: [] },
      accounts: people,
    };
    const registering = { communeId: unit.id, tier: 'NTM' as const, year: 2020 };
    await (await office('ab.xa.binh-hoa')).do(recognition.register, { body: registering });
    const walk = await Walk.in(commune);
    const moveTo = async (to: string) => {
      await (await desk()).do(directory.moveClock, { params: { provinceId: made.id }, body: { to } });
      return to;
    };
    await walk.outcome('district', 'accept');
    await walk.selfAssess(made.today);
    const today = await moveTo(plusDays((await walk.reload()).dueOn!, 1));
    await walk.until('commune-vote');
    await walk.vote('commune', today, { invited: 100, present: 95, inFavour: 95 });
    await walk.submit();
    await walk.forward();
    await walk.poll(today, { returned: 1900, satisfied: 1890 });
    await walk.vote('district', today, { invited: 20, present: 20, inFavour: 20 });
    for (const account of ['ab.so-nnptnt', 'ab.so-gtvt']) await walk.confirm(account);
    await walk.reload();
    await walk.convene(today);
    await walk.ballots([1, 2, 3, 4, 5]);
    await walk.closeMeeting();
    const signed = { outcome: 'issued', signedOn: today, effectiveOn: today, signatory: 'Chủ tịch (diễn tập)' };
    await walk.act('chu-tich', recognition.issueDecision, { ...signed, number: '99/QĐ-UBND (diễn tập)' });
    await walk.act('vpdp', recognition.announce, { announcedOn: today, means: 'Cổng thông tin (diễn tập)' });
    expect((await walk.until('recognised').catch(() => walk.reload())).status).toBe('recognised');
    await eventually('two recognised communes', async () => (await recognised()) === 2);
  });

  it('merges two communes by two administrators, and takes it back', async () => {
    const inIt = { params: { provinceId: made.id } };
    const first = await office('ab.quan-tri');
    const paper = { date: made.today, authority: 'Chủ tịch UBND tỉnh An Bình (diễn tập)' };
    const all = await units();
    const [east, west] = ['97011', '97012'].map((code) => all.find((unit) => unit.code === code)!) as [
      UnitView,
      UnitView,
    ];
    const registering = { communeId: east.id, tier: 'NTM' as const, year: 2020 };
    const dossier = await (await office('ab.xa.an-thuan-dong')).do(recognition.register, { body: registering });
    const [{ today }] = (await first.do(directory.listProvinces, {})) as [ProvinceView];
    const effectiveOn = plusDays(today, 2);
    const unitId = randomUUID();
    const form = {
      parentId: east.parentId,
      level: 'commune',
      kind: 'commune',
      code: '97013',
      name: 'An Thuận Mới',
    } as const;
    const ends = [east.id, west.id];
    const merger = {
      ...{ kind: 'merged' as const, ends, begins: [{ ...form, unitId }], changes: [] },
      parts: ends.map((fromId) => ({ fromId, toId: unitId, shares: 'whole' as const })),
    };
    const decision = { ...paper, number: '03/NQ (diễn tập)' };
    const drafted = await first.do(directory.draftUnitProposal, {
      ...inIt,
      body: { effectiveOn, decision, happenings: [merger] },
    });
    const proposed = await first.do(directory.proposeUnitChange, said(drafted));
    expect((await first.refused(directory.approveUnitProposal, said(proposed))).problem.type).toBe(
      '/problems/own-proposal',
    );
    const second = await office('ab.quan-tri.hai');
    await second.do(directory.approveUnitProposal, said(proposed));
    await (await desk()).do(directory.moveClock, { ...inIt, body: { to: effectiveOn } });
    const about = { params: { dossierId: dossier.id } };
    const successions = async () => (await (await desk()).do(recognition.viewDossier, about)).successions ?? [];
    await eventually('the dossier says with whom it is', async () => (await successions()).length === 1);
    expect(await successions()).toMatchObject([{ fromName: 'An Thuận Đông', toName: 'An Thuận Mới' }]);
    const onThatDay = { ...inIt, query: { on: effectiveOn } };
    const names = async () => (await (await desk()).do(directory.listUnits, onThatDay)).map(({ name }) => name);
    expect(await names()).not.toContain('An Thuận Đông');

    const inEffect = await second.do(directory.viewUnitProposal, { params: { proposalId: drafted.id } });
    expect(inEffect.state).toBe('inEffect');
    const taken = said(inEffect);
    await first.do(directory.reverseUnitChange, { ...taken, body: { ...taken.body, reason: 'nhập nhầm (diễn tập)' } });
    await eventually('the dossier is as before', async () => (await successions()).length === 0);
    expect(await names()).toEqual(expect.arrayContaining(['An Thuận Đông', 'An Thuận Tây']));
    expect(await names()).not.toContain('An Thuận Mới');
    await (await office('ab.xa.an-thuan-dong')).do(recognition.viewDossier, about); // its officer has the office again
  });

  it('is exported with what was decided and entered since', async () => {
    const inIt = { params: { provinceId: made.id } };
    const [first, second] = [await office('ab.quan-tri'), await office('ab.quan-tri.hai')];
    const [{ today }] = (await first.do(directory.listProvinces, {})) as [ProvinceView];
    const all = await units();
    const west = all.find(({ code }) => code === '97012')!;
    const decision = { number: '4/NQ (diễn tập)', date: today, authority: 'Chủ tịch UBND tỉnh An Bình (diễn tập)' };
    const changes = [{ unitId: west.id, name: 'An Thuận Trung' }];
    const renaming = { kind: 'renamed' as const, ends: [], begins: [], changes, parts: [] };
    const renamed = { effectiveOn: plusDays(today, 1), decision, happenings: [renaming] };
    const drafted = await first.do(directory.draftUnitProposal, { ...inIt, body: renamed });
    await second.do(directory.approveUnitProposal, said(await first.do(directory.proposeUnitChange, said(drafted))));
    const day = plusDays(today, 1);
    await (await desk()).do(directory.moveClock, { ...inIt, body: { to: day } });
    await eventually('the new name', async () => (await units()).some(({ name }) => name === 'An Thuận Trung'));

    const organisations = await first.do(directory.listOrganisations, inIt);
    const { id: organisationId, unitId } = organisations.find(({ name }) => name === 'Sở Giao thông vận tải')!;
    const held = { role: 'departmentOfficer' as const, fromOn: day, toOn: null, capacity: 'own' as const };
    const appointment = { organisationId, unitId, ...held, onBehalfOf: null, decision };
    const invited = { displayName: 'Chuyên viên mới (diễn tập)', account: 'ab.so-gtvt.hai', appointment };
    await first.do(directory.invitePerson, { ...inIt, body: invited });
    const line = { year: 2020, programme: 'newRural', fundingSource: 'community', measure: 'mobilised' } as const;
    const funds = { amount: '500000000', asOf: day, seenVersion: 1 };
    await eventually('the day in funding', () =>
      office('ab.tai-chinh.1')
        .then((one) => one.do(funding.recordFunds, { params: line, body: funds }))
        .catch(() => false),
    );
    const newest = { params: { ...line, version: 2 }, body: {} };
    await (await office('ab.tai-chinh.2')).do(funding.approveFunds, newest);
    const holding = { unitId: all.find(({ code }) => code === '9702')!.id, title: 'culturalHamletNewRural' };
    const holders = { holders: 7, universe: 11, asOf: made.today, seenVersion: 0 };
    await (await office('ab.van-hoa')).do(culture.recordHolders, { params: holding, body: holders });
    const figures = [{ indicator: '4.1', value: { kind: 'yesNo' as const, yes: true }, seenVersion: 0 }];
    const sheet = { criteriaSet: 'xa-ntm-2016-2020', asOf: made.today, figures };
    const ofWest = { communeId: west.id, tier: 'NTM' as const };
    await (await office('ab.xa.an-thuan-tay')).do(criteria.recordFigures, { params: ofWest, body: sheet });

    expect(await province('export', '97', join(place, 'now'))).toMatch(/17 tệp .* SHA-256 [0-9a-f]{64}/);
    const [now, before] = [filesOf(join(place, 'now')), filesOf(example)];
    const differing = Object.keys(now).filter((name) => now[name] !== before[name]);
    expect(differing.sort()).toEqual(
      ['can-bo', 'cong-nhan', 'dang-ky', 'danh-gia', 'don-vi', 'so-lieu', 'tinh', 'van-hoa', 'von'].map(
        (name) => `${name}.csv`,
      ),
    );
    expect(now['don-vi.csv']).toContain('"97012","xã","xã","An Thuận Trung","9701"');
    expect(now['can-bo.csv']).toContain('"ab.so-gtvt.hai","Chuyên viên mới (diễn tập)"');
    expect(now['von.csv']).toContain('"cộng đồng","huy động","500.000.000",""');
    expect(now['van-hoa.csv']).toContain('"9702","culturalHamletNewRural","7","11"');
    expect(now['so-lieu.csv']).toContain('"97012","xa-ntm-2016-2020","4.1","01/07/2020","đạt","","Nhập trên hệ thống');
    expect(now['cong-nhan.csv']).toContain('"97021","nông thôn mới","99/QĐ-UBND (diễn tập)"');
    expect(now['danh-gia.csv']).toContain('"97021","nông thôn mới","xa-ntm-2016-2020","",""');
  });

  it('is removed with a certificate, and nothing of it is left to anybody', async () => {
    const folder = join(place, 'gone');
    expect(await province('remove', '97', folder, '100/QĐ-TTg (diễn tập)')).toContain('Đã xóa An Bình');
    const certificate = JSON.parse(readFileSync(join(folder, 'certificate.json'), 'utf8')) as {
      erased: Record<string, Record<string, number>>;
      export: { sha256: string };
      folder: { files: number; sha256: string };
    };
    const sums = execFileSync('sh', ['-c', 'LC_ALL=C sha256sum * | sha256sum'], { cwd: join(folder, 'folder') });
    expect(certificate.folder).toMatchObject({ files: 17, sha256: sums.toString().slice(0, 64) });
    expect(certificate.export.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(certificate.erased).toMatchObject({
      directory: { units: 7, officers: 26, provinces: 1 },
      criteria: { registrations: 3 },
      recognition: { dossiers: 2, decisions: 1 },
      funding: { lines: 3 },
    });
    expect(filesOf(join(folder, 'folder'))).toEqual(filesOf(join(place, 'now')));
    expect(existsSync(join(folder, 'rows/recognition/1/dossiers.jsonl'))).toBe(true);
    const traVinh = { params: { provinceId: (await theProvince()).id }, query: {} };
    expect(await (await office('vpdp')).do(directory.listUnits, traVinh)).toHaveLength(95);
    const seen = await (await office('quan-tri-tw')).do(directory.listProvinces, {});
    expect(seen.map(({ code }) => code)).not.toContain('97');
  });

  it('is made again as it was, and is exported the same again', async () => {
    expect(await province('import', join(place, 'now'))).toContain('Đã nhập');
    await eventually('all of it', async () => {
      await province('export', '97', join(place, 'again'));
      return isDeepStrictEqual(filesOf(join(place, 'again')), filesOf(join(place, 'now')));
    });
    await province('remove', '97', join(place, 'gone-again'), '101/QĐ-TTg (diễn tập)');
  });

  it('of 2026 works in every service, and says what the law has not given yet', async () => {
    const said = await province('import', join(root, 'data/folders/tan-an-2026'));
    expect(said).toContain('Chưa có trình tự xét, công nhận xã nông thôn mới');
    const seat = await office('ta.vpdp');
    const [{ id: provinceId }] = (await seat.do(directory.listProvinces, {})) as [ProvinceView];
    const inIt = { params: { provinceId }, query: {} };
    const all = await seat.do(directory.listUnits, inIt);
    expect(all.map(({ level }) => level).sort()).toEqual(['commune', 'commune', 'commune', 'province']);
    const communeId = all.find(({ code }) => code === '98011')!.id;
    await eventually('funding', async () => (await seat.do(funding.listLines, {})).lines.length === 1);
    expect((await seat.do(poverty.listSupports, {})).supports).toEqual([]);
    expect((await seat.do(culture.listHoldings, {})).holdings).toEqual([]);
    await eventually('reporting', () => seat.do(reporting.viewProvince, inIt).catch(() => undefined));
    const communes = { params: { communeId, tier: 'NTM' as const }, query: {} };
    const unlawful = async () => (await seat.refused(criteria.viewCommune, communes)).problem.type;
    await eventually('criteria', async () => (await unlawful()) === '/problems/criteria-set-not-found', MINUTE);
    const body = { communeId, tier: 'NTM' as const, year: 2026 };
    await eventually('recognition', async () => {
      const { problem } = await (await office('ta.xa.tan-an-bac')).refused(recognition.register, { body });
      return problem.type === '/problems/no-regime';
    });
    await province('remove', '98', join(place, 'gone-2026'), '102/QĐ-TTg (diễn tập)');
  });
});
