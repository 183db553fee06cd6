import { viewsOf } from './organisation';
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
  const [first, second] = viewsOf(
    [anOrganisation('a'), anOrganisation('b')],
    [aLead('a', 1), aLead('b', 2), aLead('a', 9)],
    [member('y', 'b'), member('x', 'b')],
  );
  expect(first).toMatchObject({ leads: [{ criterion: 1 }, { criterion: 9 }], members: [] });
  expect(second).toMatchObject({ leads: [{ criterion: 2 }], members: [{ officerId: 'x' }, { officerId: 'y' }] });
});
