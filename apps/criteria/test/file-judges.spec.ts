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

it('tells of each figure its version and its day, whether a file is of its own day, of another, or of several', async () => {
  const place = await scene.aProvince();
  const told = async (entryId?: string) => {
    const events = await scene.criteria.events<FiguresRecorded['data']>(FiguresRecorded.type);
    const own = events.filter(({ communeId }) => [place.communeId, place.daiAn].includes(communeId));
    const last = entryId ?? own.at(-1)?.entryId;
    const figures = own.filter((one) => one.entryId === last).flatMap((one) => one.figures);
    return figures.map(({ indicator, version, asOf }) => `${indicator} ${version} ${asOf}`).sort();
  };
  const recorded = async (...rows: string[]) => {
    const file = await scene.checked(place, table('Mã xã;Ngày;1.4', ...rows));
    await scene.act(place, file, 'application', { onlyValid: false });
    return file;
  };
  expect(await told((await recorded('111;;1')).id)).toEqual(['1.4 1 2020-06-30']);
  const ofAnother = await recorded('111;31/3/2020;2', '112;31/3/2020;3');
  expect(await told(ofAnother.id)).toEqual(['1.4 1 2020-03-31', '1.4 2 2020-03-31']);
  await scene.act(place, ofAnother, 'undoing');
  expect(await told()).toEqual(['1.4 2 2020-03-31', '1.4 3 2020-03-31']);
  const ofSeveral = await recorded('111;30/4/2020;6', '111;31/3/2020;5');
  expect(await told(ofSeveral.id)).toEqual(['1.4 4 2020-03-31', '1.4 5 2020-04-30']);
  await scene.act(place, ofSeveral, 'undoing');
  expect(await told()).toEqual(['1.4 6 2020-03-31', '1.4 7 2020-04-30']);
});
