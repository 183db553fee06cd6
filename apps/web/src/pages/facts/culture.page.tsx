import type { CultureView, HoldingRecord } from '@langmoi/contracts/culture';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { culture } from '../../services';
import { ProvisionalMark } from '../../ui/marks';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { CarriedHoldingsTable } from '../../ui/carried-holdings';
import { useUnitsDay } from '../../ui/units-switch';
import { wholeFirst } from '../../view/facts';
import { shareOf } from '../../view/share';
import { CultureForm } from './culture-form';
import type { Column, FactGroup } from './fact-table';
import { Facts, FactsPage } from './facts-page';
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

function Known({ view }: { view: CultureView }) {
  const { t } = useWords();
  const groups = useGroups(view);
  return (
    <Facts
      tables={[{ key: 'holdings', title: t('culture.holdings'), first: t('culture.unit'), groups }]}
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
  const view = useAnswer(culture.listHoldings, { query: useUnitsDay() }, { every: 15_000, keep: true });
  return (
    <FactsPage title={t('nav.culture')} about={t('culture.about')} view={view}>
      {(known) => (
        <>
          {known.carried && <CarriedHoldingsTable titles={known.titles} carried={known.carried} />}
          <Known view={known} />
        </>
      )}
    </FactsPage>
  );
}
