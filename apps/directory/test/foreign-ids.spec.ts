import { randomUUID } from 'node:crypto';
import {
  administrator,
  anInvitation,
  anOffice,
  aScene,
  decision,
  nationId,
  officer,
  organisation,
  provinceId,
  type Scene,
} from './personnel-scene';

let scene: Scene;
let person: string;
let appointment: { id: string; version: number };
/** Ids of rows that are there, of another tenant. */
const foreign = {
  organisationId: organisation('vn/central-coordination-office'),
  unitId: nationId,
  homeUnitId: nationId,
  officerId: officer('trung-uong'),
  appointmentId: '',
};

beforeAll(async () => {
  scene = await aScene();
  const invited = await scene.invite('do-tim');
  person = invited.person.id;
  appointment = invited.person.appointments[0]!;
  const [row] = await scene.directory.database.admin.query('SELECT id FROM appointments WHERE officer_id = $1', [
    foreign.officerId,
  ]);
  foreign.appointmentId = row.id;
});
afterAll(() => scene?.directory.close());

const ending = { on: '2020-04-01', reason: 'thử đoán mã (diễn tập)' };
const lead = { criteriaSet: 'x', criterion: 1, fromOn: '2020-05-01', decision };
const office = (change: object) => anOffice({ role: 'citizen', ...change });

/** Where a body names something by its id: the route, and the body with that id. */
const asked: [string, () => string, (id: string) => object, keyof typeof foreign][] = [
  [
    'an organisation to appoint to',
    () => `POST /persons/${person}/appointments`,
    (id) => office({ organisationId: id }),
    'organisationId',
  ],
  ['a unit to appoint for', () => `POST /persons/${person}/appointments`, (id) => office({ unitId: id }), 'unitId'],
  [
    'an appointment to sign for',
    () => `POST /persons/${person}/appointments`,
    (id) => office({ capacity: 'forHead', onBehalfOf: id }),
    'appointmentId',
  ],
  [
    'a home',
    () => `POST /provinces/${provinceId}/persons`,
    (id) => ({ ...anInvitation('nha-la'), homeUnitId: id }),
    'homeUnitId',
  ],
  [
    'a successor',
    () => `POST /appointments/${appointment.id}/end`,
    (id) => ({ ...ending, seenVersion: appointment.version, successorId: id }),
    'officerId',
  ],
  [
    'an organisation that leads',
    () => `POST /provinces/${provinceId}/leads`,
    (id) => ({ ...lead, organisationId: id }),
    'organisationId',
  ],
  [
    'an organisation to be transferred to',
    () => `POST /appointments/${appointment.id}/transfer`,
    (id) => ({ ...ending, seenVersion: appointment.version, to: office({ organisationId: id, fromOn: '2020-04-02' }) }),
    'organisationId',
  ],
];

it.each(asked)(
  'answers %s of another tenant, named in a body, as one that nobody has',
  async (_, route, bodyWith, of) => {
    const told = async (id: string) => {
      const { status, body } = await scene.directory.command(route(), bodyWith(id), administrator);
      return JSON.stringify([status, body])
        .replaceAll(id, 'ID')
        .replaceAll(/"(traceId|instance)":"[^"]*"/g, '');
    };
    const guessed = await told(foreign[of]);
    expect(guessed).toMatch(/^\[4\d\d,/);
    expect(guessed).toBe(await told(randomUUID()));
  },
);
