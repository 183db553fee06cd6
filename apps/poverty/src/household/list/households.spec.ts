import { HouseholdContent, RelationToHead } from '@langmoi/contracts/households';
import { csvOf } from '@langmoi/domain/csv';
import { csvCell } from '@langmoi/facts/table-answer';
import { listRows } from '@langmoi/facts/lists/list-file';
import { takeList } from '@langmoi/facts/lists/list';
import fc from 'fast-check';
import type { HouseholdRow } from '../household.entity';
import { contentIn, householdList, type RegisterGround } from './households';
import { birthOf, membersCell, membersIn } from './members-cell';

const standard: RegisterGround['standards'][number] = {
  ...{ id: '2016-2021', title: { vi: 'Chuẩn', en: 'A standard' }, legalBasis: 'Quyết định thử' },
  ...{ fromOn: '2016-01-01', toOn: null, confidence: 'provisional' },
};
const decision = { number: '12/QĐ-UBND', date: '2019-12-24', authority: 'UBND xã Thử' };

/** Any text that the form lets in: with the signs that cells are written by, spaces, formulas, and marks in two forms. */
const text = (maxLength: number) =>
  fc
    .string({ unit: fc.constantFrom(...'aBảữ1;,=+@-\'"•/ \u0301\n'), minLength: 2, maxLength })
    .map((one) => one.normalize('NFC'))
    .filter((one) => one.trim().length >= 2);
const digits = (n: number) => fc.stringMatching(new RegExp(`^\\d{${n}}$`));
const birth = fc.oneof(
  fc.integer({ min: 1900, max: 2020 }).map(String),
  fc
    .date({ min: new Date('1930-01-01'), max: new Date('2020-06-30'), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10)),
);
const member = fc.record({
  ...{ name: text(20), birth, relation: fc.constantFrom(...RelationToHead.options.slice(1)) },
  identityNumber: fc.option(fc.oneof(digits(9), digits(12))),
});

const content = fc
  .record({
    ...{
      hamlet: text(20),
      address: fc.option(text(20)),
      phone: fc.constantFrom(null, '0909123456', '+84 909.123.456'),
    },
    members: fc.tuple(fc.array(member, { maxLength: 3 }), fc.array(member, { maxLength: 3 }), member),
    classification: fc.constantFrom('poor' as const, 'nearPoor' as const),
  })
  .map(({ members: [before, after, head], ...said }) => ({
    ...{
      ...said,
      members: [...before, { ...head, relation: 'head' as const }, ...after],
      since: '2020-01-01',
      decision,
    },
  }))
  .filter((one) => HouseholdContent.safeParse(one).success)
  .map((one) => HouseholdContent.parse(one));

const rowOf = (one: HouseholdContent, number: number): HouseholdRow => ({
  ...{ ...one, id: `household-${number}`, provinceId: 'p', unitId: 'u', number, standard: standard.id, version: 1 },
  ...{ rehearsal: true, leftOn: null, leftReason: null, leftBy: null },
});

const groundOf = (households: readonly HouseholdRow[]): RegisterGround => ({
  ...{ today: '2020-07-01', closed: null, standards: [standard], households, takesNew: true },
});

/** The file as a person sends it who changed these cells of each row. */
const sent = (ground: RegisterGround, edit: Readonly<Record<string, string>> = {}) => {
  const [headings = [], ...rows] = [...listRows(householdList(ground))].map((cells) => cells.map(csvCell));
  const edited = rows.map((cells) => cells.map((cell, at) => edit[headings[at] ?? ''] ?? cell));
  return Buffer.from(csvOf([headings, ...edited]));
};

async function taken(ground: RegisterGround, file: Buffer) {
  const list = householdList(ground);
  const sending = { answers: [], onlyValid: true, language: 'vi' as const };
  const sheet = { fileName: 'x.csv', content: file };
  const tried = await takeList(list, { ...sending, sheet }, () => Promise.resolve());
  const said: HouseholdContent[] = [];
  const byId = new Map(ground.households.map((one) => [one.id, one]));
  await takeList(list, { ...sending, sheet, plan: tried.plan }, (changes) => {
    said.push(...changes.map((change) => contentIn(change, byId.get(change.key))));
    return Promise.resolve();
  });
  return { tried, said };
}

const registers = fc
  .array(content, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((one, at) => rowOf(one, at + 1)));

it('comes back without a change, whatever the register holds', () =>
  fc.assert(
    fc.asyncProperty(registers, async (households) => {
      const ground = groundOf(households);
      const { tried } = await taken(ground, sent(ground));
      expect([tried.rows, tried.counts.same, tried.questions]).toEqual([[], households.length, []]);
    }),
    { numRuns: 300 },
  ));

it('changes in each household what was written anew, and nothing beside it', () =>
  fc.assert(
    fc.asyncProperty(registers, async (households) => {
      const ground = groundOf(households.map((one) => ({ ...one, phone: null })));
      const { said } = await taken(ground, sent(ground, { 'Điện thoại': '0900 000 000' }));
      const kept = ({ members, classification, since, decision: paper }: HouseholdContent | HouseholdRow) => ({
        ...{ members, classification, since, paper },
      });
      expect(said.map(kept)).toEqual(households.map(kept));
      expect(said.map(({ phone }) => phone)).toEqual(households.map(() => '0900 000 000'));
    }),
    { numRuns: 200 },
  ));

const plainName = fc
  .string({ unit: fc.constantFrom(...'aBảữ '), minLength: 2, maxLength: 9 })
  .map((one) => `x${one.trim()}y`);

it('reads members from a cell as it writes them, and tells which of them is none', () => {
  const plain = fc.array(
    fc.record({
      ...{ name: plainName, birth },
      relation: fc.constantFrom(...RelationToHead.options),
      identityNumber: fc.option(digits(12)),
    }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(plain, fc.nat(), (members, at) => {
      expect(membersIn(membersCell(members))).toEqual(members);
      if (members.length === 0) return;
      const parts = membersCell(members).split(';');
      const broken = at % parts.length;
      parts[broken] = parts[broken]!.replace(/,[^,]*,/, ', hàng xóm,');
      expect(membersIn(parts.join(';'))).toEqual({ unread: broken + 1 });
    }),
  );
});

it.each([
  ['Lý A, vợ, 1960', 'spouse', '1960'],
  ['Lý A,  Con trai , 30.4.1990, 000 000 018', 'child', '1990-04-30'],
  ['Lý A, cha/mẹ, 01/02/1940;', 'parent', '1940-02-01'],
])('takes relations and days as people write them: %s', (cell, relation, day) => {
  expect(membersIn(cell)).toMatchObject([{ name: 'Lý A', relation, birth: day }]);
  expect(birthOf('khoảng 1958')).toBe('khoảng 1958');
});
