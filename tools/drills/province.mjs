// A province of its own for a drill: invented from end to end, in the shape of the files under data/, so that the
// ordinary load-demo takes it in.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The drill's province unless another is asked for: its code, its folder, and what its accounts and offices begin with. */
const first = { code: '900', folder: 'dien-tap', word: 'dt', name: 'Diễn Tập' };
const second = { code: '901', folder: 'dien-tap-hai', word: 'd2', name: 'Diễn Tập Hai' };
/** Two with everybody in them, for the matrix of who may what. */
const third = { code: '902', folder: 'dien-tap-ba', word: 'd3', name: 'Diễn Tập Ba' };
const fourth = { code: '903', folder: 'dien-tap-bon', word: 'd4', name: 'Diễn Tập Bốn' };
export const invented = { first, second, third, fourth };
const text = (vi, en) => ({ vi, en });
const about = text('Tỉnh diễn tập của cuộc thử sự cố; mọi số liệu là diễn tập.', 'Invented for a drill.');
const source = { rehearsal: true };

/** Makes a data folder with the house's law and one invented province; tells who works there. */
export function makeProvince(root, folder, { districts, communesEach }, named = first) {
  const isLaw = (entry) => entry.isDirectory() && entry.name !== 'demo';
  for (const { name: law } of readdirSync(join(root, 'data'), { withFileTypes: true }).filter(isLaw))
    cpSync(join(root, 'data', law), join(folder, law), { recursive: true });
  const home = join(folder, 'demo', named.folder);
  mkdirSync(home, { recursive: true });
  const write = (name, content) =>
    writeFileSync(join(home, `${name}.json`), JSON.stringify({ about, source, ...content }));
  const units = unitsOf(named, districts, communesEach);
  write('units', {
    units,
    source: { ...source, package: 'diễn tập', version: '1', origin: 'diễn tập', state: 'diễn tập' },
  });
  write('aliases', { aliases: [] });
  write('organisations', organisationsOf(named, units));
  write('officers', { officers: officersOf(named, units) });
  write('recognised', { recognised: [], advanced: [] });
  write('registrations-2020', { registeredAsOf: '2020-01-01', registeredOnly: [], registrations: [] });
  write('districts', { statements: [], recognised: [] });
  write('stated-figures', { figures: [], districts: [], groups: [] });
  write('contradictions', { contradictions: [] });
  writeProgrammes(root, write);
  return units
    .filter(({ level }) => level === 'commune')
    .map(({ code: unit, parentCode }) => ({
      code: unit,
      account: `${named.word}.xa.${unit}`,
      reviewer: `${named.word}.huyen.${parentCode}`,
      register: `${named.word}.giam-ngheo.${unit}`,
    }));
}

function unitsOf({ code, name }, districts, communesEach) {
  const unit = (level, own, called, parentCode) => ({
    ...{ code: own, level, kind: level, kindName: level, name: called, fullName: called, slug: own, parentCode },
  });
  const numbers = (count) => Array.from({ length: count }, (_, index) => index + 1);
  return [
    unit('province', code, name, null),
    ...numbers(districts).flatMap((district) => {
      const own = `${code}${String(district).padStart(2, '0')}`;
      return [
        unit('district', own, `Huyện ${district}`, code),
        ...numbers(communesEach).map((commune) =>
          unit('commune', `${own}${String(commune).padStart(3, '0')}`, `Xã ${district}.${commune}`, own),
        ),
      ];
    }),
  ];
}

function organisationsOf({ code }, units) {
  const organisation = (unitCode, slug, kind, name) => ({ key: `${unitCode}/${slug}`, unitCode, kind, name });
  const ofDistricts = units
    .filter(({ level }) => level === 'district')
    .flatMap(({ code: own, name }) => [
      organisation(own, 'peoples-committee', 'peoplesCommittee', `Ủy ban nhân dân ${name} (diễn tập)`),
      organisation(own, 'fatherland-front', 'fatherlandFront', `Mặt trận ${name} (diễn tập)`),
    ]);
  return {
    rule: { kind: 'peoplesCommittee', name: 'Ủy ban nhân dân xã <name>' },
    organisations: [
      organisation(code, 'coordination-office', 'coordinationOffice', 'Văn phòng Điều phối (diễn tập)'),
      organisation(code, 'peoples-committee', 'peoplesCommittee', 'Ủy ban nhân dân tỉnh (diễn tập)'),
      organisation(code, 'operations', 'other', 'Bộ phận vận hành (diễn tập)'),
      ...ofDistricts,
    ],
  };
}

function officersOf({ code, word }, units) {
  const officer = (name, role, unitCode, slug) => ({
    ...{ account: `${word}.${name}`, displayName: `${word}.${name} (diễn tập)`, role, unitCode },
    ...{ organisation: `${unitCode}/${slug}`, rehearsal: true },
  });
  const of = (wanted) => units.filter(({ level }) => level === wanted);
  return [
    officer('dieu-phoi', 'coordinationOffice', code, 'coordination-office'),
    officer('tai-chinh', 'financeOfficer', code, 'peoples-committee'),
    officer('tai-chinh.truong', 'financeOfficer', code, 'peoples-committee'),
    officer('giam-ngheo', 'povertyOfficer', code, 'peoples-committee'),
    officer('van-hoa', 'cultureOfficer', code, 'peoples-committee'),
    officer('van-hanh', 'operator', code, 'operations'),
    officer('quan-tri', 'provinceAdministrator', code, 'peoples-committee'),
    officer('kiem-toan', 'auditor', code, 'peoples-committee'),
    ...of('district').map(({ code: own }) => officer(`huyen.${own}`, 'districtReviewer', own, 'peoples-committee')),
    ...of('commune').flatMap(({ code: own }) => [
      officer(`xa.${own}`, 'communeOfficer', own, 'peoples-committee'),
      officer(`giam-ngheo.${own}`, 'povertyOfficer', own, 'peoples-committee'),
    ]),
  ];
}

/** Policies and titles are law, so they are those of the demo; records there are none. */
function writeProgrammes(root, write) {
  const demo = join(root, 'data', 'demo', 'tra-vinh');
  const files = readdirSync(demo);
  for (const name of ['funding-2020', 'poverty-2020', 'culture-2020']) {
    if (!files.includes(`${name}.json`)) continue;
    const { policies, titles } = JSON.parse(readFileSync(join(demo, `${name}.json`), 'utf8'));
    write(name, { ...(policies && { policies }), ...(titles && { titles }), records: [] });
  }
}
