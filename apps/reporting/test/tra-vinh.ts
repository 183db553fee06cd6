import { DateOnly, Source, Tier } from '@langmoi/contracts/common';
import { AssessmentRecorded, CommuneRegistered, CriteriaSetPublished } from '@langmoi/contracts/criteria';
import { ClockMoved, UnitDescribed } from '@langmoi/contracts/directory';
import type { EventDefinition } from '@langmoi/contracts/envelope';
import { DecisionIssued } from '@langmoi/contracts/recognition';
import { TitleStated } from '@langmoi/contracts/titles';
import { UnitKind } from '@langmoi/contracts/units';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { anEvent } from '@langmoi/testing/events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const dataDir = join(__dirname, '../../../data');
export const provinceId = uuidOf('province', '84');
export const communeId = (code: string): string => uuidOf('unit', code);

/** Communes that specs speak of. */
export const hamTan = communeId('29489');
export const tanHiep = communeId('29509');
export const longHiep = communeId('29506');

const json = (name: string): unknown => JSON.parse(readFileSync(join(dataDir, name), 'utf8'));

const UnitsFile = z.object({
  units: z.array(
    z.object({
      code: z.string(),
      level: z.enum(['province', 'district', 'commune']),
      kind: UnitKind,
      name: z.string(),
      parentCode: z.string().nullable(),
    }),
  ),
});
const Title = z.object({ communeCode: z.string(), district: z.string(), tier: Tier, asOf: DateOnly, source: Source });
const RecognisedFile = z.object({ recognised: z.array(Title), advanced: z.array(Title) });
const RegistrationsFile = z.object({
  registrations: z.array(
    z.object({
      communeCode: z.string(),
      tier: Tier,
      year: z.number(),
      criteriaSet: z.string(),
      total: z.number(),
      met: z.number(),
      missing: z.array(z.number()),
      asOf: DateOnly,
      source: Source,
      registeredSource: Source,
    }),
  ),
});

export interface Sent {
  readonly definition: EventDefinition;
  readonly event: ReturnType<typeof anEvent>;
}

const sent = (definition: EventDefinition, data: object): Sent => ({
  definition,
  event: anEvent(definition, data, { provinceid: provinceId }),
});

/** What directory, criteria and recognition send of the demo's files, on 01/7/2020. */
export function eventsOfTraVinh(): Sent[] {
  const { units } = UnitsFile.parse(json('demo/tra-vinh/units.json'));
  const { recognised, advanced } = RecognisedFile.parse(json('demo/tra-vinh/recognised.json'));
  const { registrations } = RegistrationsFile.parse(json('demo/tra-vinh/registrations-2020.json'));
  return [
    sent(ClockMoved, { provinceId, isDemo: true, today: '2020-07-01' }),
    ...units.map(({ code, parentCode, ...unit }) =>
      sent(UnitDescribed, {
        ...unit,
        code,
        id: communeId(code),
        provinceId,
        parentId: parentCode && communeId(parentCode),
      }),
    ),
    sent(CriteriaSetPublished, aSet('xa-ntm-2016-2020', 'NTM', 19)),
    ...registrations.flatMap((one) => [registered(one), assessed(one)]),
    ...[...recognised, ...advanced].map(({ communeCode, district, tier, asOf, source }) =>
      sent(TitleStated, {
        ...{ communeId: communeId(communeCode), districtId: communeId(district) },
        ...{ tier, decisionNumber: null, asOf, source },
      }),
    ),
  ];
}

type Registration = z.infer<typeof RegistrationsFile>['registrations'][number];

const registered = ({ communeCode, tier, year, registeredSource }: Registration): Sent =>
  sent(CommuneRegistered, { communeId: communeId(communeCode), tier, year, source: registeredSource });

const assessed = ({ communeCode, tier, criteriaSet, met, total, missing, asOf, source }: Registration): Sent =>
  anAssessment(communeId(communeCode), { tier, criteriaSet, metCount: met, total, missing, asOf, source });

/** A version of a commune's assessment; the NTM one of a paper unless told otherwise. */
export function anAssessment(commune: string, choice: object): Sent {
  return sent(AssessmentRecorded, {
    assessmentId: uuidOf('assessment', `${commune}/${JSON.stringify(choice)}`),
    communeId: commune,
    tier: 'NTM',
    criteriaSet: 'xa-ntm-2016-2020',
    version: 1,
    basis: 'stated',
    asOf: '2020-08-06',
    metCount: 0,
    total: 19,
    missing: [],
    noData: [],
    source: null,
    rehearsal: false,
    ...choice,
  });
}

/** The chairman's decision on Hàm Tân's dossier. */
export const aDecision = (choice: object = {}): Sent =>
  sent(DecisionIssued, {
    dossierId: uuidOf('dossier', 'ham-tan'),
    communeId: hamTan,
    districtId: communeId('849'),
    tier: 'NTM',
    year: 2020,
    number: '01/QĐ-DT',
    signedOn: '2020-09-01',
    effectiveOn: '2020-09-01',
    rehearsal: true,
    ...choice,
  });

export const aClock = (today: string): Sent => sent(ClockMoved, { provinceId, isDemo: true, today });

function aSet(id: string, tier: string, count: number): object {
  const criteria = Array.from({ length: count }, (_, at) => ({
    ...{ no: at + 1, title: null, group: null, confidence: 'seed', leads: [], indicators: [] },
  }));
  const words = { vi: 'Bộ tiêu chí', en: 'Set' };
  return { id, version: 1, title: words, tier, period: '2016-2020', legalBasis: 'a law', confidence: 'seed', criteria };
}
