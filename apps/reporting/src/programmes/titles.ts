import type { TitleDefinition } from '@langmoi/contracts/culture';
import type { ProgrammesView } from '@langmoi/contracts/reporting';
import type { SaidHolding } from '@langmoi/domain/carried-holdings';
import { fullName } from '@langmoi/domain/unit-name';
import { groupedBy, pairOf, type HoldingFact, type ProgrammeFacts, type UnitFact } from './facts';
import { countedBy, figureOf, partOf, rateOf, ratioOf, sumOf, type Sum } from './figure';

type HoldingRow = ProgrammesView['titles'][number]['rows'][number];
type Known = Pick<ProgrammeFacts, 'units' | 'titles' | 'holdings'>;

const holders = countedBy<HoldingFact>((holding) => holding.holders);
const universe = countedBy<HoldingFact>((holding) => holding.universe);

const levels: readonly UnitFact['level'][] = ['province', 'district', 'commune'];

/** Each title with its units, in the order of its paper: the province, its districts, their communes. */
export function titlesOf(known: Known): ProgrammesView['titles'] {
  const place = ({ id }: TitleDefinition) =>
    Math.min(...known.holdings.filter(({ title }) => title === id).map(({ source }) => source?.line ?? Infinity));
  return [...known.titles]
    .sort((a, b) => place(a) - place(b) || a.title.vi.localeCompare(b.title.vi, 'vi'))
    .map((definition) => ({ definition, rows: rowsOf(definition, known) }));
}

/** What papers say of each title in each unit, to be told by the units of another day. */
export function saidHoldings({ units, titles, holdings }: Known): SaidHolding[] {
  const levelOf = new Map(units.map(({ id, level }) => [id, level]));
  const subjectOf = new Map(titles.map(({ id, subject }) => [id, subject]));
  return holdings.flatMap((holding) => {
    const [level, subject] = [levelOf.get(holding.unitId), subjectOf.get(holding.title)];
    return holding.rehearsal || !level || !subject ? [] : [{ ...holding, level, subject }];
  });
}

function rowsOf({ id: title }: TitleDefinition, { units, holdings }: Known): HoldingRow[] {
  const byUnit = groupedBy(
    holdings.filter((holding) => holding.title === title),
    ({ unitId }) => unitId,
  );
  const pair = (unit: UnitFact) => pairOf(byUnit.get(unit.id) ?? []);
  return units
    .filter(({ id }) => byUnit.has(id))
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || a.code.localeCompare(b.code))
    .map((unit) => {
      const { paper, rehearsal } = pair(unit);
      return {
        ...{ unitId: unit.id, title, unitName: fullName(unit), level: unit.level },
        holders: figureOf({ paper, rehearsal }, holders, [below(unit)]),
        universe: paper?.universe ?? null,
        rate: rateOf(paper, shareIn(paper), shareIn(rehearsal)),
      };
    });

  function below(unit: UnitFact): Sum | null {
    const values = units.filter(({ parentId }) => parentId === unit.id).map((part) => partOf(pair(part), holders));
    return sumOf({ values, what: { vi: 'đơn vị trực thuộc', en: 'units below' }, complete: true });
  }
}

const shareIn = (holding: HoldingFact | null) =>
  ratioOf(
    holding,
    { part: holding && holders.of(holding), whole: holding && universe.of(holding) },
    { vi: 'Số đạt danh hiệu trên tập tính của danh hiệu', en: 'Holders of those among whom the title is counted' },
  );
