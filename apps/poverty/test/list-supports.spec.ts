import { ClockMoved } from '@langmoi/contracts/directory';
import { PolicyPublished, PovertyView, type PolicyDefinition } from '@langmoi/contracts/poverty';
import { aCaller } from '@langmoi/testing/callers';
import { directoryEvents } from '@langmoi/testing/directory-events';
import { anEvent } from '@langmoi/testing/events';
import { aPlace } from '@langmoi/testing/place';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { publish, startService } from './service';

let poverty: ServiceUnderTest;

beforeAll(async () => {
  poverty = await startService();
});
afterAll(() => poverty?.close());

const policy = (id: string, parent: string | null = null): PolicyDefinition => ({
  ...{ id, title: { vi: id, en: id }, parent, countingUnit: 'households', legalBasis: null, confidence: 'provisional' },
});
const policies = [policy('housing'), policy('credit'), policy('studentCredit', 'credit')];
const record = (support: string, provinceId: string) =>
  poverty.command(
    `POST /years/2020/policies/${support}/records`,
    { asOf: directoryEvents.clock.today, seenVersion: 0, count: 5 },
    aCaller({ provinceId, roles: ['povertyOfficer'] }),
  );
const view = async (provinceId: string) =>
  PovertyView.parse((await poverty.ask('/supports', aCaller({ provinceId, roles: ['auditor'] }))).body);

it('shows everybody of the province the same supports, in one order', async () => {
  const { provinceId } = await aPlace(poverty.database.admin);
  await publish(poverty, provinceId, policies);
  for (const support of ['housing/supported', 'credit/supported', 'housing/approved'])
    expect((await record(support, provinceId)).status).toBe(201);
  expect((await view(provinceId)).supports.map(({ policy: code, measure }) => `${code} ${measure}`)).toEqual([
    ...['credit supported', 'housing approved', 'housing supported'],
  ]);
});

it('shows the policies in the order of their paper, and announces only what is new or different', async () => {
  const { provinceId } = await aPlace(poverty.database.admin);
  const told = async () => (await poverty.events(PolicyPublished.type)).length;
  const before = await told();
  await publish(poverty, provinceId, policies);
  await publish(poverty, provinceId, policies);
  expect((await told()) - before).toBe(3);
  const mended = [policies[0]!, { ...policies[1]!, legalBasis: 'a law' }, policies[2]!];
  await publish(poverty, provinceId, mended);
  expect((await told()) - before).toBe(4);
  expect((await view(provinceId)).policies).toEqual(mended);
});

it('shows nobody a support or a policy of another province', async () => {
  const { provinceId } = await aPlace(poverty.database.admin);
  await publish(poverty, provinceId, policies);
  await record('housing/supported', provinceId);
  const elsewhere = await aPlace(poverty.database.admin);
  expect(await view(elsewhere.provinceId)).toMatchObject({ policies: [], supports: [] });
  expect((await record('housing/supported', elsewhere.provinceId)).body).toMatchObject({
    type: '/problems/policy-not-found',
  });
});

it('lives by the date that the directory tells', async () => {
  const { provinceId } = directoryEvents.clock;
  await publish(poverty, provinceId, policies);
  expect((await record('housing/supported', provinceId)).status).toBe(503);
  await poverty.deliver(ClockMoved, anEvent(ClockMoved, directoryEvents.clock, { provinceid: provinceId }));
  expect((await record('housing/supported', provinceId)).status).toBe(201);
});
