import type { Lead, OrganisationView } from '@langmoi/contracts/directory';
import { leadsOf } from './leads';

const lead = (part: Partial<Lead>): Lead => ({ criteriaSet: 's', criterion: 1, basis: 'named', source: null, ...part });
/** As the directory tells of 2020-07-01: what is led on that day, and on others. */
const office = (id: string, leads: Lead[], otherLeads: Lead[] = []) =>
  ({ id, name: id, leads, otherLeads }) as unknown as OrganisationView;
const names = (leads: readonly { organisationName: string }[]) => leads.map(({ organisationName }) => organisationName);

describe('who leads a criterion', () => {
  const offices = [
    office('Sở cũ', [], [lead({ toOn: '2020-06-30' })]),
    office('Sở nay', [lead({ fromOn: '2020-07-01', toOn: null }), lead({ criterion: 2 })]),
    office('Sở sau', [lead({ criteriaSet: 'other' })], [lead({ fromOn: '2021-01-01' })]),
  ];

  it('is told by the day, first and last day included', () => {
    const on = (day: string) => leadsOf(offices, { set: 's', criterion: 1, on: day });
    expect(names(on('2020-06-30').now)).toEqual(['Sở cũ']);
    expect(names(on('2020-07-01').now)).toEqual(['Sở nay']);
    expect(names(on('2020-07-01').coming)).toEqual(['Sở sau']);
    expect(names(on('2020-07-01').past)).toEqual(['Sở cũ']);
  });

  it('is told of one criterion of one set alone', () => {
    expect(names(leadsOf(offices, { set: 's', criterion: 2, on: '2020-07-01' }).now)).toEqual(['Sở nay']);
  });
});
