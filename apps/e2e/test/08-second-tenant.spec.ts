import { office, type Office } from '../src/api';
import { plusDays, theProvince, units } from '../src/province';
import { criteria, culture, directory, funding, poverty, recognition, reporting } from '../src/routes';
import { enterTheWorld, forgetSecondProvince, foundSecondProvince, second } from '../src/second-province';
import { Walk } from '../src/walk';

describe('Two provinces in the same tables', () => {
  let stranger: Office;
  let thanhPhu: Walk;

  beforeAll(async () => {
    await foundSecondProvince();
    stranger = await office(second.account);
    thanhPhu = await Walk.of('Thạnh Phú');
  });

  afterAll(forgetSecondProvince);

  it('show each caller one province, the own one', async () => {
    expect(await stranger.do(directory.listProvinces, {})).toMatchObject([
      { id: second.provinceId, name: 'Tỉnh thứ hai' },
    ]);
    expect((await theProvince()).name).toContain('Trà Vinh');
    const mine = await stranger.do(directory.listUnits, { params: { provinceId: second.provinceId }, query: {} });
    expect(mine.map(({ name }) => name).sort()).toEqual(['Huyện thứ hai', 'Tỉnh thứ hai', 'Xã thứ hai']);
    expect((await units()).map(({ provinceId }) => provinceId)).not.toContain(second.provinceId);
  });

  it('hide every dossier, work item and paper of the other', async () => {
    expect(await stranger.do(recognition.listDossiers, { query: {} })).toEqual([]);
    expect(await stranger.do(recognition.listWork, {})).toEqual([]);
    const { id: dossierId, documents } = thanhPhu.dossier;
    const view = await stranger.refused(recognition.viewDossier, { params: { dossierId } });
    expect(view.problem).toMatchObject({ status: 404, type: '/problems/dossier-not-found' });
    const params = { dossierId, documentId: documents[0]!.id };
    expect((await stranger.refused(recognition.downloadDocument, { params })).problem.status).toBe(404);
    const body = { ...thanhPhu.at, meetsOn: '2020-12-01' };
    expect((await stranger.refused(recognition.conveneMeeting, { params: { dossierId }, body })).problem.status).toBe(
      404,
    );
  });

  it('hide every line of money, support and holding of the other', async () => {
    expect((await stranger.do(funding.listLines, {})).lines).toEqual([]);
    expect((await stranger.do(poverty.listSupports, {})).supports).toEqual([]);
    expect((await stranger.do(culture.listHoldings, {})).holdings).toEqual([]);
    const { id: provinceId } = await theProvince();
    const { problem } = await stranger.refused(reporting.viewProgrammes, { params: { provinceId } });
    expect(problem).toMatchObject({ status: 404, type: '/problems/province-not-found' });
    expect((await (await office('tai-chinh')).do(funding.listLines, {})).lines.length).toBeGreaterThan(40);
  });

  it('answer a foreign province or unit as if it did not exist', async () => {
    const { id: provinceId } = await theProvince();
    const { id: communeId, tier } = thanhPhu.commune;
    const refused = await Promise.all([
      stranger.refused(directory.viewProvince, { params: { provinceId } }),
      stranger.refused(directory.listUnits, { params: { provinceId }, query: {} }),
      stranger.refused(directory.listAliases, { params: { provinceId } }),
      stranger.refused(directory.listOrganisations, { params: { provinceId } }),
      stranger.refused(directory.viewUnit, { params: { unitId: communeId } }),
      stranger.refused(criteria.viewCommune, { params: { communeId, tier } }),
      stranger.refused(reporting.viewProvince, { params: { provinceId } }),
      stranger.refused(reporting.viewCommune, { params: { communeId } }),
      stranger.refused(directory.moveClock, { params: { provinceId }, body: { to: '2021-01-01' } }),
    ]);
    expect(refused.map(({ problem }) => problem.status)).toEqual(refused.map(() => 404));
    const ours = await office('vpdp');
    expect((await ours.refused(directory.viewUnit, { params: { unitId: second.communeId } })).problem.status).toBe(404);
    const foreign = { body: { communeId: second.communeId, tier: 'NTM', year: 2020 } };
    const registration = await (await thanhPhu.desk('commune')).refused(recognition.register, foreign);
    expect(registration.problem.type).toBe('/problems/unit-not-found');
  });

  it('outside demo data the clock is the world’s, and the demo’s date is refused', async () => {
    await enterTheWorld();
    const [province] = await stranger.do(directory.listProvinces, {});
    expect(province).toMatchObject({ isDemo: false });
    const input = { params: { provinceId: second.provinceId }, body: { to: plusDays(province!.today, 1) } };
    const { problem } = await stranger.refused(directory.moveClock, input);
    expect(problem).toMatchObject({ status: 409, type: '/problems/clock-is-the-worlds' });
  });
});
