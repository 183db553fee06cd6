import multipart from '@fastify/multipart';
import { Capacity, type Caller, type Role } from '@langmoi/contracts/caller';
import { accessOf } from '@langmoi/domain/access/door';
import { actorKey } from '@langmoi/domain/access/recognition';
import { itServesItsContract } from '@langmoi/testing/contract';
import { itHearsItsTable } from '@langmoi/testing/hearings';
import { silentLog } from '@langmoi/platform/logger';
import { createService } from '@langmoi/platform/service';
import { openTemporal } from '@langmoi/platform/temporal';
import { authenticateAsWritten } from '@langmoi/testing/callers';
import { aParked, askEverybody, aSuccessor, callersOfARoute, type Sample } from '@langmoi/testing/matrix';
import type { Place } from '@langmoi/testing/place';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { apiModule, workerModule } from '../src/app.module';
import { uploads } from '../src/document/document.service';
import { aPdf, homes, qd2540, Scene } from './scene';

let scene: Scene;
let place: Place;
const temporal = openTemporal({ address: '127.0.0.1:9', namespace: 'default' });
/** With the rights of the API's process alone: the scene's own service has its worker's too. */
let app: NestFastifyApplication;

beforeAll(async () => {
  scene = await Scene.open();
  app = await createService({
    ...{ name: 'recognition', module: apiModule(temporal), database: scene.database.app, log: silentLog },
    ...{ authenticate: authenticateAsWritten, access: accessOf('recognition') },
    configure: (fastify) => void fastify.register(multipart, uploads),
  });
  await app.init();
  const { provinceId, province, district, hamTan: commune } = scene;
  place = { provinceId, province, district, commune };
});
afterAll(async () => {
  await app?.close();
  await temporal.close();
  await scene?.close();
});

const at = () => ({ provinceId: place.provinceId, path: [place.province, place.district, place.commune] });

/** The office of each role that a regime can name; the council's member is one of its nine. */
function offices(): Partial<Record<Role, Partial<Caller>>> {
  const named = Object.entries(homes).map(([role, name]) => [role, { organisationId: scene.offices.get(name)!.id }]);
  const holds = Object.fromEntries(named) as Partial<Record<Role, Partial<Caller>>>;
  return { ...holds, councilMember: { ...holds.councilMember, userId: scene.members[0]! } };
}

/** An act on a dossier that waits at the stage; what is said would still be refused by its content, so nothing moves. */
async function act(stage: string, body: object, choice: Partial<Sample> = {}): Promise<Sample> {
  const { level, office } = qd2540.stages.find(({ id }) => id === stage)!.actor;
  return {
    ...{ params: { dossierId: await scene.dossierAt(stage) }, at: at(), holds: offices() },
    ...{ state: `${level}/${office}`, body: { stage, round: 1, ...body } },
    ...choice,
  };
}

const figures = { heldOn: '2030-01-01', invited: 1, present: 1, inFavour: 1 };
const poll = { heldOn: '2030-01-01', households: 1, distributed: 1, returned: 1 };

function aForm(): FormData {
  const form = new FormData();
  form.append('code', 'PHOTOS');
  form.append('file', new File([new Uint8Array(aPdf)], 'anh.pdf', { type: 'application/pdf' }));
  return form;
}

async function samples(): Promise<Record<string, Sample>> {
  const dossierId = await scene.dossierAt('registration');
  await scene.attach(scene.officer('districtReviewer'), dossierId, 'PHOTOS');
  const [{ id: documentId }] = await scene.rows<{ id: string }>('dossier_documents', `dossier_id = '${dossierId}'`);
  const seen = { params: { dossierId }, at: at(), state: 'open' };
  const council = { state: 'province/appraisalCouncil' };
  const ahead = qd2540.stages.map(({ actor }) => actorKey(actor));
  return {
    ...(await aParked(scene.database.admin, place)),
    listTitles: { params: { communeId: place.commune }, at: at() },
    listUnitDependants: { query: { unitIds: place.commune } },
    viewRegime: { params: { regimeId: qd2540.id } },
    viewDossier: seen,
    downloadDocument: { ...seen, params: { dossierId, documentId } },
    register: { at: at(), holds: offices(), body: { communeId: place.commune, year: 2090 }, away: true },
    giveOutcome: await act('district-review', { outcome: 'return' }),
    giveOpinion: await act('publication', {}, { away: true }),
    recordVote: await act('commune-vote', figures),
    recordPoll: await act('front-poll', {
      ...poll,
      contents: [{ content: 'x', satisfied: 1, notSatisfied: 0, noOpinion: 0 }],
    }),
    confirmCriteria: await act('confirmations', { assessmentVersion: 99 }),
    conveneMeeting: await act('council', { meetsOn: '2019-01-01' }),
    closeMeeting: await act('council', {}),
    castBallot: await act('council', {}, { ...council, capacities: Capacity.options }),
    recuse: await act('council', { reason: 'người nhà' }, { ...council, capacities: Capacity.options }),
    issueDecision: await act('decision', {}, { capacities: Capacity.options }),
    announce: await act('announcement', {}),
    attachDocument: { ...(await act('registration', {})), state: ahead, form: aForm() },
  };
}

it('answers everybody at every route as the table says', async () => {
  await aSuccessor(scene.database.admin, place);
  const { calls, faults } = await askEverybody({
    ...{ name: 'recognition', app, place, samples: await samples() },
  });
  expect(faults).toEqual([]);
  expect(calls).toBe((25 + 3 * 3) * callersOfARoute);
});

it('shows everybody a recognised dossier as the table says, and a citizen no file of it', async () => {
  const dossierId = await scene.dossierAt('registration');
  await scene.attach(scene.officer('districtReviewer'), dossierId, 'PHOTOS');
  const [{ id: documentId }] = await scene.rows<{ id: string }>('dossier_documents', `dossier_id = '${dossierId}'`);
  await scene.database.admin.query(`UPDATE dossiers SET status = 'recognised' WHERE id = $1`, [dossierId]);
  const sample = { params: { dossierId }, at: at(), state: 'recognised' };
  const { faults } = await askEverybody({
    ...{ name: 'recognition', app, place, only: ['viewDossier', 'downloadDocument'] },
    samples: { viewDossier: sample, downloadDocument: { ...sample, params: { dossierId, documentId } } },
  });
  expect(faults).toEqual([]);
});

itServesItsContract('recognition', () => app);
itHearsItsTable('recognition', workerModule(temporal));
