import { SupportMeasure, type PolicyDefinition } from '@langmoi/contracts/poverty';
import type { ProgrammesView } from '@langmoi/contracts/reporting';
import { groupedBy, pairOf, type Pair, type ProgrammeFacts, type SupportFact } from './facts';
import { countedBy, figureOf, moneyOf, partOf, rateOf, ratioOf, sumOf, type Sum } from './figure';

type SupportRow = ProgrammesView['supports'][number];
type Known = Pick<ProgrammeFacts, 'policies' | 'supports'>;
type Measured = ReturnType<typeof moneyOf<SupportFact>>;

const count = countedBy<SupportFact>((support) => support.count);
const amount = moneyOf<SupportFact>((support) => support.amount);

/** Whoever was approved was paid, or was not and the paper says why. */
const outcomes: readonly SupportMeasure[] = ['paid', 'absent', 'supportedElsewhere'];

/** Policies by year, the newest first, in the order of their paper, each followed by its parts. */
export function supportsOf({ policies, supports }: Known): SupportRow[] {
  const years = groupedBy(supports, ({ year }) => year);
  return [...years.keys()]
    .sort((a, b) => b - a)
    .flatMap((year) => rowsOf(year, { policies, supports: years.get(year) ?? [] }));
}

function rowsOf(year: number, known: Known): SupportRow[] {
  const ids = new Set(known.policies.map(({ id }) => id));
  const wholes = new Set(known.policies.map(({ parent }) => parent));
  const wholeFirst = (a: PolicyDefinition, b: PolicyDefinition) => Number(wholes.has(b.id)) - Number(wholes.has(a.id));
  const under = (parent: string | null): PolicyDefinition[] =>
    known.policies
      .filter((one) => (one.parent !== null && ids.has(one.parent) ? one.parent : null) === parent)
      .sort(
        (a, b) =>
          placeOf(a, known) - placeOf(b, known) || wholeFirst(a, b) || a.title.vi.localeCompare(b.title.vi, 'vi'),
      )
      .flatMap((one) => [one, ...under(one.id)]);
  return under(null).flatMap((definition) => rowOf(year, definition, known) ?? []);
}

/** The line of the paper that first speaks of a policy. */
function placeOf({ id }: PolicyDefinition, { supports }: Known): number {
  return Math.min(...supports.filter(({ policy }) => policy === id).map(({ source }) => source?.line ?? Infinity));
}

function rowOf(year: number, definition: PolicyDefinition, known: Known): SupportRow | null {
  const find = (policy: string, measure: SupportMeasure): Pair<SupportFact> =>
    pairOf(known.supports.filter((one) => one.policy === policy && one.measure === measure));
  const said = SupportMeasure.options.filter((measure) => {
    const { paper, rehearsal } = find(definition.id, measure);
    return paper ?? rehearsal;
  });
  if (said.length === 0) return null;
  const parts = partsOf(definition, known.policies);
  const measures = said.map((measure) => {
    const pair = find(definition.id, measure);
    const sums = (of: Measured): (Sum | null)[] => [
      sumOfPairs(
        parts.map(({ id }) => find(id, measure)),
        of,
        { vi: 'phần của chính sách', en: 'parts of the policy' },
      ),
      measure === 'approved' ? outcomesOf(find, definition.id, of) : null,
    ];
    return {
      measure,
      period: (pair.paper ?? pair.rehearsal)?.period ?? null,
      count: figureOf(pair, count, sums(count)),
      amount: figureOf(pair, amount, sums(amount)),
    };
  });
  return { year, policy: definition.id, definition, measures, rate: paidRateOf(find, definition.id) };
}

/** Parts counted in another unit than the whole are not added: a household that borrows twice is two borrowings. */
function partsOf({ id, countingUnit }: PolicyDefinition, policies: readonly PolicyDefinition[]): PolicyDefinition[] {
  const parts = policies.filter(({ parent }) => parent === id);
  return parts.every((part) => part.countingUnit === countingUnit) ? parts : [];
}

/** Only of parts that are all known: half of a whole says nothing about it. */
const sumOfPairs = (pairs: readonly Pair<SupportFact>[], of: Measured, what: Sum['how']): Sum | null =>
  sumOf({ values: pairs.map((pair) => partOf(pair, of)), what, complete: true });

type Find = (policy: string, measure: SupportMeasure) => Pair<SupportFact>;

const outcomesOf = (find: Find, policy: string, of: Measured): Sum | null =>
  sumOfPairs(
    outcomes.map((measure) => find(policy, measure)),
    of,
    {
      vi: 'kết quả: đã chi, vắng mặt, đã được hỗ trợ nơi khác',
      en: 'outcomes: paid, absent, supported elsewhere',
    },
  );

/** Null where nobody speaks of a payment. */
function paidRateOf(find: Find, policy: string): SupportRow['rate'] {
  const [paid, approved] = [find(policy, 'paid'), find(policy, 'approved')];
  if (!paid.paper && !paid.rehearsal) return null;
  const ratio = (of: 'paper' | 'rehearsal') =>
    ratioOf(
      paid[of],
      {
        part: paid[of] && count.of(paid[of]),
        whole: approved[of] ? count.of(approved[of]) : approved.paper && count.of(approved.paper),
      },
      {
        vi: 'Số đã chi trên số được duyệt, theo đơn vị đếm của chính sách',
        en: 'Paid of approved, in the policy’s unit',
      },
    );
  return rateOf(paid.paper, ratio('paper'), ratio('rehearsal'));
}
