import type { CultureView, HoldingRecord } from '@langmoi/contracts/culture';
import type { Predecessor } from '@langmoi/contracts/gateway';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { culture, directory } from '../../services';
import { ProvisionalMark } from '../../ui/marks';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { CarriedHoldingsTable } from '../../ui/carried-holdings';
import { useAcross, type Heard } from '../../ui/across';
import { Beside, type BesideRow } from '../../ui/beside';
import { useUnitsDay } from '../../ui/units-switch';
import { numbersOf, wholeFirst } from '../../view/facts';
import { rateText, shareOf } from '../../view/share';
import { besideEachOther } from '../../view/together';
import { CultureForm } from './culture-form';
import type { Column, FactGroup } from './fact-table';
import { Facts, FactsPage, Tables, type Table } from './facts-page';
import { Predecessors } from './predecessors';
import { NoValue, Rate } from './said';

function useColumns(): Column<HoldingRecord>[] {
  const { t, number } = useWords();
  const count = (value: number | null) => (value === null ? <NoValue /> : number(value));
  return [
    { key: 'holders', title: t('culture.holders'), figure: true, show: ({ holders }) => count(holders) },
    { key: 'universe', title: t('culture.universe'), figure: true, show: ({ universe }) => count(universe) },
    {
      ...{ key: 'rate', title: t('facts.rate'), figure: true },
      show: ({ holders, universe, printedRate }) => <Rate share={shareOf(holders, universe)} printed={printedRate} />,
    },
  ];
}

function useGroups({ titles, holdings }: CultureView): FactGroup<HoldingRecord>[] {
  const { t, say } = useWords();
  const columns = useColumns();
  const units = useUnits();
  const nameOf = useUnitName();
  const kindOf = (id: string) => units.find((unit) => unit.id === id);
  const groups = titles.map((title): FactGroup<HoldingRecord> => {
    const own = holdings.filter((holding) => holding.title === title.id);
    return {
      key: title.id,
      title: say(title.title),
      about: (
        <>
          {t('culture.among', { universe: say(title.universe) })} · {title.legalBasis ?? t('poverty.noLaw')}{' '}
          <ProvisionalMark confidence={title.confidence} />
        </>
      ),
      rows: wholeFirst(own, ({ unitId }) => kindOf(unitId)?.level === 'province').map((holding) => {
        const { holdingId: id, unitId, unitName, current, history } = holding;
        const unit = kindOf(unitId);
        return { id, current, history, columns, name: unit ? nameOf(unit) : unitName, to: `/units/${unitId}` };
      }),
    };
  });
  return groups.filter(({ rows }) => rows.length > 0);
}

function useTables(view: CultureView): Table<HoldingRecord>[] {
  const { t } = useWords();
  const groups = useGroups(view);
  return [{ key: 'holdings', title: t('culture.holdings'), first: t('culture.unit'), groups }];
}

function Theirs({ view, of }: { view: CultureView; of: Predecessor }) {
  return (
    <>
      {view.carried && <CarriedHoldingsTable titles={view.titles} carried={view.carried} of={of.provinceId} />}
      <Tables tables={useTables(view)} entering={null} of={of.provinceId} />
    </>
  );
}

/** What each province says of itself as a whole: both numbers are added, and the rate is one over the other. */
function Together({ own, heard }: { own: CultureView; heard: readonly Heard<CultureView>[] }) {
  const { t, say, number, language } = useWords();
  const wholes = useProvinceUnits();
  const views = [own, ...heard.map(({ data }) => data)];
  const rows = besideEachOther(
    views.map(({ holdings }) => holdings.filter(({ unitId }) => wholes.has(unitId))),
    ({ title }) => title,
  ).flatMap(({ key, rows: holdings }): BesideRow[] => {
    const said = holdings.map((one) => numbersOf(one?.current ?? null, ({ holders, universe }) => [holders, universe]));
    const definition = views.flatMap(({ titles }) => titles).find(({ id }) => id === key);
    if (!definition) return [];
    const show = ([part = 0n, whole = 0n]: readonly bigint[]) =>
      `${number(Number(part))}/${number(Number(whole))} (${rateText({ part, whole }, language) ?? '–'})`;
    return [{ key, name: say(definition.title), said, show }];
  });
  return <Beside title={t('predecessor.beside')} first={t('culture.title')} heard={heard} rows={rows} />;
}

/** The units that are one's own province, and those that it took over, as a whole. */
function useProvinceUnits(): ReadonlySet<string> {
  const own = useUnits();
  const { heard } = useAcross(directory.listUnits, (provinceId) => ({ params: { provinceId }, query: {} }));
  const all = [...own, ...heard.flatMap(({ data }) => data)];
  return new Set(all.filter(({ level }) => level === 'province').map(({ id }) => id));
}

function Known({ view }: { view: CultureView }) {
  return (
    <Facts
      tables={useTables(view)}
      actions={view.actions}
      action="recordHolders"
      role="cultureOfficer"
      form={(entry) => <CultureForm view={view} {...entry} />}
    />
  );
}

/** How many hold a title in each unit, and among whom; the culture officer records the next. */
export function CulturePage() {
  const { t } = useWords();
  const query = useUnitsDay();
  const view = useAnswer(culture.listHoldings, { query }, { every: 15_000, keep: true });
  const { heard, missing } = useAcross(culture.listHoldings, () => ({ query }));
  return (
    <FactsPage title={t('nav.culture')} about={t('culture.about')} file="/culture/file" view={view}>
      {(known) => (
        <>
          {known.carried && <CarriedHoldingsTable titles={known.titles} carried={known.carried} />}
          <Together own={known} heard={heard} />
          <Known view={known} />
          <Predecessors heard={heard} missing={missing} to="/culture">
            {(theirs, of) => <Theirs view={theirs} of={of} />}
          </Predecessors>
        </>
      )}
    </FactsPage>
  );
}
