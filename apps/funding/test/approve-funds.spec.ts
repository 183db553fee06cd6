import { FundsRecorded, FundingView, LineView } from '@langmoi/contracts/funding';
import { aCaller } from '@langmoi/testing/callers';
import { aPlace, type Place } from '@langmoi/testing/place';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { startService } from './service';

let funding: ServiceUnderTest;
beforeAll(async () => {
  funding = await startService();
});
afterAll(() => funding?.close());

const disbursed = '/years/2020/programmes/povertyReduction/sources/centralBudget/disbursed/records';
const anOfficer = ({ provinceId }: Place) => aCaller({ provinceId, roles: ['financeOfficer'] });
type Officer = ReturnType<typeof anOfficer>;

const enter = async (author: Officer, seenVersion = 0) => {
  const body = { asOf: '2020-06-30', seenVersion, amount: String(seenVersion + 1), planned: '100' };
  return LineView.parse((await funding.command(`POST ${disbursed}`, body, author)).body);
};
const approve = (by: Officer, version: number, key?: string) =>
  funding.command(`POST ${disbursed}/${version}/approvals`, {}, by, key);
const reject = (by: Officer, version: number, reason = 'Chưa có chứng từ của Kho bạc') =>
  funding.command(`POST ${disbursed}/${version}/rejections`, { reason }, by);
const lines = async (by: Officer) => FundingView.parse((await funding.ask('/lines', by)).body).lines;
const told = async (lineId: string) =>
  (await funding.events(FundsRecorded.type)).filter((data) => data['lineId'] === lineId);

async function aPair() {
  const place = await aPlace(funding.database.admin);
  return { place, author: anOfficer(place), other: anOfficer(place) };
}

it('does not let an officer approve or reject what the same officer entered, and says why', async () => {
  const { author, other } = await aPair();
  const { lineId, actions } = await enter(author);
  const type = '/problems/separation-of-duties';
  expect(actions).toMatchObject(
    ['approveFunds', 'rejectFunds'].map((name) => ({ name, allowed: false, reason: type })),
  );
  for (const answer of [await approve(author, 1), await reject(author, 1)])
    expect(answer).toMatchObject({ status: 403, body: { type, formerDuty: 'enter' } });
  expect((await lines(other))[0]?.actions).toMatchObject([{ allowed: true }, { allowed: true }]);
  expect(await told(lineId)).toEqual([]);
});

it('counts and tells what another officer approved, once, also when two approve at once', async () => {
  const { author, other, place } = await aPair();
  const { lineId } = await enter(author);
  const key = randomUUID();
  const [first, again, third] = await Promise.all([
    approve(other, 1, key),
    approve(other, 1, key),
    approve(anOfficer(place), 1),
  ]);
  expect(again).toEqual(first);
  expect([first?.status, third?.status].sort()).toEqual([200, 409]);
  expect(await lines(author)).toMatchObject([
    {
      current: { version: 1, approval: { state: 'approved', mine: true } },
      actions: [{ allowed: false }, { allowed: false }],
    },
  ]);
  expect(await told(lineId)).toMatchObject([{ version: 1, amount: '1', planned: '100' }]);
});

it('says of an approval, and tells of the record, in which capacity they were given', async () => {
  const { author, other } = await aPair();
  const { lineId } = await enter({ ...author, capacity: 'byOrder' });
  await approve({ ...other, capacity: 'forHead' }, 1);
  expect(await lines(author)).toMatchObject([{ current: { capacity: 'byOrder', approval: { capacity: 'forHead' } } }]);
  expect(await told(lineId)).toMatchObject([{ capacity: 'byOrder' }]);
});

it('keeps a rejected record with its reason, and the figure that counted before', async () => {
  const { author, other } = await aPair();
  await enter(author);
  await approve(other, 1);
  const { lineId } = await enter(author, 1);
  expect((await reject(other, 2)).body).toMatchObject({
    current: { version: 1 },
    history: [{ version: 2, approval: { state: 'rejected', reason: 'Chưa có chứng từ của Kho bạc' } }, {}],
  });
  expect(await approve(other, 2)).toMatchObject({ status: 409, body: { type: '/problems/record-settled' } });
  expect(await told(lineId)).toHaveLength(1);
});

it('leaves behind what waited when a newer record comes, and approves the newest alone', async () => {
  const { author, other } = await aPair();
  await enter(author);
  await enter(other, 1);
  expect(await approve(author, 1)).toMatchObject({ status: 409, body: { type: '/problems/record-settled' } });
  expect((await approve(author, 2)).body).toMatchObject({
    current: { version: 2 },
    history: [{ approval: { state: 'approved', mine: false } }, { approval: { state: 'superseded', mine: true } }],
  });
});

it('knows no record that was never entered, and none of another province', async () => {
  const { author } = await aPair();
  await enter(author);
  const elsewhere = (await aPair()).other;
  for (const [by, version] of [
    [author, 7],
    [elsewhere, 1],
  ] as const)
    expect(await approve(by, version)).toMatchObject({ status: 404, body: { type: '/problems/record-not-found' } });
  expect(await lines(elsewhere)).toEqual([]);
});

it('asks a reason of who rejects', async () => {
  const { author, other } = await aPair();
  await enter(author);
  expect(await reject(other, 1, '')).toMatchObject({ status: 400, body: { type: '/problems/invalid-request' } });
});

it.each<[string, object, string]>([
  ['the author as the approver', { officer_id: 'author' }, 'ck_line_approvals_other'],
  ['somebody else named as the author', { author_id: randomUUID() }, 'fk_line_approvals_record'],
  ['a statement of a paper as approved', { basis: 'stated' }, 'ck_line_approvals_basis'],
  ['a rejection without a reason', { verdict: 'rejected' }, 'ck_line_approvals_reason'],
  ['another word than the two', { verdict: 'perhaps' }, 'ck_line_approvals_verdict'],
])('refuses in the data itself %s', async (_, change, constraint) => {
  const { author, place } = await aPair();
  const { history } = await enter(author);
  const row = {
    ...{ record_id: history[0]?.id, province_id: place.provinceId, author_id: author.userId, basis: 'entered' },
    ...{
      officer_id: randomUUID(),
      verdict: 'approved',
      decided_at: '2020-07-01T00:00:00Z',
      capacity: 'own',
      ...change,
    },
  };
  const written = JSON.stringify(row).replace('"author"', `"${author.userId}"`);
  await expect(
    funding.database.admin.query(
      'INSERT INTO line_approvals SELECT (jsonb_populate_record(NULL::line_approvals, $1::jsonb)).*',
      [written],
    ),
  ).rejects.toMatchObject({ driverError: { constraint } });
});

/** What three officers may do, as a clerk would keep it on paper: author and fate of every version. */
class Book {
  readonly entries: { by: number; state: string }[] = [];

  enter(by: number): void {
    const last = this.entries.at(-1);
    if (last?.state === 'awaiting') last.state = 'superseded';
    this.entries.push({ by, state: 'awaiting' });
  }

  /** The status that somebody meets who approves or rejects a version. */
  settle(by: number, version: number, verdict: string): number {
    const entry = this.entries[version - 1];
    if (!entry) return 404;
    if (entry.state !== 'awaiting') return 409;
    if (entry.by === by) return 403;
    entry.state = verdict;
    return 200;
  }
}

it('agrees with a book kept by hand through any history of entering, approving and rejecting', async () => {
  const step = fc.record({ by: fc.nat(2), what: fc.constantFrom('enter', 'approved', 'rejected'), back: fc.nat(1) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (history) => {
      const place = await aPlace(funding.database.admin);
      const officers = [anOfficer(place), anOfficer(place), anOfficer(place)];
      const book = new Book();
      for (const { by, what, back } of history) {
        const officer = officers[by]!;
        const version = Math.max(book.entries.length - back, 1);
        if (what === 'enter') {
          await enter(officer, book.entries.length);
          book.enter(by);
        } else {
          const { status } = await (what === 'approved' ? approve : reject)(officer, version);
          expect(status).toBe(book.settle(by, version, what));
        }
      }
      const [line] = await lines(officers[0]!);
      const states = book.entries.map(({ state }) => state);
      expect(line?.history.map(({ approval }) => approval.state) ?? []).toEqual([...states].reverse());
      expect(line?.current?.version ?? 0).toBe(states.lastIndexOf('approved') + 1);
    }),
    { numRuns: 25 },
  );
});
