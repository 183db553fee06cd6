// What each act on a dossier is asked with, at each of the steps that it was brought to.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import '../contracts/load.mjs';
import { sending } from './sent-files.mjs';

const { actorKey, recognition, stageLines } = await import('../../libs/domain/src/access/recognition.ts');
const { isGranted } = await import('../../libs/domain/src/access/table.ts');
const { Regime } = await import('../../libs/contracts/src/regime.ts');

const file = join(import.meta.dirname, '..', '..', 'data', 'regimes', 'qd-2540-2016.commune.json');
const regime = Regime.parse(JSON.parse(readFileSync(file, 'utf8')));

/** A task's way out that its own office may take, and that is refused by what is said with it. */
const outcomes = { registration: 'refuse', 'self-assessment': 'complete', publication: 'elapsed' };

const acts = {
  giveOutcome: {},
  giveOpinion: {},
  recordVote: { heldOn: '2030-01-01', invited: 1, present: 1, inFavour: 1 },
  recordPoll: {
    ...{ heldOn: '2030-01-01', households: 1, distributed: 1, returned: 1 },
    contents: [{ content: 'x', satisfied: 1, notSatisfied: 0, noOpinion: 0 }],
  },
  confirmCriteria: {},
  conveneMeeting: {},
  closeMeeting: {},
  castBallot: {},
  recuse: { reason: 'người nhà' },
  issueDecision: {},
  announce: {},
};

/** Each act on a dossier at each of the steps it was brought to. */
export function ofDossiers({ provinceId, communeId, district, province, dossiers, documentId }) {
  const units = { commune: communeId, district, province };
  const place = { provinceId, path: [district, communeId] };
  const [first] = dossiers;
  const sees = (caller) => isGranted(recognition.viewDossier, caller, { place, state: 'open' });
  /** Of the actor's own level; a department has to lead a criterion, and none here does. */
  const sits = (caller, { level, office }) =>
    office !== 'leadDepartment' &&
    (level === 'province' ? caller.unitPath.length === 1 : caller.unitId === units[level]);
  const names = (line) => (caller, actor) =>
    isGranted(recognition[line], caller, { place, state: actorKey(actor) }) && sits(caller, actor);
  const stageOf = ({ stage }) => regime.stages.find(({ id }) => id === stage);
  const act = (line) =>
    dossiers.map((dossier) => {
      const { kind, actor } = stageOf(dossier);
      const isHere = stageLines[kind].includes(line);
      return {
        ...{ label: dossier.stage, params: { dossierId: dossier.id } },
        body: {
          ...{ stage: dossier.stage, round: dossier.round, ...acts[line] },
          ...(line === 'giveOutcome' && { outcome: outcomes[dossier.stage], assessmentVersion: 99, reasons: [] }),
        },
        // Whoever sees the dossier is told that it waits at another step.
        as: (caller) => (isHere ? names(line)(caller, actor) : sees(caller)),
      };
    });
  const seen = { params: { dossierId: first.id }, at: place, state: 'open' };
  const form = sending({ code: 'PHOTOS' }, '%PDF-1.4\n%%EOF\n', 'anh.pdf', 'application/pdf');
  const someday = (caller) => sees(caller) && regime.stages.some(({ actor }) => names('attachDocument')(caller, actor));
  return {
    ...Object.fromEntries(Object.keys(acts).map((line) => [`recognition.${line}`, act(line)])),
    'recognition.viewRegime': [{ params: { regimeId: regime.id } }],
    'recognition.viewDossier': dossiers.map(({ id, stage }) => ({ ...seen, label: stage, params: { dossierId: id } })),
    'recognition.downloadDocument': [{ ...seen, params: { dossierId: first.id, documentId } }],
    'recognition.register': [
      {
        body: { communeId, year: 2090 },
        as: (caller) => isGranted(recognition.register, caller, { place }) && caller.unitId === communeId,
      },
    ],
    'recognition.attachDocument': dossiers.map(({ id, stage }) => ({
      ...{ label: stage, params: { dossierId: id }, form, as: someday },
    })),
  };
}
