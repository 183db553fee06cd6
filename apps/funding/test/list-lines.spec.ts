import { FundingView } from '@langmoi/contracts/funding';
import { ClockMoved } from '@langmoi/contracts/directory';
import type { UnitDependant } from '@langmoi/contracts/unit-changes';
import { aCaller } from '@langmoi/testing/callers';
import { directoryEvents } from '@langmoi/testing/directory-events';
import { anEvent } from '@langmoi/testing/events';
import { aPlace } from '@langmoi/testing/place';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { startService } from './service';

let funding: ServiceUnderTest;

beforeAll(async () => {
  funding = await startService();
});
afterAll(() => funding?.close());

const record = (line: string, provinceId: string) =>
  funding.command(
    `POST /years/2020/programmes/${line}/mobilised/records`,
    { asOf: directoryEvents.clock.today, seenVersion: 0, amount: '5' },
    aCaller({ provinceId, roles: ['financeOfficer'] }),
  );

it('shows everybody of the province the same lines, in one order', async () => {
  const { provinceId } = await aPlace(funding.database.admin);
  for (const line of ['newRural/sources/credit', 'culturalLife/sources/all', 'newRural/sources/all'])
    expect((await record(line, provinceId)).status).toBe(201);
  const { lines } = FundingView.parse((await funding.ask('/lines', aCaller({ provinceId, roles: ['auditor'] }))).body);
  expect(lines.map(({ programme, fundingSource }) => `${programme} ${fundingSource}`)).toEqual([
    ...['culturalLife all', 'newRural all', 'newRural credit'],
  ]);
});

it('shows nobody a line of another province', async () => {
  const { provinceId } = await aPlace(funding.database.admin);
  await record('newRural/sources/all', provinceId);
  const { body } = await funding.ask('/lines', aCaller({ roles: ['financeOfficer'] }));
  expect(body).toMatchObject({ lines: [] });
});

it('counts the lines of the province for whoever changes it, and none for who changes a commune of it', async () => {
  const place = await aPlace(funding.database.admin);
  const { provinceId } = place;
  for (const line of ['newRural/sources/credit', 'newRural/sources/all']) await record(line, provinceId);
  const ask = async (unitId: string, caller = aCaller({ provinceId, roles: ['provinceAdministrator'] })) =>
    (await funding.ask<UnitDependant[]>(`/unit-dependants?unitIds=${unitId}`, caller)).body;
  expect(await ask(place.province)).toMatchObject([{ kind: 'money', unitId: place.province, count: 2, id: null }]);
  expect(await ask(place.commune)).toEqual([]);
  expect(await ask(place.province, aCaller({ roles: ['auditor'] }))).toEqual([]);
});

it('lives by the date that the directory tells', async () => {
  const { provinceId } = directoryEvents.clock;
  expect((await record('newRural/sources/all', provinceId)).status).toBe(503);
  await funding.deliver(ClockMoved, anEvent(ClockMoved, directoryEvents.clock, { provinceid: provinceId }));
  expect((await record('newRural/sources/all', provinceId)).status).toBe(201);
});
