import { FundingSource, type Programme } from '@langmoi/contracts/funding';
import type { ProgrammesView } from '@langmoi/contracts/reporting';
import { groupedBy, pairOf, type LineFact, type Pair } from './facts';
import { dongOf, figureOf, moneyOf, partOf, rateOf, ratioOf, sumOf, type Sum } from './figure';

/** The columns of the table, its total first. */
const programmes: readonly Programme[] = ['all', 'newRural', 'povertyReduction', 'culturalLife'];
const ofTotal = programmes.filter((programme) => programme !== 'all');

/** What the total row adds up, and what the central budget does: the parts of a part are in no total twice. */
const partsOf: Partial<Record<FundingSource, readonly FundingSource[]>> = {
  all: ['centralBudget', 'localBudget', 'integrated', 'credit', 'enterprise', 'community', 'nonGovernment'],
  centralBudget: ['centralInvestment', 'centralRecurrent'],
};

const parentOf = (source: FundingSource): FundingSource | null =>
  source === 'all' ? null : partsOf.centralBudget?.includes(source) ? 'centralBudget' : 'all';

const amount = { ...moneyOf<LineFact>((line) => line.amount), printed: (line: LineFact) => line.printed };

type DisbursedRow = ProgrammesView['disbursed'][number];
type Lines = (source: FundingSource, programme: Programme) => Pair<LineFact>;

/** A year's table as its paper prints it; the newest year that a paper tells of, else that a rehearsal does. */
export function mobilisedOf(lines: readonly LineFact[]): ProgrammesView['mobilised'] {
  const mobilised = lines.filter(({ measure }) => measure === 'mobilised');
  const papers = mobilised.filter(({ rehearsal }) => !rehearsal);
  const years = (papers.length > 0 ? papers : mobilised).map(({ year }) => year);
  if (years.length === 0) return { year: null, programmes: [...programmes], rows: [] };
  const year = Math.max(...years);
  const find = linesOf(mobilised.filter((line) => line.year === year));
  const rows = FundingSource.options.map((fundingSource): ProgrammesView['mobilised']['rows'][number] => ({
    fundingSource,
    parent: parentOf(fundingSource),
    cells: programmes.map((programme) => ({ programme, ...cellOf(find, fundingSource, programme) })),
  }));
  return { year, programmes: [...programmes], rows };
}

function linesOf(lines: readonly LineFact[]): Lines {
  const groups = groupedBy(lines, ({ fundingSource, programme }) => `${fundingSource}/${programme}`);
  return (source, programme) => pairOf(groups.get(`${source}/${programme}`) ?? []);
}

function cellOf(find: Lines, source: FundingSource, programme: Programme) {
  const sums = [programme === 'all' ? acrossOf(find, source) : null, downOf(find, source, programme)];
  const isTotal = source === 'all' && programme === 'all';
  const each = isTotal && sums.every((sum) => sum === null) ? [eachOf(find)] : [];
  return figureOf(find(source, programme), amount, [...sums, ...each]);
}

/** The whole table where papers give no total, neither of a source nor of a programme: each source of each programme. */
function eachOf(find: Lines): Sum | null {
  const values = ofTotal.flatMap((programme) =>
    (partsOf.all ?? []).map((source) => partOf(find(source, programme), amount)),
  );
  return sumOf({ values, what: { vi: 'khoản', en: 'amounts' } });
}

function acrossOf(find: Lines, source: FundingSource): Sum | null {
  const values = ofTotal.map((programme) => partOf(find(source, programme), amount));
  return sumOf({ values, what: { vi: 'chương trình', en: 'programmes' } });
}

function downOf(find: Lines, source: FundingSource, programme: Programme): Sum | null {
  const parts = partsOf[source];
  if (!parts) return null;
  const values = parts.map((part) => partOf(find(part, programme), amount));
  return sumOf({ values, what: { vi: 'nguồn vốn', en: 'sources' } });
}

/** What was paid out of a plan: by year, the newest first, and in the order of the table. */
export function disbursedOf(lines: readonly LineFact[]): DisbursedRow[] {
  const years = groupedBy(
    lines.filter(({ measure }) => measure === 'disbursed'),
    ({ year }) => year,
  );
  return [...years.keys()].sort((a, b) => b - a).flatMap((year) => disbursedIn(year, years.get(year) ?? []));
}

function disbursedIn(year: number, lines: readonly LineFact[]): DisbursedRow[] {
  const find = linesOf(lines);
  return programmes.flatMap((programme) =>
    FundingSource.options.flatMap((fundingSource) => {
      const pair = find(fundingSource, programme);
      if (!pair.paper && !pair.rehearsal) return [];
      const planned = dongOf(pair.paper?.planned ?? null);
      return {
        ...{ year, programme, fundingSource },
        planned: planned === null ? null : amount.text(planned),
        disbursed: figureOf(pair, amount, [downOf(find, fundingSource, programme)]),
        rate: rateOf(pair.paper, paidOf(pair.paper), paidOf(pair.rehearsal)),
      };
    }),
  );
}

const paidOf = (line: LineFact | null) =>
  ratioOf(
    line,
    { part: dongOf(line?.amount ?? null), whole: dongOf(line?.planned ?? null) },
    { vi: 'Đã giải ngân trên kế hoạch vốn của nguồn ấy', en: 'Paid out of the plan of the same source' },
  );
