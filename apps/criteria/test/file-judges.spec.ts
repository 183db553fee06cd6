import { FiguresRecorded } from '@langmoi/contracts/figures';
import { anImportScene, table, type ImportScene } from './import-scene';

let scene: ImportScene;

beforeAll(async () => {
  scene = await anImportScene();
});
afterAll(() => scene?.criteria.close());

it('judges a commune by what stands of a later day, where a file tells of an earlier one', async () => {
  const place = await scene.aProvince();
  const told = async (file: { readonly id: string }, communeId: string) => {
    const events = await scene.criteria.events<FiguresRecorded['data']>(FiguresRecorded.type);
    const judged = events.find((one) => one.entryId === file.id && one.communeId === communeId)?.judged;
    return judged?.criteria.map(({ outcome }) => outcome).join(' ');
  };
  const recorded = async (...lines: string[]) => {
    const file = await scene.checked(place, table('Mã xã;Chỉ tiêu;Giá trị;Ngày', ...lines));
    await scene.act(place, file, 'application', { onlyValid: false });
    return file;
  };
  const failing = await told(await recorded('111;1.1;Không đạt;31/5/2020'), place.communeId);
  const early = await recorded('111;1.1;Đạt;31/3/2020', '112;1.1;Đạt;30/6/2020');
  expect(await told(early, place.communeId)).toBe(failing);
  const late = await recorded('111;1.1;Đạt;15/6/2020');
  const passing = await told(late, place.communeId);
  expect(passing).toBe(await told(early, place.daiAn));
  expect(passing).not.toBe(failing);
});
