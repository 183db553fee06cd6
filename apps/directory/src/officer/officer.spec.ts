import { inForce, organisationsChanging, type Appointment } from './officer';

const anAppointment = (organisationId: string, fromOn: string, toOn: string | null): Appointment => ({
  officerId: 'o',
  organisationId,
  unitId: 'u',
  role: 'councilMember',
  fromOn,
  toOn,
  stoppedOn: null,
});

it.each<[string, string, string | null, boolean]>([
  ['on its first day', '2020-07-01', null, true],
  ['on its last day', '2020-01-01', '2020-07-01', true],
  ['the day before it begins', '2020-07-02', null, false],
  ['the day after it ended', '2020-01-01', '2020-06-30', false],
])('knows whether an appointment is in force %s', (_, fromOn, toOn, expected) => {
  expect(inForce({ fromOn, toOn, stoppedOn: null }, '2020-07-01')).toBe(expected);
});

it('names each organisation once that a new day changes', () => {
  const appointments = [
    anAppointment('begins', '2020-07-10', null),
    anAppointment('begins', '2020-07-11', null),
    anAppointment('ends', '2020-01-01', '2020-07-09'),
    anAppointment('stays', '2020-01-01', null),
    anAppointment('between', '2020-07-05', '2020-07-06'),
  ];
  expect(organisationsChanging(appointments, { from: '2020-07-01', to: '2020-07-31' })).toEqual(['begins', 'ends']);
});
