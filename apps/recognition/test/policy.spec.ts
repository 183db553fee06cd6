import { Capacity, Role, type Caller } from '@langmoi/contracts/caller';
import { Duty as DutyName, type Duty } from '@langmoi/contracts/duties';
import type { Problem } from '@langmoi/contracts/problem';
import { DossierStatus } from '@langmoi/contracts/recognition';
import { DocumentCode } from '@langmoi/contracts/regime';
import type { Office } from '@langmoi/domain/stage-actors';
import { aCaller } from '@langmoi/testing/callers';
import { somebodyAt, type Standing as AtStanding } from '@langmoi/testing/standings';
import fc from 'fast-check';
import type { Standing } from '../src/dossier/dossier';
import { actionsOf, fetches, permit, sees, seesActs } from '../src/dossier/dossier.policy';
import { qd2540, separation } from './scene';

const ground = { provinceId: 'a province', province: 'province', district: 'district', commune: 'commune' };
const units = { commune: 'commune', district: 'district', province: 'province' };
const office = (id: string, unitId: string, kind: string, criteria: number[] = []): Office => ({
  ...{ id, unitId, kind, name: id, criteria },
});
const offices = [
  office('commune', 'commune', 'peoplesCommittee'),
  office('next commune', 'next commune', 'peoplesCommittee'),
  office('district', 'district', 'peoplesCommittee'),
  office('next district', 'next district', 'peoplesCommittee'),
  office('front', 'district', 'fatherlandFront'),
  office('next front', 'next district', 'fatherlandFront'),
  office('department', 'province', 'department', [1, 2]),
  office('department of nothing', 'province', 'department'),
  office('coordination', 'province', 'coordinationOffice'),
  office('council', 'province', 'appraisalCouncil'),
  office('chairman', 'province', 'ppcChairman'),
  office('province', 'province', 'peoplesCommittee'),
];

/**
 * Who acts at each step, written down from the law and not from the file: Decision 2540/QĐ-TTg as
 * `domain/recognition-procedures.md` 1.2 reads it (A1 to A13), and seed 002 line 214 for the Front's poll. An office is
 * that of the dossier's own commune or district; another's never.
 */
const law: Record<string, { by: [Role, string]; actions: string[] }[]> = {
  registration: [{ by: ['districtReviewer', 'district'], actions: ['accept', 'refuse'] }], // A1: the district answers
  'self-assessment': [{ by: ['communeOfficer', 'commune'], actions: ['complete'] }], // A3
  publication: [{ by: ['communeOfficer', 'commune'], actions: ['opinion'] }], // A4
  'commune-vote': [{ by: ['communeOfficer', 'commune'], actions: ['vote'] }], // A5
  submission: [{ by: ['communeOfficer', 'commune'], actions: ['submit'] }], // A6
  'district-review': [{ by: ['districtReviewer', 'district'], actions: ['forward', 'return'] }], // A7
  'front-poll': [{ by: ['frontOfficer', 'front'], actions: ['poll'] }], // A8
  'district-vote': [{ by: ['districtReviewer', 'district'], actions: ['vote'] }], // A9
  confirmations: [{ by: ['departmentOfficer', 'department'], actions: ['confirm'] }], // A10: who leads a criterion
  council: [
    { by: ['coordinationOffice', 'coordination'], actions: ['convene', 'closeMeeting'] }, // A11
    { by: ['councilMember', 'council'], actions: ['ballot', 'recuse'] }, // A11: the members vote, in secret, or stand aside
  ],
  decision: [{ by: ['chairmanOffice', 'chairman'], actions: ['issued', 'declined'] }], // A12
  announcement: [{ by: ['coordinationOffice', 'coordination'], actions: ['announce'] }], // A13
};

interface Circumstances {
  readonly meeting: 'none' | 'open' | 'open and voted in';
  readonly spoken: boolean;
  readonly complete: boolean;
  /** The side on which the caller has acted in this dossier before. */
  readonly past: Duty | null;
  /** Whether the member stands aside. */
  readonly aside: boolean;
  /** The caller's appointment has ended, whatever the token says. */
  readonly left: boolean;
}

function standingAt(stageId: string, { meeting, spoken, complete, past, aside, left }: Circumstances): Standing {
  const stage = qd2540.stages.find(({ id }) => id === stageId)!;
  return {
    ...{ status: 'open', regime: qd2540, stage, round: 1, today: '2020-07-01', criteria: [1, 2, 3] },
    ...{ provinceId: ground.provinceId, units, offices },
    branches: stage.kind === 'confirmations' ? [{ organisationId: 'department', criteria: [1, 2] }] : [],
    spoken: spoken ? [{ organisationId: 'department', findings: [] }] : [],
    meeting:
      meeting === 'none'
        ? null
        : { members: 3, present: 1, inFavour: 1, against: 0, blank: 0, voted: meeting === 'open and voted in' },
    seats: [{ officerId: 'member', cause: aside ? 'declared' : null, reason: aside ? 'họ hàng' : null }],
    held: ['member', 'somebody'].flatMap((personId) =>
      past ? [{ personId, duty: past, stage: 'before', takenOn: '2020-06-01' }] : [],
    ),
    ...{ separation, left },
    assessment: { version: 1, notAchieved: complete ? [] : [3] },
    documents: complete ? DocumentCode.options.map((code) => ({ code, stage: stageId })) : [],
    decision: null,
  };
}

/** One ballot a member and meeting, and none of who stands aside. */
function seat({ meeting, aside }: Circumstances): string | undefined {
  if (aside) return '/problems/recused';
  return { none: '/problems/no-meeting-open', open: undefined, 'open and voted in': '/problems/already-voted' }[
    meeting
  ];
}

/**
 * What one person may not be twice in one dossier, written down from the issue and from who judges whom, not from the
 * file: the commune is judged by all the others, the district by the province, and the Front asks independently of both.
 */
const judges: Partial<Record<Duty, readonly Duty[]>> = {
  assess: ['review', 'poll', 'confirm', 'vote', 'decide'],
  review: ['poll', 'confirm', 'vote', 'decide'],
};
const sides: Record<string, Duty> = {
  communeOfficer: 'assess',
  districtReviewer: 'review',
  frontOfficer: 'poll',
  departmentOfficer: 'confirm',
  coordinationOffice: 'prepare',
  councilMember: 'vote',
  chairmanOffice: 'decide',
};
const keptApart = (one: Duty, other: Duty): boolean =>
  Boolean(judges[one]?.includes(other) || judges[other]?.includes(one));

/** What stands in the way of the right office, by action: the law's conditions and the meeting's state. */
const conditions: Record<string, ((now: Circumstances) => string | undefined) | undefined> = {
  convene: ({ meeting }) => (meeting === 'none' ? undefined : '/problems/meeting-open'),
  closeMeeting: ({ meeting }) => (meeting === 'none' ? '/problems/no-meeting-open' : undefined),
  ballot: seat,
  recuse: seat,
  confirm: ({ spoken }) => (spoken ? '/problems/already-confirmed' : undefined),
  submit: ({ complete }) => (complete ? undefined : '/problems/criteria-missing'), // all criteria, all papers
  forward: ({ complete }) => (complete ? undefined : '/problems/documents-missing'), // the review report
};

/**
 * The office of the dossier's own province, held as the law lets it be held. A ballot is cast in person. A decision is
 * the chairman's: signed by him, for him or by his written mandate; what is signed by order (thừa lệnh) is never one of
 * his own decisions (Decree 30/2020/NĐ-CP, article 13).
 */
function isTheirs({ roles, organisationId, provinceId, capacity }: Caller, [role, home]: [Role, string], action = '') {
  const held: Record<string, boolean> = {
    ballot: capacity === 'own',
    recuse: capacity === 'own',
    issued: capacity !== 'byOrder',
    declined: capacity !== 'byOrder',
  };
  return provinceId === ground.provinceId && roles.includes(role) && organisationId === home && (held[action] ?? true);
}

/** What the law lets this officer do here; undefined for what is somebody else's. */
function oracle(caller: Caller, stage: string, action: string, now: Circumstances): string | undefined {
  const step = law[stage]?.find(({ actions }) => actions.includes(action));
  if (now.left) return '/problems/no-longer-in-office';
  if (!step || !isTheirs(caller, step.by, action)) return '/problems/not-permitted';
  if (now.past && keptApart(now.past, sides[step.by[0]]!)) return '/problems/separation-of-duties';
  const sits = caller.userId === 'member' || !['ballot', 'recuse'].includes(action);
  return sits ? conditions[action]?.(now) : '/problems/not-permitted';
}

const above: Record<string, string[]> = {
  province: [],
  district: ['province'],
  'next district': ['province'],
  commune: ['province', 'district'],
  'next commune': ['province', 'district'],
};
/** Somebody of one of the offices; now and then of another province's, or of the nation that reads this one. */
const callers = fc
  .record({
    userId: fc.constantFrom('member', 'somebody'),
    office: fc.constantFrom(...offices),
    roles: fc.uniqueArray(fc.constantFrom(...Role.options), { maxLength: 3 }),
    capacity: fc.constantFrom(...Capacity.options),
    provinceId: fc.constantFrom(...Array.from({ length: 6 }, () => ground.provinceId), 'another', 'the nation'),
  })
  .map(({ office: { id, unitId }, provinceId, ...choice }) =>
    aCaller({
      ...{ ...choice, provinceId, unitId, organisationId: id, unitPath: [...(above[unitId] ?? []), unitId] },
      readsProvinceId: provinceId === 'the nation' ? ground.provinceId : null,
    }),
  );
const circumstances = fc.record<Circumstances>({
  meeting: fc.constantFrom('none', 'open', 'open and voted in'),
  spoken: fc.boolean(),
  complete: fc.boolean(),
  past: fc.option(fc.constantFrom(...DutyName.options), { freq: 2 }),
  aside: fc.boolean(),
  left: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
});
const stages = fc.constantFrom(...Object.keys(law));

it('knows every step of the regime, and no other', () => {
  expect(Object.keys(law).sort()).toEqual(qd2540.stages.map(({ id }) => id).sort());
});

it('lets every officer do exactly what the law gives that office at that step', () => {
  fc.assert(
    fc.property(callers, stages, circumstances, (caller, stage, now) => {
      const offered = actionsOf(caller, standingAt(stage, now)).filter(({ name }) => name !== 'attach');
      const names = (law[stage] ?? []).flatMap(({ actions }) => actions);
      expect(offered.map(({ name }) => name).sort()).toEqual([...names].sort());
      for (const { name, allowed, reason } of offered) {
        expect({ name, reason }).toEqual({ name, reason: oracle(caller, stage, name, now) });
        expect(allowed).toBe(reason === undefined);
      }
    }),
    { numRuns: 3_000 },
  );
});

it('guards the command by the same rule that fills the view', () => {
  fc.assert(
    fc.property(callers, stages, circumstances, (caller, stage, now) => {
      const standing = standingAt(stage, now);
      for (const { name, reason } of actionsOf(caller, standing)) expect(typeOf(name, caller, standing)).toBe(reason);
    }),
  );
});

it('lets in no action of another step, whoever asks', () => {
  const all = Object.values(law).flatMap((steps) => steps.flatMap(({ actions }) => actions));
  fc.assert(
    fc.property(callers, stages, circumstances, fc.constantFrom(...all), (caller, stage, now, action) => {
      const here = (law[stage] ?? []).some(({ actions }) => actions.includes(action));
      fc.pre(!here);
      expect(['/problems/wrong-stage', '/problems/unknown-outcome']).toContain(
        typeOf(action, caller, standingAt(stage, { ...now, left: false })),
      );
    }),
  );
});

it('lets nobody act on a dossier that has ended', () => {
  fc.assert(
    fc.property(callers, stages, circumstances, (caller, stage, now) => {
      const ended: Standing = { ...standingAt(stage, { ...now, left: false }), status: 'recognised', stage: null };
      expect(actionsOf(caller, ended)).toEqual([]);
      expect(typeOf('attach', caller, ended)).toBe('/problems/wrong-stage');
    }),
  );
});

it('lets papers be attached by those who act at the step or at one still ahead', () => {
  const order = Object.keys(law);
  fc.assert(
    fc.property(callers, stages, circumstances, (caller, stage, now) => {
      const mine = (at: string) =>
        (law[at] ?? []).some(
          ({ by: [role, home], actions }) => actions[0] !== 'ballot' && isTheirs(caller, [role, home]),
        );
      const ahead = order.slice(order.indexOf(stage)).some(mine);
      const ever = order.some(mine);
      expect(typeOf('attach', caller, standingAt(stage, { ...now, left: false }))).toBe(
        ahead ? undefined : ever ? '/problems/wrong-stage' : '/problems/not-permitted',
      );
    }),
  );
});

/**
 * Who sees which dossier: its commune, its district and its Front, every office of its province (A1 to A13 name them all
 * at some step); an auditor and a viewer of the centre the dossiers of the province that they read; a citizen what was
 * recognised, for that is announced (A13). Offices of a province that took it over read what was its (issue 6, section 2).
 */
function seesOracle(roles: readonly Role[], standing: AtStanding, status: DossierStatus): boolean {
  const inProvince = !/^(nation|elsewhere|successor)/.test(standing);
  const ofProvince: Role[] = ['departmentOfficer', 'coordinationOffice', 'councilMember', 'chairmanOffice'];
  const ofFacts: Role[] = ['financeOfficer', 'povertyOfficer', 'cultureOfficer'];
  if (standing === 'successor') return roles.some((role) => ['auditor', ...ofProvince, ...ofFacts].includes(role));
  return roles.some((role) => {
    if (role === 'auditor' || role === 'nationalViewer') return inProvince || standing === 'nation';
    if (role === 'citizen') return inProvince && status === 'recognised';
    if (role === 'communeOfficer') return standing === 'commune';
    // Whoever holds a district's or a province's office holds it there; the district's reads no other district.
    if (role === 'districtReviewer' || role === 'frontOfficer') return ['district', 'province'].includes(standing);
    return [...ofProvince, ...ofFacts].includes(role) && ['district', 'province'].includes(standing);
  });
}

it('shows a dossier to its commune, its district and the province, and to a citizen once recognised', () => {
  const placed = { provinceId: ground.provinceId, communeId: 'commune', districtId: 'district' };
  fc.assert(
    fc.property(
      somebodyAt(ground),
      fc.constantFrom(...DossierStatus.options),
      ({ caller, roles, standing }, status) => {
        expect(sees(caller, { ...placed, status })).toBe(seesOracle(roles, standing, status));
      },
    ),
    { numRuns: 3_000 },
  );
});

it('keeps papers, opinions and minutes from a citizen, and no file of theirs can be fetched', () => {
  const placed = { provinceId: ground.provinceId, communeId: 'commune', districtId: 'district' };
  fc.assert(
    fc.property(
      somebodyAt(ground),
      fc.constantFrom(...DossierStatus.options),
      ({ caller, roles, standing }, status) => {
        const others = roles.filter((role) => role !== 'citizen');
        expect(seesActs(caller, { ...placed, status })).toBe(seesOracle(others, standing, status));
        expect(fetches(caller, { ...placed, status })).toBe(seesOracle(others, standing, status));
      },
    ),
    { numRuns: 2_000 },
  );
});

function typeOf(action: string, caller: Caller, standing: Standing): string | undefined {
  try {
    permit(action, caller, standing);
    return undefined;
  } catch (problem) {
    return (problem as Problem).type;
  }
}
