// Two provinces on one product: the drill's own, and a second that the ordinary load-demo takes in while all runs.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../stack/programs.mjs';
import { numberOf } from './facts.mjs';
import { invented, makeProvince } from './province.mjs';
import { settled } from './settling.mjs';

const loadersOf = (root, owners) =>
  owners.map((app) => `${app}/load-demo`).filter((entry) => existsSync(join(root, 'dist', 'apps', `${entry}.js`)));

/** Has the ordinary load-demo take in the provinces of a data folder, and waits until every service has heard. */
export async function loadProvinces({ product, root, folder, topics, say }) {
  say('more provinces are loaded');
  const environments = JSON.parse(readFileSync(join(product.folder, 'environment.json'), 'utf8'));
  const loaders = loadersOf(root, product.owners);
  for (const entry of loaders) environments[entry].DATA_DIR = folder;
  const file = `${folder}.environment.json`;
  writeFileSync(file, JSON.stringify(environments), { mode: 0o600 });
  const env = { ...process.env, LANGMOI_ENV_FILE: file, NODE_ENV: 'production' };
  await run(process.execPath, ['tools/run-app.mjs', '--once', ...loaders], { cwd: root, env });
  await settled({ product, topics, say });
}

/** Loads it unless it is there; returns both as { id, word, communes }. */
export async function twoProvinces({ product, root, size, topics, say }) {
  const folder = join(product.folder, 'facts-2');
  const communes = makeProvince(root, folder, size, invented.second);
  const there = await numberOf(product, 'directory', 'SELECT count(*) FROM provinces WHERE code = $1', [
    invented.second.code,
  ]);
  if (!there) await loadProvinces({ product, root, folder, topics, say });
  const office = await product.offices.of(`${invented.second.word}.dieu-phoi`);
  const [province] = await office.get('/directory/provinces');
  const units = await office.get(`/directory/provinces/${province.id}/units`);
  const idOf = new Map(units.map(({ code, id }) => [code, id]));
  return [
    { id: product.province.id, ...invented.first, communes: product.communes },
    { id: province.id, ...invented.second, communes: communes.map((one) => ({ ...one, id: idOf.get(one.code) })) },
  ];
}

/** Whoever asks in a province: one of each kind of person that the drill's province has. */
export const accountsOf = ({ word, communes }) => [
  ...['dieu-phoi', 'tai-chinh', 'giam-ngheo', 'van-hoa', 'van-hanh', 'quan-tri', 'kiem-toan'].map(
    (name) => `${word}.${name}`,
  ),
  ...[communes[0], communes.at(-1)].flatMap(({ account, reviewer, register }) => [account, reviewer, register]),
];
