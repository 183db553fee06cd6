import { DecisionRecorded, DecisionTakenBack } from '@langmoi/contracts/decisions';
import { aCaller } from '@langmoi/testing/callers';
import { anImportOfCriteria, type CriteriaScene } from './import-criteria-scene';
import { addresses, table, type Province } from './import-scene';

let scene: CriteriaScene;

beforeAll(async () => {
  scene = await anImportOfCriteria();
});
afterAll(() => scene?.criteria.close());

const ofOffice = ({ provinceId, province }: Province) => ({ provinceId, unitId: province, unitPath: [province] });

describe('A department', () => {
  it('decides by its table the criteria that it leads, and no others', async () => {
    const { place, water } = await scene.aProvince();
    const file = await scene.checked(water, table('Mã xã;1;2;3', '111;x;x;Đạt', '112;0;0;Chưa đạt (thiếu kênh)'));
    expect(file).toMatchObject({
      state: 'checked',
      layout: 'criteria',
      basis: 'confirmed',
      counts: { new: 2, error: 2 },
    });
    expect(addresses(await scene.cells(water, file, '?outcome=error'))).toEqual([
      ['B1', 'Cơ quan của bạn không phụ trách tiêu chí này (Sở Xây dựng)'],
      ['C1', 'Cơ quan của bạn không phụ trách tiêu chí này (Sở Xây dựng)'],
    ]);
    expect((await scene.recorded(water, file)).status).toBe(409);
    const { now } = await scene.recorded(water, file, true);
    expect(now.state).toBe('applied');
    expect(await scene.judged(place)).toContainEqual([3, 'met', 'decided']);
    expect(await scene.judged(place, place.daiAn)).toContainEqual([3, 'notMet', 'decided']);
    const told = await scene.criteria.events<DecisionRecorded['data']>(DecisionRecorded.type);
    expect(told.filter(({ communeId }) => communeId === place.daiAn)).toMatchObject([
      { of: 3, version: 1, met: false },
    ]);
    const [row] = await scene.criteria.database.admin.query(
      'SELECT reason, evidence, organisation_id FROM decisions WHERE unit_id = $1',
      [place.daiAn],
    );
    expect(row).toEqual({
      ...{ reason: 'thiếu kênh', evidence: ['so-lieu.csv'], organisation_id: water.sender?.organisationId },
    });
    const undone = await scene.act(water, file, 'undoing');
    expect(undone.now.state).toBe('undone');
    expect(await scene.judged(place)).toContainEqual([3, 'unknown', 'indicatorsNotKnown']);
    const takenBack = await scene.criteria.events<DecisionTakenBack['data']>(DecisionTakenBack.type);
    expect(takenBack.filter(({ communeId }) => communeId === place.daiAn)).toHaveLength(1);
  });

  it('decides nothing that figures and law answer, and does not take a commune’s own word for its own', async () => {
    const { place, works } = await scene.aProvince();
    await scene.enter(place, '2', { kind: 'yesNo', yes: false });
    const file = await scene.checked(works, table('Mã xã;1;2', '111;Đạt (tự đánh giá);Đạt'));
    expect(addresses(await scene.cells(works, file, '?outcome=error'))).toEqual([
      ['B2', 'Ô này là lời tự đánh giá của xã, không phải xác nhận của sở'],
      ['C2', 'Số liệu và quy định đã trả lời điều này; không ai quyết định thay'],
    ]);
    expect((await scene.checked(works, table('Mã xã;1;2', '111;;Chưa đạt'))).counts).toMatchObject({
      same: 1,
      error: 0,
    });
  });

  it('takes home what it decided, and finds nothing new in it', async () => {
    const { place, works, water } = await scene.aProvince();
    await scene.enter(place, '2', { kind: 'yesNo', yes: true });
    await scene.recorded(works, await scene.checked(works, table('Mã xã;1;3', '111;x;', '112;0;')), true);
    const address = '/figures/file?tier=NTM&on=2020-06-30&layout=criteria&format=csv';
    const content = await scene.file(works, address);
    expect(content.toString()).toContain('1. Quy hoạch');
    expect(content.toString()).not.toContain('3. Thủy lợi');
    expect((await scene.checked(works, content)).counts).toMatchObject({ same: 3, new: 0, changed: 0, error: 0 });
    expect((await scene.checked(water, content)).counts).toMatchObject({ same: 0, error: 2 });
  });

  it('confirms figures by a file, each about what the commune said, and by another value only for a reason', async () => {
    const { place, works } = await scene.aProvince();
    await scene.enter(place, '1.1', { kind: 'yesNo', yes: true });
    await scene.enter(place, '1.2', { kind: 'ratio', numerator: '5', denominator: '8' });
    const bare = await scene.checked(works, table('Mã xã;1.1;1.2', '111;Đạt;6/8', '112;Đạt;'));
    expect(addresses(await scene.cells(works, bare, '?outcome=error'))).toEqual([
      ['C2', 'Khác số đã nêu thì phải nêu lý do'],
      ['B3', 'Chưa có số liệu của chỉ tiêu này'],
    ]);
    const file = await scene.checked(works, table('Mã xã;1.1;1.2;Ghi chú', '111;Đạt;6/8;đếm lại tại xã'));
    expect(file).toMatchObject({ basis: 'confirmed', layout: 'wide', counts: { new: 1, changed: 1, error: 0 } });
    expect(await scene.cells(works, file)).toMatchObject([
      { indicator: '1.1', asOf: '2020-03-31', outcome: 'new', before: { yes: true } },
      {
        indicator: '1.2',
        asOf: '2020-03-31',
        outcome: 'changed',
        before: { numerator: '5' },
        value: { numerator: '6' },
      },
    ]);
    await scene.recorded(works, file);
    const [, ratio] = await scene.figuresOf(place);
    expect(ratio?.counts).toMatchObject({
      ...{ basis: 'confirmed', version: 2, about: 1, asOf: '2020-03-31', note: 'đếm lại tại xã' },
      ...{ organisationId: works.sender?.organisationId, evidence: ['so-lieu.csv'], value: { numerator: '6' } },
    });
    expect((await scene.checked(works, table('Mã xã;1.1;1.2', '111;Đạt;6/8'))).counts).toMatchObject({ same: 2 });
    await scene.act(works, file, 'undoing');
    const undone = await scene.figuresOf(place);
    expect(undone.map(({ counts }) => [counts?.basis, counts?.version])).toEqual([
      ['entered', 3],
      ['entered', 3],
    ]);
    expect(undone[1]?.counts?.value).toMatchObject({ numerator: '5' });
  });

  it('is refused, row by row of a list, what another leads', async () => {
    const { place, water } = await scene.aProvince();
    await scene.enter(place, '1.1', { kind: 'yesNo', yes: true });
    const file = await scene.checked(water, table('Mã xã;Chỉ tiêu;Giá trị', '111;1.1;Đạt'));
    expect(addresses(await scene.cells(water, file))).toEqual([
      ['B2', 'Cơ quan của bạn không phụ trách tiêu chí này (Sở Xây dựng)'],
    ]);
  });

  it('sees its own files alone, and the office those that it gathers', async () => {
    const { place, works, water } = await scene.aProvince();
    const own = await scene.checked(works, table('Mã xã;1;2', '111;x;x'));
    const gathered = await scene.checked(place, table('Mã xã;1;2', '111;x;x'));
    const listOf = async (sender: Province) => {
      const caller = sender.sender ?? aCaller({ ...ofOffice(place), roles: ['coordinationOffice'] });
      const { body } = await scene.criteria.ask('/figure-imports', caller);
      return (body as unknown as { id: string }[]).map(({ id }) => id);
    };
    expect(await listOf(works)).toEqual([own.id]);
    expect(await listOf(water)).toEqual([]);
    expect(await listOf(place)).toEqual([gathered.id]);
    const { status } = await scene.criteria.ask(`/figure-imports/${own.id}`, water.sender ?? aCaller());
    expect(status).toBe(404);
    const refused = await scene.criteria.command(
      `POST /figure-imports/${own.id}/cancellation`,
      {},
      aCaller({ ...ofOffice(place), roles: ['coordinationOffice'] }),
    );
    expect(refused.status).toBe(404);
  });
});
