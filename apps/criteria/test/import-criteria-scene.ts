import { CommuneCriteriaView } from '@langmoi/contracts/criteria';
import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import { OrganisationDescribed } from '@langmoi/contracts/directory';
import type { FigureImportView } from '@langmoi/contracts/figure-imports';
import { FiguresView } from '@langmoi/contracts/figures';
import { JudgementView } from '@langmoi/contracts/judgement';
import { aCaller } from '@langmoi/testing/callers';
import { anEvent } from '@langmoi/testing/events';
import { randomUUID } from 'node:crypto';
import { anImportScene, type Province } from './import-scene';
import { anIndicator } from './service';

const aCriterion = (no: number, title: string, indicators: ReturnType<typeof anIndicator>[] = []) => ({
  ...{ no, title: { vi: title, en: title }, group: null, confidence: 'seed', leads: [], indicators },
});

/** Of the three criteria the second is one indicator of the same number, the third is known by its name alone. */
const criteria = [
  aCriterion(1, 'Quy hoạch', [anIndicator('1.1', { measured: { kind: 'yesNo' } }), anIndicator('1.2')]),
  aCriterion(2, 'Giao thông', [anIndicator('2', { measured: { kind: 'yesNo' } })]),
  aCriterion(3, 'Thủy lợi'),
];

/** Files of criteria as the office and departments send them. */
export async function anImportOfCriteria() {
  const scene = await anImportScene();

  /** A province whose department of works leads the first criterion, and that of water the third. */
  async function aProvince() {
    const place = await scene.aProvince();
    const { provinceId, province } = place;
    const { admin } = scene.criteria.database;
    await admin.query('UPDATE criteria_sets SET criteria = $2 WHERE province_id = $1', [
      provinceId,
      JSON.stringify(criteria),
    ]);
    const department = async (name: string, ...leads: number[]): Promise<Province> => {
      const id = randomUUID();
      const all = leads.map((criterion) => ({
        criteriaSet: 'three',
        criterion,
        basis: 'named' as const,
        source: null,
      }));
      const organisation = {
        id,
        provinceId,
        unitId: province,
        kind: 'department' as const,
        name,
        leads: all,
        members: [],
      };
      await scene.criteria.deliver(
        OrganisationDescribed,
        anEvent(OrganisationDescribed, organisation, { provinceid: provinceId }),
      );
      const ofProvince = { provinceId, unitId: province, unitPath: [province], organisationId: id };
      return { ...place, sender: aCaller({ ...ofProvince, roles: ['departmentOfficer'] }) };
    };
    return { place, works: await department('Sở Xây dựng', 1, 2), water: await department('Sở Thủy lợi', 3) };
  }

  const recorded = (place: Province, file: FigureImportView, onlyValid = false) =>
    scene.act(place, file, 'application', { onlyValid });

  async function assessed({ sender: _, ...place }: Province, communeId = place.communeId) {
    const { body } = await scene.criteria.ask(
      `/communes/${communeId}/tiers/NTM`,
      aCaller({ ...place, roles: ['auditor'] }),
    );
    const { current, history } = CommuneCriteriaView.parse(body);
    return { current, versions: history.length, states: current?.results.map(({ state }) => state) };
  }

  const selfAssess = (place: Province, states: readonly (string | [string, string])[], asOf = '2020-06-30', seen = 0) =>
    scene.criteria.command(
      `POST /communes/${place.communeId}/tiers/NTM/assessments`,
      {
        ...{ asOf, seenVersion: seen },
        results: states.map((state, index) => ({
          criterion: index + 1,
          ...(typeof state === 'string' ? { state } : { state: state[0], note: state[1] }),
        })),
      },
      aCaller({ provinceId: place.provinceId, unitId: place.communeId, roles: ['communeOfficer'] }),
    );

  async function judged({ sender: _, ...place }: Province, communeId = place.communeId) {
    const { body } = await scene.criteria.ask(
      `/communes/${communeId}/tiers/NTM/judgement?on=2020-06-30`,
      aCaller({ ...place, roles: ['auditor'] }),
    );
    const [first] = JudgementView.parse(body).judgements;
    return first?.criteria.map(({ no, outcome, because }) => [no, outcome, because]);
  }

  const enter = (place: Province, indicator: string, value: MeasuredValue, seenVersion = 0) =>
    scene.criteria.command(
      `POST /communes/${place.communeId}/tiers/NTM/figures`,
      { criteriaSet: 'three', asOf: '2020-03-31', figures: [{ indicator, value, seenVersion }] },
      aCaller({ provinceId: place.provinceId, unitId: place.communeId, roles: ['communeOfficer'] }),
    );
  const figuresOf = async ({ sender: _, ...place }: Province) => {
    const { body } = await scene.criteria.ask(
      `/communes/${place.communeId}/tiers/NTM/figures`,
      aCaller({ ...place, roles: ['auditor'] }),
    );
    return FiguresView.parse(body).figures;
  };

  return { ...scene, aProvince, recorded, assessed, selfAssess, judged, enter, figuresOf };
}

export type CriteriaScene = Awaited<ReturnType<typeof anImportOfCriteria>>;
