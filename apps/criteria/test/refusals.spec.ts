import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import { OrganisationDescribed } from '@langmoi/contracts/directory';
import { workbookOf } from '@langmoi/platform/upload/workbook-file';
import { aCaller } from '@langmoi/testing/callers';
import { anEvent } from '@langmoi/testing/events';
import { rowsOf } from '@langmoi/testing/place';
import { randomUUID } from 'node:crypto';
import { anImportScene, table, type ImportScene } from './import-scene';
import { aDistrictSet, anIndicator } from './service';

/** What the issue names as bad input, by every way in which something is said: each is tried, or asks for no such thing. */
let scene: ImportScene;
beforeAll(async () => void (scene = await anImportScene()));
afterAll(() => scene?.criteria.close());

const paper = { document: 'Quyết định', number: '12/QĐ-UBND', date: '2020-02-01' };
const day = '2020-06-30';
const days = { future: '2020-07-02', beforeLaw: '2015-12-31', beforeUnit: '2020-01-31', closed: '2020-03-31' };

const ratio = (numerator: string, denominator = '100'): MeasuredValue => ({ kind: 'ratio', numerator, denominator });
const impossible = { wrongKind: { kind: 'count', value: '3' }, above: ratio('9', '8') } as const;

/** A province on 1/7/2020 with somebody for each way in; of the commune a figure is there to be confirmed. */
async function aProvince() {
  const place = await scene.aProvince();
  const { provinceId, province, district, communeId, daiAn } = place;
  await aDistrictSet(scene.criteria, provinceId, [anIndicator('1.1'), anIndicator('1.2')]);
  const organisationId = randomUUID();
  const lead = { criterion: 1, basis: 'named' as const, source: null };
  const leads = ['three', 'nine'].map((criteriaSet) => ({ ...lead, criteriaSet }));
  const about = { id: organisationId, provinceId, unitId: province, kind: 'department' as const, name: 'Sở Thử' };
  const described = anEvent(OrganisationDescribed, { ...about, leads, members: [] }, { provinceid: provinceId });
  await scene.criteria.deliver(OrganisationDescribed, described);
  const unitPath = [province, district];
  const callers = {
    commune: aCaller({ provinceId, unitId: communeId, unitPath: [...unitPath, communeId], roles: ['communeOfficer'] }),
    district: aCaller({ provinceId, unitId: district, unitPath, roles: ['districtReviewer'] }),
    office: aCaller({ provinceId, unitId: province, unitPath: [province], roles: ['coordinationOffice'] }),
    department: aCaller({
      ...{ provinceId, unitId: province, unitPath: [province], organisationId, roles: ['departmentOfficer'] },
    }),
  };
  const first = {
    criteriaSet: 'three',
    asOf: days.closed,
    figures: [{ indicator: '1.2', value: ratio('60'), seenVersion: 0 }],
  };
  await scene.criteria.command(`POST /communes/${communeId}/tiers/NTM/figures`, first, callers.commune);
  return { ...place, daiAn, by: callers };
}
type Province = Awaited<ReturnType<typeof aProvince>>;

const figures = (asOf: string, said: readonly object[], criteriaSet = 'three') => ({
  criteriaSet,
  asOf,
  figures: said.map((one) => ({ indicator: '1.2', value: ratio('60'), seenVersion: 0, ...one })),
});
const valid = { indicator: '1.4', value: { kind: 'count', value: '3' } };
const met = { criterion: 1, state: 'achieved' };

/** A way in: how something right in it is sent with what is changed of it. */
const ways = {
  figures: (of: Province, { asOf = day, said = [{ seenVersion: 1 }], set = 'three' }: Changed) =>
    command(of, 'commune', `POST /communes/${of.communeId}/tiers/NTM/figures`, figures(asOf, [valid, ...said], set)),
  districtFigures: (of: Province, { asOf = day, said = [{}], set = 'nine' }: Changed) =>
    command(
      ...([of, 'district', `POST /units/${of.district}/tiers/NTM/figures`] as const),
      figures(asOf, [{ indicator: '1.1' }, ...said], set),
    ),
  assessment: (of: Province, { asOf = day, said = [], set = 'three' }: Changed) =>
    command(of, 'commune', `POST /communes/${of.communeId}/tiers/NTM/assessments`, {
      ...{ criteriaSet: set, asOf, seenVersion: 0, results: [met, ...said] },
    }),
  districtAssessment: (of: Province, { asOf = day, said = [], set = 'nine' }: Changed) =>
    command(of, 'district', `POST /units/${of.district}/tiers/NTM/assessments`, {
      ...{ criteriaSet: set, asOf, seenVersion: 0, results: [met, ...said] },
    }),
  confirmation: (of: Province, { said = [{}], set = 'three' }: Changed) =>
    command(of, 'department', 'POST /figures/confirmations', {
      criteriaSet: set,
      confirmations: said.map((one) => ({ communeId: of.communeId, indicator: '1.2', seenVersion: 1, ...one })),
    }),
  decision: (of: Province, { asOf = day, said: [change] = [{}], set = 'three' }: Changed) =>
    command(of, 'department', `POST /communes/${of.communeId}/tiers/NTM/decisions`, {
      ...{ criteriaSet: set, of: '1.3', met: true, asOf, reason: 'đã kiểm tra', evidence: ['12/BB'], seenVersion: 0 },
      ...change,
    }),
  list: (of: Province, { asOf = day, said: [change] = [{}] }: Changed) =>
    command(of, 'office', 'POST /years/2020/tiers/NTM/registrations', {
      ...{ seenVersion: 0, asOf, paper, reason: null, add: [of.communeId], strike: [], ...change },
    }),
  target: (of: Province, { asOf = day, said: [measure] = [{ kind: 'districts', unitIds: [of.district] }] }: Changed) =>
    command(of, 'office', 'PUT /years/2020/targets/huyen', {
      ...{ seenVersion: 0, asOf, paper, reason: null },
      content: { measure, number: 1, dueOn: '2020-12-31', wording: null },
    }),
};

interface Changed {
  readonly asOf?: string;
  readonly said?: readonly object[];
  readonly set?: string;
}
type Way = keyof typeof ways;

const command = async (of: Province, by: keyof Province['by'], ...[route, body]: [route: string, body: object]) => {
  const { status, body: answer } = await scene.criteria.command(route, body, of.by[by]);
  const { type, title, detail, errors = [] } = answer as Partial<Refused>;
  return { status, type, title, detail, errors };
};
interface Refused {
  readonly type: string;
  readonly title: string;
  /** What to do. */
  readonly detail: string;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
}

const begins = { fromOn: '2020-02-01', toOn: null };
const beginLater = ({ provinceId }: Province) =>
  scene.criteria.database.admin.query(
    `UPDATE directory_units SET life = jsonb_build_object('parts', '[]'::jsonb, 'kin', '[]'::jsonb, 'states',
       jsonb_build_array($2::jsonb || jsonb_build_object('name', name, 'code', code, 'kind', kind, 'unitId', id)))
      WHERE province_id = $1 AND level <> 'province'`,
    [provinceId, JSON.stringify(begins)],
  );
const close = async ({ by: { office } }: Province) => {
  const closing = { until: days.closed, paper: { ...paper, date: '2020-06-20' } };
  expect((await scene.criteria.command('POST /figure-closings', closing, office)).status).toBeLessThan(300);
};

/** Nobody types it there, and why. */
const asksNot = (why: string) => ({ why });
interface Tried {
  readonly before?: (of: Province) => Promise<unknown>;
  readonly change: Changed | ((of: Province) => Changed);
  readonly refused: readonly [status: number, type: string, ...pointers: string[]];
}
const invalid = (...pointers: string[]) => [422, 'invalid-request', ...pointers] as const;
const tried = (change: Tried['change'], refused: Tried['refused'], before?: Tried['before']): Tried => ({
  ...{ change, refused },
  ...(before && { before }),
});

const noNumbers = asksNot('says met or not, and no numbers');
const noIndicator = asksNot('says nothing of indicators');
const noSetNamed = asksNot('hangs on no criteria set');
const ofFigure = asksNot('is of the day of the figure that it confirms');
const noEvidenceAsked = asksNot('the regime asks for evidence only where a person decides what figures leave open');
const future = tried({ asOf: days.future }, [422, 'as-of-after-today', '/asOf']);
const closed = tried({ asOf: days.closed }, [409, 'figures-closed', '/asOf'], close);
const notThere = tried({ asOf: days.beforeUnit }, invalid('/asOf'), beginLater);
const beforeLaw = tried({ asOf: days.beforeLaw }, [404, 'criteria-set-not-found', '/asOf']);

const bad: Record<string, Record<Way, Tried | { readonly why: string }>> = {
  'a value outside its kind': {
    figures: tried({ said: [{ value: impossible.wrongKind, seenVersion: 1 }] }, invalid('/figures/1/value/kind')),
    districtFigures: tried({ said: [{ value: impossible.wrongKind }] }, invalid('/figures/1/value/kind')),
    assessment: tried({ said: [{ criterion: 2, state: 'almost' }] }, [400, 'invalid-request', '/results/1/state']),
    districtAssessment: tried({ said: [{ criterion: 2, state: 'almost' }] }, [
      400,
      'invalid-request',
      '/results/1/state',
    ]),
    confirmation: tried(
      { said: [{ value: impossible.wrongKind, note: 'đo lại' }] },
      invalid('/confirmations/0/value/kind'),
    ),
    decision: noNumbers,
    list: noIndicator,
    target: tried({ said: [{ kind: 'wishes' }] }, [400, 'invalid-request', '/content/measure/kind']),
  },
  'a numerator above its denominator': {
    figures: tried({ said: [{ value: impossible.above, seenVersion: 1 }] }, invalid('/figures/1/value/numerator')),
    districtFigures: tried({ said: [{ value: impossible.above }] }, invalid('/figures/1/value/numerator')),
    assessment: noNumbers,
    districtAssessment: noNumbers,
    confirmation: tried(
      { said: [{ value: impossible.above, note: 'đo lại' }] },
      invalid('/confirmations/0/value/numerator'),
    ),
    decision: noNumbers,
    list: noIndicator,
    target: noIndicator,
  },
  'a day to come': {
    ...{ figures: future, districtFigures: future, assessment: future, districtAssessment: future },
    ...{ confirmation: ofFigure, decision: future, list: future, target: future },
  },
  'a day outside the period': {
    ...{ figures: beforeLaw, districtFigures: beforeLaw, assessment: beforeLaw, districtAssessment: beforeLaw },
    ...{ confirmation: ofFigure, decision: beforeLaw },
    list: asksNot(
      'a list of a year is made in the years before as well; a day after it is refused in list-of-a-year.spec',
    ),
    target: asksNot('a target is set before its year begins'),
  },
  'a set that is not in force': {
    figures: tried({ set: 'nine', said: [{ seenVersion: 1 }] }, invalid('/criteriaSet')),
    districtFigures: tried({ set: 'three' }, invalid('/criteriaSet')),
    assessment: tried({ set: 'nine' }, invalid('/asOf')),
    districtAssessment: tried({ set: 'three' }, invalid('/asOf')),
    confirmation: tried({ set: 'none' }, [404, 'criteria-set-not-found', '/criteriaSet']),
    decision: tried({ set: 'nine' }, invalid('/criteriaSet')),
    list: noSetNamed,
    target: noSetNamed,
  },
  'a unit that was not there on the day': {
    ...{ figures: notThere, districtFigures: notThere, assessment: notThere, districtAssessment: notThere },
    ...{ confirmation: ofFigure, decision: notThere },
    list: tried(
      { asOf: days.beforeUnit, said: [{ paper: { ...paper, date: days.beforeUnit } }] },
      invalid('/add/0'),
      beginLater,
    ),
    target: tried({ asOf: days.beforeUnit }, invalid('/content/measure/unitIds/0'), beginLater),
  },
  'a period that is closed': {
    ...{ figures: closed, districtFigures: closed, assessment: closed, districtAssessment: closed },
    confirmation: tried({}, [409, 'figures-closed', '/confirmations/0'], close),
    ...{ decision: closed, list: closed, target: closed },
  },
  'evidence that is missing': {
    ...{ figures: noEvidenceAsked, districtFigures: noEvidenceAsked, assessment: noEvidenceAsked },
    ...{ districtAssessment: noEvidenceAsked, confirmation: noEvidenceAsked },
    decision: tried({ said: [{ evidence: [] }] }, [400, 'invalid-request', '/evidence']),
    list: tried({ said: [{ paper: { ...paper, number: '' } }] }, [400, 'invalid-request', '/paper/number']),
    target: asksNot('its paper is asked for as that of a list is'),
  },
  'the same said twice': {
    figures: tried({ said: [{ seenVersion: 1 }, { seenVersion: 1 }] }, invalid('/figures/2/indicator')),
    districtFigures: tried({ said: [{}, {}] }, invalid('/figures/2/indicator')),
    assessment: tried({ said: [met] }, invalid('/results/1/criterion')),
    districtAssessment: tried({ said: [met] }, invalid('/results/1/criterion')),
    confirmation: tried({ said: [{}, {}] }, invalid('/confirmations/1/indicator')),
    decision: asksNot('decides one thing'),
    list: tried(({ communeId }) => ({ said: [{ add: [communeId, communeId] }] }), invalid('/add/1')),
    target: tried(
      ({ district }) => ({ said: [{ kind: 'districts', unitIds: [district, district] }] }),
      invalid('/content/measure/unitIds/1'),
    ),
  },
  'another value for what somebody has said meanwhile': {
    figures: tried({ said: [{ seenVersion: 0 }] }, [409, 'stale-version', '/figures/1/seenVersion']),
    districtFigures: tried({ said: [{ seenVersion: 7 }] }, [409, 'stale-version', '/figures/1/seenVersion']),
    assessment: asksNot('shown as a conflict of versions in record-assessment.spec'),
    districtAssessment: asksNot('as of a commune'),
    confirmation: tried({ said: [{ seenVersion: 7 }] }, [409, 'stale-version', '/confirmations/0/seenVersion']),
    decision: asksNot('shown as a conflict of versions in record-decision.spec'),
    list: asksNot('shown as a conflict of versions in list-of-a-year.spec'),
    target: asksNot('shown as a conflict of versions in named-targets.spec'),
  },
};

const cells = Object.entries(bad).flatMap(([what, byWay]) =>
  Object.entries(byWay).flatMap(([way, cell]) => ('why' in cell ? [] : [[what, way as Way, cell] as const])),
);

it.each(cells)('refuses %s: %s', async (_, way, { before, change, refused: [status, type, ...pointers] }) => {
  const of = await aProvince();
  await before?.(of);
  const { admin } = scene.criteria.database;
  const rows = await rowsOf(admin, of.provinceId);
  const answer = await ways[way](of, typeof change === 'function' ? change(of) : change);
  expect(answer).toMatchObject({ status, type: `/problems/${type}` });
  expect(answer.errors.map(({ pointer }) => pointer)).toEqual(pointers);
  for (const words of [answer.title, answer.detail, ...answer.errors.map(({ detail }) => detail)])
    expect(words).toMatch(/\p{L}.*\p{L}/u);
  expect(await rowsOf(admin, of.provinceId)).toEqual(rows);
});

/** The same in a file, of figures; the second cell of the row is right. */
const ofFiles: Record<string, readonly [rows: readonly string[], at: string, before?: Tried['before']]> = {
  'a value outside its kind': [['Mã xã;1.1;1.4', '112;62,5;3'], 'B2'],
  'a numerator above its denominator': [['Mã xã;1.2;1.4', '112;9/8;3'], 'B2'],
  'a day to come': [['Mã xã;Ngày;1.4', '112;02/7/2020;3', '111;30/6/2020;3'], 'B2'],
  'a day outside the period': [['Mã xã;Ngày;1.4', '112;31/12/2015;3', '111;30/6/2020;3'], 'B2'],
  'a unit that was not there on the day': [['Mã xã;Ngày;1.4', '112;31/01/2020;3', '111;30/6/2020;3'], 'A2', beginLater],
  'a period that is closed': [['Mã xã;Ngày;1.4', '112;31/3/2020;3', '111;30/6/2020;3'], 'B2', close],
  'the same said twice': [['Mã xã;1.4', '112;3', '112;3'], 'A3'],
  'another value for the same cell': [['Mã xã;Chỉ tiêu;Giá trị', '112;1.4;3', '112;1.4;4'], 'C3'],
};

describe.each(['csv', 'xlsx'])('a file of %s', (format) => {
  const sent = async (rows: readonly string[]) =>
    format === 'csv'
      ? table(...rows)
      : workbookOf(
          'Số liệu',
          rows.map((row) => ({ cells: row.split(';') })),
        );

  it.each(Object.entries(ofFiles))('refuses %s, at its cell', async (_, [rows, at, before]) => {
    const of = await aProvince();
    await before?.(of);
    const known = await scene.figures(of, of.daiAn);
    const file = await scene.checked(of, await sent(rows), { fileName: `so-lieu.${format}` });
    const errors = await scene.cells(of, file, '?outcome=error');
    expect(errors.map((one) => one.at)).toEqual([at]);
    for (const { fault } of errors)
      for (const words of [fault?.detail, fault?.remedy]) expect(words).toMatch(/\p{L}.*\p{L}/u);
    expect((await scene.act(of, file, 'application', { onlyValid: false })).status).toBe(409);
    expect(await scene.figures(of, of.daiAn)).toEqual(known);
  });

  it.each([
    ['a day to come', days.future, [422, '/problems/as-of-after-today']],
    ['a day without a set', days.beforeLaw, [404, '/problems/criteria-set-not-found']],
    ['a closed day', days.closed, [409, '/problems/figures-closed']],
  ] as const)('is not taken for %s', async (_, asOf, refused) => {
    const of = await aProvince();
    if (asOf === days.closed) await close(of);
    const rows = await rowsOf(scene.criteria.database.admin, of.provinceId);
    const { status, body } = await scene.send(of, await sent(['Mã xã;1.4', '112;3']), {
      ...{ fields: { asOf }, fileName: `so-lieu.${format}` },
    });
    expect([status, body['type']]).toEqual(refused);
    expect((body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual(['/asOf']);
    expect(await rowsOf(scene.criteria.database.admin, of.provinceId)).toEqual(rows);
  });
});
