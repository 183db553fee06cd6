import type { AppointmentView, PersonView } from '@langmoi/contracts/officers';
import {
  appointingOf,
  holdersOf,
  inOrder,
  maybeDecisionOf,
  noAppointment,
  personStandingOn,
  pictureOf,
  pointerOf,
  standingOn,
} from './appointments';

const dated = (fromOn: string, toOn: string | null) => ({ fromOn, toOn });
const appointment = (part: Partial<AppointmentView>): AppointmentView => ({
  ...{ id: 'a', officerId: 'p', organisationId: 'o', organisationName: 'Sở Y tế', unitId: 'u', unitName: 'Trà Vinh' },
  ...{ role: 'departmentOfficer', fromOn: '2020-01-01', toOn: null, capacity: 'own', onBehalfOf: null },
  ...{ decision: null, endedBy: null, cancelledOn: null, version: 1, rehearsal: true, actions: [] },
  ...part,
});
const person = (appointments: AppointmentView[]) => ({ id: 'p', appointments }) as unknown as PersonView;

describe('an appointment over time', () => {
  it('is in force on its first and on its last day', () => {
    expect(standingOn(dated('2020-02-01', '2020-03-31'), '2020-02-01')).toBe('inForce');
    expect(standingOn(dated('2020-02-01', '2020-03-31'), '2020-03-31')).toBe('inForce');
    expect(standingOn(dated('2020-02-01', '2020-03-31'), '2020-01-31')).toBe('coming');
    expect(standingOn(dated('2020-02-01', '2020-03-31'), '2020-04-01')).toBe('ended');
    expect(standingOn(dated('2020-02-01', null), '2099-01-01')).toBe('inForce');
  });

  it('never was where it was taken back, and is in no picture', () => {
    const taken = appointment({ id: 'b', fromOn: '2020-02-01', cancelledOn: '2020-01-10' });
    expect(standingOn(taken, '2020-02-01')).toBe('cancelled');
    expect(pictureOf([taken, appointment({})], '2020-02-01').bars.map((bar) => bar.appointment.id)).toEqual(['a']);
  });

  it('lets a person count by what they hold, whatever they held before', () => {
    const past = appointment({ toOn: '2020-03-31' });
    expect(personStandingOn(person([past, appointment({ fromOn: '2020-04-01' })]), '2020-07-01')).toBe('inForce');
    expect(personStandingOn(person([past, appointment({ fromOn: '2021-01-01' })]), '2020-07-01')).toBe('coming');
    expect(personStandingOn(person([past]), '2020-07-01')).toBe('ended');
    expect(personStandingOn(person([]), '2020-07-01')).toBe('ended');
  });

  it('comes before what is to come and what is over', () => {
    const all = [dated('2010-01-01', '2012-01-01'), dated('2021-01-01', null), dated('2019-01-01', null)];
    expect(inOrder(all, '2020-07-01').map(({ fromOn }) => fromOn)).toEqual(['2019-01-01', '2021-01-01', '2010-01-01']);
  });

  it('is drawn from left to right, inside the picture, with today between', () => {
    const all = [dated('2015-06-01', '2018-12-31'), dated('2019-01-01', null)];
    const { bars, ticks, today } = pictureOf(all, '2020-07-01');
    expect(bars.map(({ open }) => open)).toEqual([true, false]);
    const edges = bars.map(({ start, width }) => [start, start + width].map((edge) => Number(edge.toFixed(6))));
    const [[begin = 0, end = 0] = [], [, left = 0] = []] = edges;
    expect(end).toBe(1);
    expect(left).toBe(begin);
    expect(today).toBeGreaterThan(begin);
    expect(today).toBeLessThan(1);
    expect(ticks.every(({ at }) => at >= 0 && at <= 1)).toBe(true);
    expect(ticks.length).toBeGreaterThan(2);
    expect(ticks.length).toBeLessThan(8);
  });

  it('is drawn also where it begins and ends on the day of today', () => {
    const [bar] = pictureOf([dated('2020-07-01', '2020-07-01')], '2020-07-01').bars;
    expect(bar?.width).toBeGreaterThan(0);
  });

  it('names who holds an office on the day, not who held it', () => {
    const persons = [person([appointment({ id: 'x', toOn: '2020-01-31' }), appointment({ id: 'y' })])];
    expect(holdersOf(persons, 'o', '2020-07-01').map(({ appointment: { id } }) => id)).toEqual(['y']);
    expect(holdersOf(persons, 'other', '2020-07-01')).toEqual([]);
  });
});

describe('an office as it is typed', () => {
  const typed = { ...noAppointment('2020-07-01'), organisationId: 'o', unitId: 'u', role: 'auditor' as const };

  it('is open at its end when nothing is typed there, and has nobody before it in its own right', () => {
    expect(appointingOf({ ...typed, onBehalfOf: 'x' })).toMatchObject({ toOn: null, onBehalfOf: null });
    expect(appointingOf({ ...typed, capacity: 'forHead', onBehalfOf: 'x' })).toMatchObject({ onBehalfOf: 'x' });
  });

  it('puts the errors of its decision one step deeper', () => {
    expect(pointerOf('number', '/appointment')).toBe('/appointment/decision/number');
    expect(pointerOf('fromOn', '')).toBe('/fromOn');
  });

  it('needs all of a decision once a part of it is typed', () => {
    expect(maybeDecisionOf(typed)).toBeNull();
    expect(maybeDecisionOf({ ...typed, number: '12/QĐ' })).toEqual({ number: '12/QĐ', date: '', authority: '' });
  });
});
