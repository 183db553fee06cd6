import { ProvinceOpened } from '@langmoi/contracts/folder';
import { as } from '@langmoi/testing/callers';
import { anEvent } from '@langmoi/testing/events';
import { anOpening } from '@langmoi/testing/opening';
import { ModuleRef } from '@nestjs/core';
import { RecognitionOpening } from '../src/title/opening.consumer';
import { Scene } from './scene';

let scene: Scene;
beforeAll(async () => void (scene = await Scene.open()));
afterAll(() => scene?.close());

it('takes in once which communes a folder says are recognised', async () => {
  const opening = anOpening(scene.longHiep, scene.district);
  const event = anEvent(ProvinceOpened, opening, { provinceid: scene.provinceId });
  for (const one of [event, event, anEvent(ProvinceOpened, opening, { provinceid: scene.provinceId })]) {
    await new RecognitionOpening(scene.db, scene.service.get(ModuleRef)).opened(ProvinceOpened.schema.parse(one));
  }
  const titles = await scene.rows('titles', `commune_id = '${scene.longHiep}'`);
  expect(titles).toMatchObject([{ tier: 'NTM', basis: 'stated', decision_number: '1/QĐ-UBND' }]);
  const [{ code }] = await scene.rows('directory_units', `id = '${scene.longHiep}'`);
  const answer = await scene.service.inject({
    url: '/folder-lines',
    headers: as(scene.officer('provinceAdministrator')),
  });
  expect(answer.json()).toEqual({
    recognised: [
      {
        ...{ communeCode: code, tier: 'NTM', decisionNumber: '1/QĐ-UBND', asOf: '2020-06-30' },
        ...{ document: 'Thư mục của tỉnh', documentDate: '2020-07-01' },
      },
    ],
  });
});
