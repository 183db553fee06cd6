import type { Places } from './organisation';
import { viewsOf, withSuccessions } from './organisation';
import type { LeadRow, OrganisationRow } from './organisation.entity';

const anOrganisation = (id: string): OrganisationRow => ({
  id,
  provinceId: 'p',
  unitId: 'u',
  kind: 'department',
  name: `name of ${id}`,
});
const aLead = (organisationId: string, criterion: number): LeadRow => ({
  id: `${organisationId}/${criterion}`,
  provinceId: 'p',
  organisationId,
  criteriaSet: 'a set',
  criterion,
  basis: 'named',
  source: null,
  fromOn: null,
  toOn: null,
  decision: null,
});

it('gives each organisation its own leads and its own members', () => {
  const member = (officerId: string, organisationId: string) =>
    ({ officerId, organisationId, role: 'departmentOfficer' }) as const;
  const [first, second] = viewsOf([anOrganisation('a'), anOrganisation('b')], {
    leads: [aLead('a', 1), aLead('b', 2), aLead('a', 9)],
    members: [member('y', 'b'), member('x', 'b')],
    on: '2020-07-01',
  });
  expect(first).toMatchObject({ leads: [{ criterion: 1 }, { criterion: 9 }], members: [] });
  expect(second).toMatchObject({ leads: [{ criterion: 2 }], members: [{ officerId: 'x' }, { officerId: 'y' }] });
});

it('keeps apart what was led before and what will be led', () => {
  const leads = [
    { ...aLead('a', 1), toOn: '2020-06-30' },
    { ...aLead('a', 2), fromOn: '2020-07-01' },
    { ...aLead('a', 3), fromOn: '2020-07-02' },
  ];
  const [view] = viewsOf([anOrganisation('a')], { leads, members: [], on: '2020-07-01' });
  expect(view?.leads).toMatchObject([{ criterion: 2, fromOn: '2020-07-01' }]);
  expect(view?.otherLeads).toMatchObject([
    { criterion: 1, toOn: '2020-06-30' },
    { criterion: 3, fromOn: '2020-07-02' },
  ]);
});

it('tells of a steering committee by its own rule, and of an office by its', () => {
  const decision = { number: '1/NQ', date: '2025-06-12', authority: 'Quốc hội' };
  const rule = (name: string) => ({ id: name, case: name, outcome: 'ends' });
  const change = {
    ...{ changeId: 'c', effectiveOn: '2025-07-01', decision, outside: [] },
    rules: [rule('steeringOfEnded'), rule('organisationOfEnded')],
    happenings: [
      { kind: 'merged', ends: ['u'], begins: [], changes: [], parts: [{ fromId: 'u', toId: 'v', shares: 'whole' }] },
    ],
    units: [
      { unitId: 'u', name: 'Trà Vinh' },
      { unitId: 'v', name: 'Vĩnh Long' },
    ],
  } as unknown as Places['changes'][number];
  const told = (kind: OrganisationRow['kind']) =>
    viewsOf([{ ...anOrganisation('a'), kind }], { leads: [], members: [], on: '2025-07-01' }).flatMap(
      (view) => withSuccessions(view, [change]).successions,
    );
  expect(told('steeringCommittee')).toMatchObject([{ case: 'steeringOfEnded', outcome: 'ends', toName: 'Vĩnh Long' }]);
  expect(told('department')).toMatchObject([{ case: 'organisationOfEnded', outcome: 'ends', toName: null }]);
});
