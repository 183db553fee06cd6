import { SuccessionCase } from '@langmoi/contracts/unit-changes';
import {
  calendars,
  communes,
  districts,
  households,
  nation,
  officers,
  organisations,
  registrations,
  regimes,
  sets,
  standards,
  successions,
  unique,
  units,
} from './files';

const national = sets.find(({ id }) => id === 'xa-ntm-2016-2020');

describe('criteria sets of the demo', () => {
  const provincial = sets.find(({ id }) => id === 'tra-vinh-xa-ntm-nang-cao-2018-2020');

  it('hold 19 criteria with 49 indicators, and 20 criteria without titles', () => {
    const indicators = national?.criteria.flatMap((one) => one.indicators) ?? [];
    expect([national?.criteria.length, indicators.length]).toEqual([19, 49]);
    expect(provincial?.criteria.map(({ title }) => title)).toEqual(Array.from({ length: 20 }, () => null));
  });

  it('are led by departments that exist: nine criteria named outright, two led by two', () => {
    const departments = organisations.filter(({ kind }) => kind === 'department').map(({ key }) => key);
    for (const { organisation } of sets.flatMap(({ criteria }) => criteria.flatMap((one) => one.leadDepartments)))
      expect(departments).toContain(organisation);
    const criteria = national?.criteria ?? [];
    const named = criteria.filter((one) => one.leadDepartments.some(({ basis }) => basis === 'named'));
    expect(named.map(({ no }) => no)).toEqual([4, 5, 6, 7, 8, 10, 13, 14, 16]);
    expect(criteria.filter((one) => one.leadDepartments.length === 2).map(({ no }) => no)).toEqual([18, 19]);
    const led = sets.filter(({ criteria }) => criteria.some((one) => one.leadDepartments.length > 0));
    expect(led).toEqual(expect.arrayContaining([national, provincial]));
    expect(led).toHaveLength(2);
  });
});

describe('offices and rehearsal accounts', () => {
  const keys = new Set([
    ...organisations.map(({ key }) => key),
    ...communes.map(({ code }) => `${code}/peoples-committee`),
  ]);
  it('keep the offices of the nation apart from those of a province, each account once', () => {
    const offices = new Set(nation.organisations.map(({ key }) => key));
    expect(nation.officers.filter(({ organisation }) => !offices.has(organisation))).toEqual([]);
    const accounts = [...officers, ...nation.officers].map(({ account }) => account);
    expect(unique(accounts)).toBe(accounts.length);
  });

  it('let a deputy sign for somebody of the same office, by a decision', () => {
    const deputies = officers.filter(({ signs }) => signs !== undefined);
    expect(deputies).not.toEqual([]);
    for (const { signs, organisation, decision } of deputies) {
      expect(officers.find(({ account }) => account === signs?.for)?.organisation).toBe(organisation);
      expect(decision).toBeDefined();
    }
  });

  const holders = (role: string) => officers.filter((one) => one.role === role);

  it('name every office once, in a unit that exists', () => {
    expect(unique(organisations.map(({ key }) => key))).toBe(organisations.length);
    for (const { key, unitCode } of organisations) {
      expect(units.units.map(({ code }) => code)).toContain(unitCode);
      expect(key.split('/')[0]).toBe(unitCode);
    }
    for (const { code } of districts)
      expect(organisations.filter(({ unitCode }) => unitCode === code).map(({ kind }) => kind)).toEqual([
        'steeringCommittee',
        'peoplesCommittee',
        'fatherlandFront',
      ]);
  });

  it('put every account into an office of its own unit', () => {
    expect(unique(officers.map(({ account }) => account))).toBe(officers.length);
    for (const { account, organisation, unitCode } of officers) {
      expect([account, keys.has(organisation)]).toEqual([account, true]);
      expect([account, organisation.split('/')[0]]).toEqual([account, unitCode]);
    }
  });

  it('give every registered commune, district and lead department somebody who can act', () => {
    expect(
      holders('communeOfficer')
        .map(({ unitCode }) => unitCode)
        .sort(),
    ).toEqual(registrations.registrations.map(({ communeCode }) => communeCode).sort());
    const codes = districts.map(({ code }) => code).sort();
    expect(
      holders('districtReviewer')
        .map(({ unitCode }) => unitCode)
        .sort(),
    ).toEqual(codes);
    expect(
      holders('frontOfficer')
        .map(({ unitCode }) => unitCode)
        .sort(),
    ).toEqual(codes);
    const leads = sets.flatMap(({ criteria }) => criteria.flatMap((one) => one.leadDepartments));
    const offices = holders('departmentOfficer').map(({ organisation }) => organisation);
    for (const { organisation } of leads) expect(offices).toContain(organisation);
    expect(holders('councilMember')).toHaveLength(9);
    expect(officers.find(({ account }) => account === 'xa.ham-tan')?.unitCode).toBe('29489');
  });
});

describe('regimes', () => {
  it('run through the stages in the order of the law', () => {
    expect(regimes.map(({ stages }) => stages.map(({ id }) => id))).toEqual([
      [
        ...['registration', 'self-assessment', 'publication', 'commune-vote', 'submission', 'district-review'],
        ...['front-poll', 'district-vote', 'confirmations', 'council', 'decision', 'announcement'],
      ],
    ]);
  });

  it.each(regimes)('lead from every stage of $id to a stage or an end that exists, and reach them all', (regime) => {
    const places = [...regime.stages.map(({ id }) => id), ...regime.ends.map(({ id }) => id)];
    expect(unique(places)).toBe(places.length);
    const reached = new Set([regime.start]);
    for (const id of reached)
      for (const { to } of Object.values(regime.stages.find((stage) => stage.id === id)?.outcomes ?? {}))
        reached.add(to);
    expect([...reached].sort()).toEqual([...places].sort());
    for (const { onLimit, outcomes, limit } of regime.stages) {
      expect(Object.keys(outcomes)).not.toHaveLength(0);
      if (onLimit.outcome !== null) expect(Object.keys(outcomes)).toContain(onLimit.outcome);
      expect(onLimit.remindDaysBefore.every((days) => limit.days !== null && days < limit.days)).toBe(true);
    }
  });

  it.each(regimes)('say of every value of $id where it comes from and how sure it is', (regime) => {
    for (const { id, limit, values, documents } of regime.stages) {
      expect([id, limit.days === null]).toEqual([id, limit.confidence === 'notFound']);
      for (const value of [limit, ...Object.values(values), ...documents]) expect(value.source).not.toBe('');
    }
  });

  it.each(regimes)('judge $id by criteria sets that are here, for its own tiers', (regime) => {
    for (const [tier, id] of Object.entries(regime.criteriaSets)) {
      expect(sets.find((set) => set.id === id)).toMatchObject({ tier, level: regime.unitLevel });
      expect(regime.tiers).toContain(tier);
    }
    for (const { tier, criteriaSet } of registrations.registrations)
      expect(regime.criteriaSets[tier]).toBe(criteriaSet);
  });

  it('hold the provisional answers where Decision 2540 is silent', () => {
    const value = (stage: string, name: string) =>
      regimes[0]?.stages.find(({ id }) => id === stage)?.values[name]?.value;
    expect([value('front-poll', 'coveragePct'), value('front-poll', 'satisfiedPct')]).toEqual([60, 80]);
    expect([value('council', 'quorumPct'), value('council', 'approvePct'), value('council', 'maxMeetings')]).toEqual([
      70, 90, 3,
    ]);
    expect(value('submission', 'allCriteria')).toBe(true);
  });
});

describe('successor rules', () => {
  const days = ['2016-01-01', '2020-06-01', '2025-02-18', '2025-02-19', '2025-07-01', '2026-11-30'];

  it('leave no case without one on any day, but for a district to move to when there are none', () => {
    expect(unique(successions.map(({ id }) => id))).toBe(successions.length);
    for (const on of days) {
      const inForce = successions.filter(({ effective: { from, to } }) => from <= on && (to === null || on <= to));
      const without = SuccessionCase.options.filter((name) => !inForce.some((rule) => rule.case === name));
      expect([on, without]).toEqual([on, on < '2025-07-01' ? [] : ['dossierOfMoved']]);
    }
  });

  it('say of each where it comes from, and call nothing law that nobody has read', () => {
    for (const { outcome, confidence, source } of successions) {
      if (outcome === 'notLaidDown') expect(confidence).toBe('notFound');
      if (source.date === null) expect(['provisional', 'notFound']).toContain(confidence);
    }
  });
});

describe('calendars', () => {
  it.each(calendars)('hold the holidays of $year in order, and are marked as recalled', (calendar) => {
    const dates = calendar.holidays.map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].sort());
    for (const date of dates) expect(date.slice(0, 4)).toBe(String(calendar.year));
    expect(calendar.confidence).toBe('recalled');
    for (const day of ['01-01', '04-30', '05-01', '09-02']) expect(dates).toContain(`${calendar.year}-${day}`);
  });

  it('give a day in lieu only for a holiday on a weekend', () => {
    for (const { holidays } of calendars)
      for (const { substituteFor } of holidays) {
        if (substituteFor === undefined) continue;
        expect([0, 6]).toContain(new Date(substituteFor).getUTCDay());
        expect(holidays.map(({ date }) => date)).toContain(substituteFor);
      }
  });
});

describe('poverty standards', () => {
  it('follow one upon the other without a gap, the last until further notice', () => {
    const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
    const [first, ...others] = standards;
    expect(first?.fromOn).toBe('2016-01-01');
    expect(others.map(({ fromOn }) => fromOn)).toEqual(
      standards.slice(0, -1).map(({ toOn }) => toOn && dayAfter(toOn)),
    );
    expect(standards.at(-1)?.toOn).toBeNull();
  });
});

describe('households of the rehearsal', () => {
  it('live in communes that exist, one number each, and no identity number is anybody else’s', () => {
    for (const { unitCode } of households) expect(communes.map(({ code }) => code)).toContain(unitCode);
    expect(unique(households.map(({ unitCode, number }) => `${unitCode} ${number}`))).toBe(households.length);
    const numbers = households.flatMap(({ members }) => members.map(({ identityNumber }) => identityNumber));
    const given = numbers.filter((number) => number !== null);
    expect(unique(given)).toBe(given.length);
  });
});
